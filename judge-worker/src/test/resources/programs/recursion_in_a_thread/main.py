import sys
import threading
from functools import cache

sys.setrecursionlimit(10 ** 7)
threading.stack_size(2 ** 27)


@cache
def cached(n):
    return 0 if n == 0 else 1 + cached(n - 1)


def plain(n):
    return 0 if n == 0 else 1 + plain(n - 1)


def solve(n):
    depths = []
    thread = threading.Thread(target=lambda: depths.extend((plain(100_000), cached(25_000))))
    thread.start()
    thread.join()
    return sum(depths) - 125_000 + n + 1
