import os
import sys


def solve(n):
    os.write(1, b"\xff\xfe\x80\x00")
    sys.stdout.buffer.write(b"\xc3\x28")
    return n + 1
