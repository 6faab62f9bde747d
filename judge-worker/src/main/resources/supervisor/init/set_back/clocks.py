"""Answers what a process asks about the time that it has used: that of this test, not of those before it."""

import os
import struct

from ..syscalls import numbers

_CLOCK_GETTIME, _GETRUSAGE, _TIMES = numbers("clock_gettime", "getrusage", "times")
ASKED = (_CLOCK_GETTIME, _GETRUSAGE, _TIMES)
# Which time is asked for: used by the process, or by the thread that asks; none; of the machine; what only a forked process can tell.
PROCESS, THREAD, CHILDREN, OTHER, UNKNOWN = range(5)
_CLOCKS = {2: PROCESS, 3: THREAD}
_LOW = 0xFFFFFFFF
_WHO = {0: PROCESS, 1: THREAD, -1 & _LOW: CHILDREN}
_NEGATIVE = 1 << 31
_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
# struct timespec; struct rusage: user time, system time, the peak memory in KB, and what is not known; struct tms.
_TIMESPEC, _RUSAGE, _TMS = struct.Struct("=qq"), struct.Struct("=qqqqq104x"), struct.Struct("=4q")


def asked_for(call):
    if call.number == _TIMES:
        return PROCESS
    which = call.arguments[0] & _LOW
    if call.number == _GETRUSAGE:
        return _WHO.get(which, OTHER)
    # Names a process or a thread.
    return UNKNOWN if which & _NEGATIVE else _CLOCKS.get(which, OTHER)


def answer(call, nanos, measure_peak):
    """Returns the place of the answer, its content, and what the call returns. The peak is measured, in bytes, if it is asked for."""
    seconds, rest = divmod(nanos, 1_000_000_000)
    if call.number == _CLOCK_GETTIME:
        return call.arguments[1], _TIMESPEC.pack(seconds, rest), 0
    if call.number == _GETRUSAGE:
        if asked_for(call) == CHILDREN:
            return call.arguments[1], bytes(_RUSAGE.size), 0
        return call.arguments[1], _RUSAGE.pack(seconds, rest // 1000, 0, 0, measure_peak() >> 10), 0
    machine = round(os.times().elapsed * _TICKS_PER_SECOND)
    return call.arguments[0], _TMS.pack(nanos * _TICKS_PER_SECOND // 1_000_000_000, 0, 0, 0), machine
