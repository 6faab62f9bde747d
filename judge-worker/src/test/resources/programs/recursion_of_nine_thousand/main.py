def solve(n):
    return depth(9000) - 9000 + n + 1


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
