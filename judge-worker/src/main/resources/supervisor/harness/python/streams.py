"""The standard streams of a program, as a new interpreter opens them. They are made once, for all programs."""

import io
import os
import sys

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

_ENCODING = "utf-8"
_made = {}


def make():
    """Streams ask once what their descriptors are: for a program, stdin is a file, the others are pipes."""
    file, pipe = os.open(__file__, os.O_RDONLY), os.pipe()
    kept = [os.dup(descriptor) for descriptor in range(3)]
    for descriptor, sample in enumerate((file, pipe[1], pipe[1])):
        os.dup2(sample, descriptor)
    _made["stdin"] = _open(0, "r", "<stdin>", "surrogateescape")
    _made["stdout"] = _open(1, "w", "<stdout>", "surrogateescape")
    _made["stderr"] = _open(2, "w", "<stderr>", "backslashreplace", line_buffering=True)
    for descriptor, former in enumerate(kept):
        os.dup2(former, descriptor)
    for descriptor in (file, *pipe, *kept):
        os.close(descriptor)


def _open(descriptor, mode, name, errors, line_buffering=False):
    buffer = open(descriptor, mode + "b", closefd=False)
    buffer.raw.name = name
    stream = io.TextIOWrapper(buffer, _ENCODING, errors, "\n", line_buffering)
    stream.mode = mode
    return stream


def use():
    """Makes them the standard streams of this process."""
    for name, stream in _made.items():
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
