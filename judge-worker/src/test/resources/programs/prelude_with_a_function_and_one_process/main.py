def solve(n):
    return after(n)
