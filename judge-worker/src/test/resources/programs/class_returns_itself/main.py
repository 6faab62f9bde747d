class Counter:
    def __init__(self, start: int):
        self.value = start

    def add(self, n: int):
        self.value += n
        return self

    def total(self) -> int:
        return self.add(0).value
