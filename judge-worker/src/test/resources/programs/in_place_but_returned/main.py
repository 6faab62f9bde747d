def solve(k, n):
    return n[-k:] + n[:-k]
