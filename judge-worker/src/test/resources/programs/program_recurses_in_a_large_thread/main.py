import functools
import sys
import threading

sys.setrecursionlimit(10 ** 6)
threading.stack_size(256 << 20)


@functools.cache
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def main():
    assert depth(50_000) == 50_000
    print(sum(map(int, input().split())))


thread = threading.Thread(target=main)
thread.start()
thread.join()
