def solve(n):
    return 10 ** 150_000
