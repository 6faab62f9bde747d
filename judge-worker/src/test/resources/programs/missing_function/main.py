def slove(n):
    return n + 1
