def solve(k, n):
    for key in n:
        n[key] += k
