"""Lets a program recurse as deep as its memory allows.

Python 3.12 and 3.13 count calls that pass through C, such as those of functools.cache, and stop them at a built-in limit.
The counter is in the interpreter's record of a thread. The fork server looks for it and tries it out once. If it cannot be
proven to be the counter, nothing is changed. Other versions do not need this.

A test gets one call for every 512 bytes of its memory limit, a thread one for 1,300 bytes of its stack: 256 MB allow 178,000 levels of
@cache. A cell starts with room for 16 GiB of stack (or the worker's hard limit), because the kernel fixes that when a process starts.
"""

import ctypes
import sys
import threading

# The least memory that a level of such calls takes: the counter usually stops a recursion, with a line, before memory does.
_BYTES_PER_CALL = 512
# The most stack that a call takes (sorted() with a key): a thread's stack must not overflow.
_MOST_STACK_BYTES_PER_CALL = 1300
_WORDS = 64
_WORD = ctypes.sizeof(ctypes.c_int)

_thread_state = ctypes.pythonapi.PyThreadState_Get
_thread_state.restype = ctypes.c_void_p
_counter_at = ctypes.c_int.from_address


def _find():
    """Returns the counter's offset in a thread's record, right after Python's own limit; None if it is not found."""
    if not (3, 12) <= sys.version_info < (3, 14):
        return None
    state = _thread_state()
    words = (ctypes.c_int * _WORDS).from_address(state)
    places = _places_of_limit(words, 54_321) & _places_of_limit(words, 65_432)
    if len(places) != 1:
        return None
    place = (places.pop() + 1) * _WORD
    return place if _counts(_counter_at(state + place)) else None


def _places_of_limit(words, limit):
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        return {place for place in range(_WORDS - 1) if words[place] == limit}
    finally:
        sys.setrecursionlimit(before)


def _counts(counter):
    """Whether each level takes a little from it and gives it back, and whether it stops a recursion when little is left."""
    before = counter.value
    left = [_left(counter, levels) for levels in range(5)]
    if not all(0 < above - below < 10 for above, below in zip(left, left[1:])) or counter.value != before:
        return False
    counter.value = 50
    try:
        _left(counter, 100)
    except RecursionError:
        return True
    finally:
        counter.value = before
    return False


def _left(counter, levels):
    """Returns what is left of it below that many calls through C."""
    return next(map(_left, (counter,), (levels - 1,))) if levels else counter.value


_PLACE = _find()


# Of the main thread. Its record stays where it is in the processes that are forked from here.
_counter = None if _PLACE is None else _counter_at(_thread_state() + _PLACE)


def allow(memory_bytes):
    """Raises the main thread's limit, after compiling: the compiler uses the counter, too, and may run in another process."""
    if _counter is not None:
        _counter.value += memory_bytes // _BYTES_PER_CALL


def allow_in_threads():
    """Raises the limit of threads that a program starts to what fits their stacks, if the interpreter allows less."""
    if _PLACE is None:
        return
    bootstrap, stack_size = threading.Thread._bootstrap, threading.stack_size

    def deeper_bootstrap(thread):
        counter = _counter_at(_thread_state() + _PLACE)
        counter.value = max(counter.value, stack_size() // _MOST_STACK_BYTES_PER_CALL)
        bootstrap(thread)

    threading.Thread._bootstrap = deeper_bootstrap
