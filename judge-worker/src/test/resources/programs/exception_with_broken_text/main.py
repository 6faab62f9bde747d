class Broken(Exception):
    def __str__(self):
        raise RuntimeError("no text")

    __repr__ = __str__


def solve(n):
    raise Broken()
