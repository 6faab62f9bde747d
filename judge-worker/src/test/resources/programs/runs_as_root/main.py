import os


def solve(n):
    assert os.getuid() != 0
    return n + 1
