import sys

while sys.stdin.read(1 << 20):
    pass
