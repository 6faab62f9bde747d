def solve(head):
    for number in range(10_000_000):
        head = ListNode(number, head)
    return head
