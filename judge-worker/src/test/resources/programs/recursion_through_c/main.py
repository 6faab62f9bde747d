import functools
import sys

sys.setrecursionlimit(10 ** 6)
DEPTH = 20_000


def by_map(n):
    return 0 if n == 0 else 1 + sum(map(by_map, [n - 1]))


def by_sorted(n):
    return 0 if n == 0 else 1 + sorted([n - 1], key=by_sorted)[0] * 0


def by_generators(n):
    if n:
        yield from by_generators(n - 1)
    else:
        yield DEPTH


def by_generator_expression(n):
    return 0 if n == 0 else 1 + sum(by_generator_expression(less) for less in [n - 1])


def by_partial(n):
    return 0 if n == 0 else 1 + functools.partial(by_partial, n - 1)()


class ByCall:
    def __call__(self, n):
        return 0 if n == 0 else 1 + self(n - 1)


class ByAttribute:
    def __init__(self, n):
        self.n = n

    def __getattr__(self, name):
        return 0 if self.n == 0 else 1 + ByAttribute(self.n - 1).depth


class ByMissing(dict):
    def __missing__(self, n):
        return 0 if n == 0 else 1 + self[n - 1]


class ByComparison:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == 0 or ByComparison(self.n - 1) == other


def solve(n):
    depths = {by_map(DEPTH), next(by_generators(DEPTH)), by_generator_expression(DEPTH),
              by_partial(DEPTH), ByCall()(DEPTH), ByAttribute(DEPTH).depth, ByMissing()[DEPTH]}
    assert depths == {DEPTH}, depths
    assert ByComparison(DEPTH) == 0 and by_sorted(DEPTH) == 1
    return n + 1
