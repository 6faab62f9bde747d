class LRUCache:
    def __init__(self, capacity):
        self.capacity = int(input())

    def get(self, key):
        return -1

    def put(self, key, value):
        pass
