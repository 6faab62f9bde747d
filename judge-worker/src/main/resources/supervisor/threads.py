"""How the threads that a program starts end."""

import threading


def detach_at_their_end():
    """So that join() waits for python's own event only. The C library's would ask in a loop: the second filter refuses its futex.

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
