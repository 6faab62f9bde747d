import sys


class Deep:
    def __init__(self):
        sys.setrecursionlimit(100_000)

    def down(self, levels):
        return 1 + self.down(levels - 1) if levels else 0
