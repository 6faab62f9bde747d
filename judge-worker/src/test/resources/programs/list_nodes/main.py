# class ListNode:
#     def __init__(self, val=0, next=None):
#         self.val = val
#         self.next = next
class Solution:
    def solve(self, lists: List[Optional[ListNode]]) -> List[Optional[ListNode]]:
        return list(map(self.reversed, lists))

    def reversed(self, head: Optional[ListNode]) -> Optional[ListNode]:
        last = None
        while head:
            assert isinstance(head, ListNode)
            last, head = ListNode(head.val, last), head.next
        return last
