def find(n):
    return n + 1
