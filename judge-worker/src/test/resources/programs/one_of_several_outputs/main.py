def solve(n):
    return [len(n) - 1, 0]
