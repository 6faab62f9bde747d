import os
while True:
    if not os.read(0, 1):
        raise EOFError
