import sys

print(sum(map(int, sys.stdin.read().split())))
sys.exit(7)
