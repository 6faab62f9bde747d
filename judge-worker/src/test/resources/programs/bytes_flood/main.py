def solve(n):
    return bytes(60_000_000)
