class Stack:
    def __init__(self):
        self.items = []

    def append(self, item):
        self.items.append(item)

    def size(self):
        return self.count(len(self.items))

    def count(self, left):
        return 0 if left == 0 else 1 + self.count(left - 1)
