import sys


def solve(n):
    sys.setrecursionlimit(2 ** 31 - 1)
    return deeper([n])


def deeper(chain):
    return deeper([chain] * 100)
