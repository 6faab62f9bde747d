"""Answers what a process asks about the time that it has used: that of this test, not of those before it."""

import struct

CLOCK_GETTIME, GETRUSAGE, TIMES = 228, 98, 100
ASKED = (CLOCK_GETTIME, GETRUSAGE, TIMES)
_TICKS_PER_SECOND = 100
_OF_CHILDREN = (1 << 64) - 1
# struct timespec; struct rusage: user time, system time, the peak memory in KB, and what is not known; struct tms.
_TIMESPEC, _RUSAGE, _TMS = struct.Struct("=qq"), struct.Struct("=qqqqq104x"), struct.Struct("=4q")


def answer(call, nanos, measure_peak):
    """Returns the place of the answer, its content, and what the call returns. The peak is measured, in bytes, if it is asked for."""
    seconds, rest = divmod(nanos, 1_000_000_000)
    if call.number == CLOCK_GETTIME:
        return call.arguments[1], _TIMESPEC.pack(seconds, rest), 0
    if call.number == GETRUSAGE:
        if call.arguments[0] & 0xFFFFFFFF == _OF_CHILDREN & 0xFFFFFFFF:
            return call.arguments[1], bytes(_RUSAGE.size), 0
        return call.arguments[1], _RUSAGE.pack(seconds, rest // 1000, 0, 0, measure_peak() >> 10), 0
    ticks = nanos * _TICKS_PER_SECOND // 1_000_000_000
    return call.arguments[0], _TMS.pack(ticks, 0, 0, 0), ticks
