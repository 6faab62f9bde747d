def solve(n):
    return complex(0.1 * n, 0)
