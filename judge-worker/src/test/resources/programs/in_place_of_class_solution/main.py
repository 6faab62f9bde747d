class Solution:
    def solve(self, k: int, n: List[int]) -> None:
        for _ in range(k):
            n.insert(0, n.pop())
