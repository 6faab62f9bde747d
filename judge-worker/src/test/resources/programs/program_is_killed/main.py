import os, signal
print(7, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
