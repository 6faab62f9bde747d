"""The stack size of threads that a program starts, and how these threads end."""

import ctypes
import os
import threading

# Enough for most recursions that the interpreter allows in C; all of it counts against RLIMIT_DATA.
_STACK_BYTES = 4 << 20
# At least the size of the C library's pthread_attr_t.
_PTHREAD_ATTR_BYTES = 256


def set_stack_size():
    """Sets the size also for threads that libraries start: their default is the main stack's limit, which is far too large."""
    threading.stack_size(_STACK_BYTES)
    libc = ctypes.CDLL(None)
    attributes = ctypes.create_string_buffer(_PTHREAD_ATTR_BYTES)
    for function, *rest in ((libc.pthread_attr_init,), (libc.pthread_attr_setstacksize, ctypes.c_size_t(_STACK_BYTES)),
                            (libc.pthread_setattr_default_np,)):
        if number := function(attributes, *rest):
            raise OSError(number, f"{function.__name__}: {os.strerror(number)}")


def detach_at_their_end():
    """Makes join() wait for python's own event only. The C library would poll, because the second filter refuses its futex.

    Up to Python 3.12, threads are detached from their beginning.
    """
    if not hasattr(getattr(threading, "_ThreadHandle", None), "_set_done"):
        return
    bootstrap = threading.Thread._bootstrap

    def detaching_bootstrap(thread):
        try:
            bootstrap(thread)
        finally:
            thread._handle._set_done()

    threading.Thread._bootstrap = detaching_bootstrap


def end_without_memory():
    """Keeps a thread that has used up the memory from never ending.

    While there is no memory for a number, python cannot leave a handler far inside a function: it tries again for ever. A thread
    has such a handler around the hook that shows its error, for errors of that hook.
    """
    make_hook = getattr(threading, "_make_invoke_excepthook", None)
    if make_hook is None:
        return

    def make_forgiving_hook():
        show = make_hook()

        def forgiving_hook(thread):
            try:
                show(thread)
            except MemoryError:
                pass

        return forgiving_hook

    threading._make_invoke_excepthook = make_forgiving_hook
