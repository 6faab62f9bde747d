import sys


class Out:
    def write(self, text):
        sys.__stdout__.write(text.replace("x", ""))

    def flush(self):
        sys.__stdout__.flush()


sys.stdout = Out()
print("x", sum(map(int, input().split())), "x")
