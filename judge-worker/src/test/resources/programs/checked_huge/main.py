def solve(n):
    return [0] * 20_000_000
