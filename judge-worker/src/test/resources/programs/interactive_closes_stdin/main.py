import os

print(12, flush=True)
os.close(0)
