def solve(n):
    if n < 0:
        raise KeyError(n)
    return n + 1
