import os


def solve(n):
    os.abort()
