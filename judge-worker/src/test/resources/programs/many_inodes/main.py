def solve(n):
    for number in range(100_000):
        open(f"/tmp/{number}", "w").close()
    return n + 1
