import no_such_module


def solve(n):
    return n + 1
