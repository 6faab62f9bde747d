class Total:
    def __init__(self, value):
        self.value = value


class Counter:
    def __init__(self, start: int):
        self.value = start

    def add(self, n: int) -> None:
        self.value += n

    def total(self) -> Total:
        return Total(self.value)
