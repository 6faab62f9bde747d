from itertools import chain


def solve(n):
    numbers = iter([n + 1])
    for _ in range(1_400_000):
        numbers = chain(numbers)
    return next(numbers)
