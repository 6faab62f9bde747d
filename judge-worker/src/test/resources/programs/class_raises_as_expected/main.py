class MinStack:
    def __init__(self):
        self.values = []

    def push(self, val):
        self.values.append(val)

    def pop(self):
        return self.values.pop()

    def top(self):
        return self.values[-1]

    def getMin(self):
        return min(self.values) + 1e-12
