"""What the stubs of a keeper and its copies do when they are answered: a file that only the init can write, which each of them has mapped.

    Offset   Content
    0        u64: how many copies of pages there are
    8        u64: how many calls there are
    0x40     calls: the number and four arguments, each a u64
    0x1000   text, to which arguments may point
    0x2000   copies: where to, where from, and how many times 8 bytes, each a u64
    0x8000   content of pages
"""

import errno
import os
import struct

from .. import kernel

_COUNT = struct.Struct("=Q")
_CALL, _COPY = struct.Struct("=5Q"), struct.Struct("=3Q")
_COUNT_OF_COPIES, _COUNT_OF_CALLS = 0, 8
_CALLS, _TEXT, _COPIES, _CONTENT = 0x40, 0x1000, 0x2000, 0x8000
_MOST_CALLS, _MOST_TEXT = (_TEXT - _CALLS) // _CALL.size, _COPIES - _TEXT
MOST_COPIES, MOST_PAGES = (_CONTENT - _COPIES) // _COPY.size, 1024
BYTES = _CONTENT + MOST_PAGES * kernel.PAGE
_OPTIONS = b"size=8m,nr_inodes=2,mode=700"


class Orders:
    """Only while the processes stand may it change.

    It has a file system of its own: how full that is tells what earlier tests have written, and a test can ask that of its /tmp.
    """

    def __init__(self, base, folder):
        """Base is where processes have it mapped. Puts a file system over the folder, only for a moment. Raises an OSError if it cannot."""
        self.base = base
        name = os.path.join(folder, b"orders")
        kernel.mount(b"tmpfs", folder, b"tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC, _OPTIONS)
        try:
            self.file = os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o400)
            self.readable = os.open(name, os.O_RDONLY | os.O_CLOEXEC)
            os.ftruncate(self.file, BYTES)
        finally:
            kernel.detach(folder)

    def order_calls(self, calls, text=b""):
        """Each call is its number and up to four arguments; they may point to the text. Raises an OSError if they are too many."""
        if len(calls) > _MOST_CALLS or len(text) > _MOST_TEXT:
            raise OSError(errno.E2BIG, f"{len(calls)} calls")
        os.pwrite(self.file, text, _TEXT)
        os.pwrite(self.file, b"".join(_CALL.pack(*call, *(0,) * (5 - len(call))) for call in calls), _CALLS)
        os.pwrite(self.file, _COUNT.pack(len(calls)), _COUNT_OF_CALLS)

    def clear(self):
        """Makes it as it was at first. What it says of one copy, the next could read otherwise."""
        os.ftruncate(self.file, 0)
        os.ftruncate(self.file, BYTES)

    def text_at(self, offset):
        return self.base + _TEXT + offset

    def add_copies(self, number, runs, page, content):
        """Orders to copy the content, which becomes that from that page on, to the runs: addresses and sizes in bytes."""
        os.pwrite(self.file, content, _CONTENT + page * kernel.PAGE)
        source = self.base + _CONTENT + page * kernel.PAGE
        packed = b""
        for address, size in runs:
            packed += _COPY.pack(address, source, size >> 3)
            source += size
        os.pwrite(self.file, packed, _COPIES + number * _COPY.size)
        os.pwrite(self.file, _COUNT.pack(number + len(runs)), _COUNT_OF_COPIES)

    def close(self):
        os.close(self.file)
