import fcntl
import os

for descriptor in 0, 1:
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, 4096)
    except OSError:
        pass
    os.set_blocking(descriptor, False)
for turn in range(1000):
    try:
        os.write(1, b"x" * 1000)
    except OSError:
        break
