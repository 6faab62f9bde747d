import sys
from functools import cache

sys.setrecursionlimit(10 ** 9)


@cache
def solve(n):
    return solve(n + 1)
