def solve(n):
    exit()
