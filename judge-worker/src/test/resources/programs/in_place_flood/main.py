def solve(k, n):
    n *= 6_000_000
