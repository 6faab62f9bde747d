def solve(n):
    if n == -1:
        raise ValueError("negative")
    return n + 1 if n > 0 else 1 // 0
