def solve(a, b):
    return a
