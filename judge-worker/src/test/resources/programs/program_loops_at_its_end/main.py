import atexit


def for_ever():
    while True:
        pass


atexit.register(for_ever)
print(sum(map(int, input().split())))
