"""What a test's process writes on its own pipe: how far it has come, then one answer. See docs/sandbox.md."""

import struct

ARGUMENTS_READ, COMPILED, ARGUMENTS_UNREADABLE, DOES_NOT_COMPILE = b"a", b"c", b"!", b"C"
# ARGUMENTS_READ with the CPU time that the process has used by then and the machine's clock, in nanoseconds.
BEGINNING = struct.Struct(">cQQ")
HEAD = struct.Struct(">cI")


def answer_size(raw):
    """Size of the answer including the progress bytes; None if not known yet."""
    end = steps(raw) + HEAD.size
    if len(raw) < end:
        return None
    _, size = HEAD.unpack(raw[end - HEAD.size:end])
    return end + size


def steps(raw):
    """How many bytes the process has written about its progress."""
    if raw[:1] != ARGUMENTS_READ:
        return 0
    size = BEGINNING.size
    return size + (raw[size:size + 1] == COMPILED)
