import sys


def solve(n):
    while True:
        print("flood" * 100, file=sys.stderr)
