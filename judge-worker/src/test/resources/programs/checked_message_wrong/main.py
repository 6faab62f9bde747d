def solve(n):
    raise ValueError(f"expected more than 0, got {n}")
