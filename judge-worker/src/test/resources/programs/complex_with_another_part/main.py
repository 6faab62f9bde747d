def solve(n):
    return n - 1j
