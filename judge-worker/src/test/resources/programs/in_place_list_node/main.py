def solve(k, it):
    values = []
    node = it and it.next
    while node:
        values.append(node.val)
        node = node.next
    node = it
    while values:
        node.next = ListNode(values.pop())
        node = node.next
