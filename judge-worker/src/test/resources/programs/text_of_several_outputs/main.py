def solve(n):
    return f"  {n}   tail\nheads "
