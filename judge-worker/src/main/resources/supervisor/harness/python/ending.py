"""How a program ends: what python3 shows and calls, in its order. The interpreter itself is not torn down, which saves much time."""

import _io
import atexit
import contextlib
import gc
import os
import signal
import sys
import threading

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)
_kill, _own_id, _set_signal = os.kill, os.getpid, signal.signal
_join_threads, _call_handlers, _show = threading._shutdown, atexit._run_exitfuncs, sys.__excepthook__
_collect, _objects = gc.collect, gc.get_objects

SUCCESS, FAILURE, _FLUSH_FAILURE = 0, 1, 120
# Stands for the signal, by which python3 ends.
INTERRUPTED = -signal.SIGINT
_NAMES_FLUSH = (3, 13)


def _unraisable_type():
    """Returns the type of what the hook gets, which has no name of its own."""
    class Sample:
        def __del__(self):
            raise ValueError

    found = []
    sys.unraisablehook, kept = found.append, sys.unraisablehook
    Sample()
    sys.unraisablehook = kept
    return type(found[0])


_Unraisable = _unraisable_type()


@contextlib.contextmanager
def rehearsed():
    """Leaves out what can be done only once."""
    global _join_threads, _call_handlers
    kept = _join_threads, _call_handlers
    _join_threads = _call_handlers = lambda: None
    yield
    _join_threads, _call_handlers = kept


def code_of(error):
    """Returns the exit code for a SystemExit, and prints what is no number."""
    code = error.code
    if code is None:
        return SUCCESS
    if isinstance(code, int):
        return int.__and__(code, 255) if -1 << 63 <= code < 1 << 63 else 255
    _print_error(code)
    return FAILURE


def _print_error(value):
    try:
        print(value, file=sys.stderr)
    except BaseException:  # the user's code may have broken it
        pass


def shown(error):
    """Shows an exception that nothing caught. Returns the exit code."""
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, error.__traceback__
    sys.last_exc = error
    failure = _failure_of_hook(error)
    if isinstance(failure, SystemExit):
        return code_of(failure)
    if failure is not None:
        _print_error("Error in sys.excepthook:")
        _show(type(failure), failure, failure.__traceback__)
        _print_error("\nOriginal exception was:")
        _show(type(error), error, error.__traceback__)
    return INTERRUPTED if isinstance(error, KeyboardInterrupt) else FAILURE


def _failure_of_hook(error):
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    except BaseException as failure:
        return failure.with_traceback(failure.__traceback__.tb_next)
    return None


def finish_threads_and_handlers():
    _ignoring_errors(_join_threads)
    _ignoring_errors(_call_handlers)


def _ignoring_errors(call):
    try:
        call()
    except BaseException as error:
        _ignored(error, call, None)


def _ignored(error, source, message):
    try:
        sys.unraisablehook(_Unraisable((type(error), error, error.__traceback__.tb_next, message, source)))
    except BaseException:  # the user's code may have broken it
        pass


def flush_quietly(*names):
    for name in names:
        _failure_of_flush(getattr(sys, name, None))


def flush(code):
    """Flushes stdout and stderr. Returns the exit code, which becomes another if stdout cannot be flushed."""
    out = getattr(sys, "stdout", None)
    failure = _failure_of_flush(out)
    if failure is not None:
        code = _FLUSH_FAILURE
        if sys.version_info >= _NAMES_FLUSH:
            _ignored(failure, None, "Exception ignored on flushing sys.stdout")
        else:
            _ignored(failure, out, None)
    flush_quietly("stderr")
    return code


def _failure_of_flush(stream):
    try:
        if stream is not None and not getattr(stream, "closed", False):
            stream.flush()
    except BaseException as error:
        return error
    return None


def flush_files():
    """Flushes the files that the program has opened, wherever it keeps them."""
    for value in _objects():
        # Not isinstance(), which asks the value itself as well.
        if issubclass(type(value), _io._IOBase):
            _failure_of_flush(value)


def forget(name):
    """Calls the finalizers of what only the module of that name refers to."""
    for last in "last_type", "last_value", "last_traceback", "last_exc":
        vars(sys).pop(last, None)
    sys.modules.pop(name, None)
    _collect()


def end(code, calls):
    if code == INTERRUPTED:
        _set_signal(signal.SIGINT, signal.SIG_DFL)
        _kill(_own_id(), signal.SIGINT)
    calls.end(code)
