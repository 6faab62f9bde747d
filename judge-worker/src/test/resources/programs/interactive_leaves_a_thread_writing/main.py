import os
import threading


def write():
    while True:
        os.write(1, b"x" * 1000)


print(37, flush=True)
input()
threading.Thread(target=write, daemon=True).start()
