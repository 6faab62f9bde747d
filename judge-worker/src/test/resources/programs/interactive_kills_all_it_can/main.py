import os
import signal

print(12, flush=True)
for victim in 1, os.getppid(), -1, os.getpid():
    try:
        os.kill(victim, signal.SIGKILL)
    except OSError:
        pass
