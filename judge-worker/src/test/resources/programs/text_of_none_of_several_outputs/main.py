def solve(n):
    return f"{n} heads tails"
