def solve(n):
    while True:
        n += 1
