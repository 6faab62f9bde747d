def solve(n):
    return divide(n)


def divide(n):
    return n / 0
