def solve(n):
    total = 0
    for i in range(3_000_000):
        total += i & n
    return n + 1
