def solve(n):
    return n + 1


raise ValueError
