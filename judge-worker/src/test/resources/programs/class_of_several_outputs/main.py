import random


class RandomizedSet:
    def __init__(self):
        self.values = set()

    def insert(self, val):
        before = len(self.values)
        self.values.add(val)
        return len(self.values) > before

    def getRandom(self):
        return random.choice(list(self.values))
