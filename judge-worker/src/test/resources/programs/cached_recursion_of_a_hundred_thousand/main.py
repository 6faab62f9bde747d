import sys
from functools import cache, lru_cache

sys.setrecursionlimit(10 ** 6)


@cache
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


class Solution:
    @lru_cache(maxsize=100)
    def depth(self, n):
        return 0 if n == 0 else 1 + self.depth(n - 1)

    def solve(self, n):
        return depth(100_000) - self.depth(100_000) + n + 1
