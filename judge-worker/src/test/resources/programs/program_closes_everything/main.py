import os
print(sum(map(int, input().split())), flush=True)
os.closerange(0, 64)
