"""The standard streams of a program, as a new interpreter opens them."""

import io
import sys

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

_ENCODING = "utf-8"


def open_all():
    sys.stdin = sys.__stdin__ = _open(0, "r", "<stdin>", "surrogateescape")
    sys.stdout = sys.__stdout__ = _open(1, "w", "<stdout>", "surrogateescape")
    sys.stderr = sys.__stderr__ = _open(2, "w", "<stderr>", "backslashreplace", line_buffering=True)


def _open(descriptor, mode, name, errors, line_buffering=False):
    buffer = open(descriptor, mode + "b", closefd=False)
    buffer.raw.name = name
    stream = io.TextIOWrapper(buffer, _ENCODING, errors, "\n", line_buffering)
    stream.mode = mode
    return stream
