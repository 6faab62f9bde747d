"""Copies of a keeper, and the files of /proc that each hands over: by them it is measured and compared."""

import os
import struct
import time

from .. import descriptors, kernel
from ..syscalls import numbers

_OPENAT, _SENDMSG, _CLOSE_RANGE, _PRCTL, _SETSID = numbers("openat", "sendmsg", "close_range", "prctl", "setsid")
_SOL_SOCKET, _SCM_RIGHTS = 1, 1
_CLOSE_ALL = 0xFFFFFFFF
# Where a keeper and its copies have the /proc of the beginning.
PROC = descriptors.HANDOVER + 1
# What a process opens of itself, for nobody else may.
_FILES = (("mem", os.O_RDWR), ("pagemap", os.O_RDONLY), ("maps", os.O_RDONLY), ("clear_refs", os.O_WRONLY),
          ("stat", os.O_RDONLY), ("status", os.O_RDONLY), ("limits", os.O_RDONLY))
FILES = len(_FILES)
_NUMBERS = struct.Struct(f"={FILES}i")
# struct iovec, struct msghdr and struct cmsghdr.
_IOVEC, _MSGHDR, _CMSGHDR = struct.Struct("=QQ"), struct.Struct("=QQQQQQQ"), struct.Struct("=Qii")
_PART = 1 << 14
# After the beginning of a line: the process's own name, on the first one, may hold anything else.
_SIZES = (b"\nVmHWM:", b"\nVmRSS:", b"\nVmSize:")
_FORGET_PEAK = b"5"


def handing_over(orders):
    """Returns the calls by which a copy opens files of its own, hands them over, and closes all that tests do not have, and their text."""
    names, opening = b"", []
    for name, flags in _FILES:
        opening.append((_OPENAT, PROC, orders.text_at(len(names)), flags))
        names += f"self/{name}\0".encode()
    names += bytes(-len(names) % 8)
    control = _CMSGHDR.pack(_CMSGHDR.size + _NUMBERS.size, _SOL_SOCKET, _SCM_RIGHTS) + _NUMBERS.pack(
        *range(descriptors.FIRST_OWN, descriptors.FIRST_OWN + FILES))
    vector = len(names)
    message = vector + _IOVEC.size
    text = names + _IOVEC.pack(orders.text_at(0), 1) + _MSGHDR.pack(
        0, 0, orders.text_at(vector), 1, orders.text_at(message + _MSGHDR.size), len(control), 0) + control
    return [(_SETSID,), (_PRCTL, kernel.PR_SET_DUMPABLE, 1), *opening, (_PRCTL, kernel.PR_SET_DUMPABLE, 0),
            (_SENDMSG, descriptors.HANDOVER, orders.text_at(message)), (_CLOSE_RANGE, descriptors.FIRST_OWN, _CLOSE_ALL)], text


class Views:
    """The files that a copy has handed over."""

    def __init__(self, files):
        self.mem, self.pagemap, self.maps, self.clear_refs, self.stat, self.status, self.limits = self.files = files

    def mappings(self):
        parts, size = [], 0
        while part := os.pread(self.maps, _PART, size):
            parts.append(part)
            size += len(part)
        return b"".join(parts)

    def faults(self):
        """Returns a text that changes with each page fault."""
        fields = os.pread(self.stat, _PART, 0).rpartition(b")")[2].split(None, 11)
        return fields[7], fields[9]

    def sizes(self):
        """Returns the peak of its memory, what it has now, and the size of all that is mapped, in KB.
        Raises a ProcessLookupError if it has ended."""
        text = os.pread(self.status, _PART, 0)
        places = [text.find(name) for name in _SIZES]
        if -1 in places:
            raise ProcessLookupError
        return [int(text[place:].split(None, 2)[1]) for place in places]

    def resource_limits(self):
        return os.pread(self.limits, _PART, 0)

    def forget_peak(self):
        os.write(self.clear_refs, _FORGET_PEAK)

    def write(self, place, content):
        """Writes into its memory. Whether all of it could be written: the test may have unmapped the place."""
        try:
            return os.pwrite(self.mem, content, place) == len(content)
        except OSError:
            return False

    def close(self):
        for file in self.files:
            os.close(file)


class Copy:
    """A process in which tests run, one after the other, while it can be set back."""

    def __init__(self, pid, views, standing):
        self.pid = pid
        self.process = os.pidfd_open(pid)
        self.cpu_clock = kernel.cpu_clock(pid)
        self.views = views
        # The call by which it says that it stands; None while it runs.
        self.standing = standing
        self.tests = 0
        _, _, self.mapped_kilobytes = views.sizes()
        self.resource_limits = views.resource_limits()

    def cpu_nanos(self):
        return time.clock_gettime_ns(self.cpu_clock)

    def end(self):
        """Returns its status and usage as wait4() does."""
        try:
            os.kill(self.pid, 9)
        except ProcessLookupError:
            pass
        _, status, usage = os.wait4(self.pid, 0)
        os.close(self.process)
        self.views.close()
        return status, usage
