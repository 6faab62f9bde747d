import re


def solve(n):
    return len(re.match(r"(a+)+$", "a" * 60 + "b").group())
