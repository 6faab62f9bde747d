def solve(n):
    return [10 ** 99_998] * 3
