def solve(n):
    value = []
    for _ in range(200):
        value = [value]
    return value
