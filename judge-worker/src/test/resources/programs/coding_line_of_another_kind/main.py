# coding: utf-16
def solve(n):
    return n + 1
