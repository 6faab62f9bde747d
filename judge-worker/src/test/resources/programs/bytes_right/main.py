def solve(n):
    return bytearray(range(n))
