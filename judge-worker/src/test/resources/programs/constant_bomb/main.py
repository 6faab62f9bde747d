def solve(n):
    return n + 1


huge = lambda: ((1 << 60) << 60) ** 100000 ** 100
