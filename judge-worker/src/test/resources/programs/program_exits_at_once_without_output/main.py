import os
print(7)
os._exit(0)
