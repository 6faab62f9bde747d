from math import gcd


def LCM(a, b):
    return a * b // gcd(a, b)
