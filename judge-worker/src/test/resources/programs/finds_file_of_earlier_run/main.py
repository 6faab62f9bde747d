import os


def solve(n):
    return n + 1 if os.listdir("/tmp") == [] else 0
