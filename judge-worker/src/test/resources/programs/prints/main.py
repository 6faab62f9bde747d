import sys

print("at import")


def solve(n):
    print("in the call", n, "\u00e9", "\ud800")
    print("to standard error", file=sys.stderr)
    return n + 1
