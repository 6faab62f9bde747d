def solve(n):
    return 10 ** 10 ** 8 % 7
