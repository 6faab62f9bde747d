class Solution:
    class Cell:
        def __init__(self, value):
            self.value = value

    class Counter:
        def __init__(self, start: int):
            self.cell = Solution.Cell(start)

        def add(self, n: int) -> None:
            self.cell.value += n

        def total(self) -> int:
            return self.cell.value
