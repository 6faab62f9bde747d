import os


def solve(n):
    if os.listdir("/tmp"):
        return 0
    with open(f"/tmp/left-{n}", "w") as file:
        file.write("behind")
    return n + 1
