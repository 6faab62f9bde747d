class Endless:
    val = 1

    @property
    def next(self):
        return Endless()


def solve(head):
    return Endless()
