def solve(n):
    raise ValueError("x" * (30 << 20))
