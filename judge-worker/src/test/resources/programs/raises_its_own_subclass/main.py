class Negative(ValueError, ArithmeticError):
    pass


def solve(n):
    if n < 0:
        raise Negative(n)
    return n + 1
