def solve(n):
    value = []
    for _ in range(100):
        value = [value, value]
    return value
