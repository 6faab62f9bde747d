class Solution:
    def add(self, a: Optional[int], b: int) -> int:
        return self.sum([a, b])

    def sum(self, numbers: List[int]) -> int:
        return sum(numbers)
