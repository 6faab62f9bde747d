import time


def solve(n):
    time.sleep(3600)
