def solve(n):
    with open("/tmp/sparse", "wb") as file:
        file.truncate(1 << 40)
    return n + 1
