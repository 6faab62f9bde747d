def solve(n):
    return [n] * 999_999
