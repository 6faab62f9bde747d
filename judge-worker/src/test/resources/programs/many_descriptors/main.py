import os


def solve(n):
    while True:
        os.open("/dev/zero", os.O_RDONLY)
