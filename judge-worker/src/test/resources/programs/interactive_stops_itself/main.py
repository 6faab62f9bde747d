import os
import signal

print(12, flush=True)
os.kill(os.getpid(), signal.SIGSTOP)
