from decimal import Decimal


def solve(n):
    return Decimal("0.10") * n
