class Last:
    def __del__(self):
        while True:
            pass


def solve(n):
    last = Last()
    last.itself = last
    return n + 1
