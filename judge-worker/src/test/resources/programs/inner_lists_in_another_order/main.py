def pairs(n):
    return [[i + 1, i] for i in reversed(range(n))]
