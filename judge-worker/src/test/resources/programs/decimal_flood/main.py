from decimal import Decimal


def solve(n):
    return [Decimal("1" * 1_000_000)] * 100
