import os


def solve(n):
    os.kill(os.getpid(), 9)
