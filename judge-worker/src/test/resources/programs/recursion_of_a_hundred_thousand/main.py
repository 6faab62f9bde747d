import sys

sys.setrecursionlimit(10 ** 6)


def solve(n):
    return depth(100_000) - 100_000 + n + 1


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
