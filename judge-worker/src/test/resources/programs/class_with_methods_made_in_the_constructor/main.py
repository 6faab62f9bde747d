from functools import partial


class LRUCache:
    def __init__(self, capacity):
        self.values = {}
        self.get = partial(LRUCache.find, self)
        self.put = partial(LRUCache.keep, self, capacity)

    def find(self, key):
        value = self.values.pop(key, None)
        if value is None:
            return -1
        self.values[key] = value
        return value

    def keep(self, capacity, key, value):
        self.values.pop(key, None)
        self.values[key] = value
        if len(self.values) > capacity:
            del self.values[next(iter(self.values))]
        return "what a method returns that is to return None does not matter"
