def solve(n):
    return 0.1 * n
