def solve(k, n):
    n.append(n)
