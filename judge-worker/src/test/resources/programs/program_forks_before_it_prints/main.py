import os
os.fork()
print(sum(map(int, input().split())))
