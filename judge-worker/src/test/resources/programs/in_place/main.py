def solve(k, n):
    n[:] = n[-k:] + n[:-k]
    return 7
