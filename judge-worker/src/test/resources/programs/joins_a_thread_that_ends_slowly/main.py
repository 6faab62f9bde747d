import ctypes
import threading
import time

libc = ctypes.CDLL(None)
key = ctypes.c_uint()
# The C library calls this with the thread's value, after python has left the thread.
libc.pthread_key_create(ctypes.byref(key), libc.usleep)


def solve(n):
    thread = threading.Thread(target=libc.pthread_setspecific, args=(key, ctypes.c_void_p(900_000)))
    thread.start()
    before = time.process_time()
    thread.join()
    return n + 1 if time.process_time() - before < 0.01 else 0
