def solve(n):
    raise ValueError("a" * 60 + "!")
