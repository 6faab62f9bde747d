def solve(n):
    numbers = iter([n + 1])
    for _ in range(1_200_000):
        numbers = filter(None, numbers)
    return next(numbers)
