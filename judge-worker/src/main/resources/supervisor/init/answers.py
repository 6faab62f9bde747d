"""What a test's process writes on its own pipe: how far it has come, then one answer.

    a    The arguments are read; u64 CPU time so far and u64 monotonic clock, in nanoseconds. Limits count from here on: starting,
         giving up rights and reading arguments are not the user's time. Before it, only the worker's deadline holds. With a shared
         process only the first is believed, so later tests pay for reading their arguments.
    c    The source has compiled. What comes before is written before the user's code runs, and is believed; the rest is hostile.

The answer is a kind, u32 length, payload. Kinds: V value, X exception, Y MemoryError, Q exit, U not serialisable, L too large, C does not
compile or breaks a rule, M entry point missing. C is valid only before c, in a shared process only in the first test. Where the program
prints its answer, only X, Y and C are valid, and a program that was started counts as called, unless its prelude raised.

The pipe of arguments holds those of one test and ends. In a shared process, and where tests are set back, a u32 length precedes each.
"""

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
