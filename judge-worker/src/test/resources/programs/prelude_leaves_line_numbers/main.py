def solve(n):
    return after(n) / 0
