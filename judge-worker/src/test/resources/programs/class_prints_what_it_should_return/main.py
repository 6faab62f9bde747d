class MinStack:
    def __init__(self):
        self.values = []

    def push(self, val):
        self.values.append(val)

    def pop(self):
        return self.values.pop()

    def top(self):
        print(self.values[-1])

    def getMin(self):
        print(min(self.values) + 1e-12)
