"""Named pipes that lead to a test in another cell, and to its init: what that test prints is this one's stdin, and the reverse.

The worker puts them into a folder of the host that only this process can reach, and takes them away when both tests have ended. The
folder is mounted read-only, so writing does not even change the pipes' times; it is detached when the fork server starts, so that no
program sees it. Names are random and cannot be listed, because anyone may open a pipe whose name is known: two cells have different users.
"""

import fcntl
import os
import struct

from . import partner

_FIONREAD = 0x541B
_SIZE = struct.Struct("=i")


class Wires:
    """Has both ends of either pipe, until both tests have theirs: so no opening waits, and no pipe ends before it began."""

    def __init__(self, folder, stdin, stdout, heard, told, first):
        self.folder = folder
        if first:
            for name in stdin, stdout, heard, told:
                self._require_unused(name)
        self.names = stdin, stdout
        self.kept = [self._open(name, os.O_RDWR) for name in self.names]
        self.stdin = self._open(stdin, os.O_RDONLY)
        self.stdout = self._open(stdout, os.O_WRONLY)
        self.partner = partner.Partner(self._open(heard, os.O_RDONLY | os.O_NONBLOCK), self._open(told, os.O_RDWR | os.O_NONBLOCK))

    def _open(self, name, flags):
        return os.open(name, flags | os.O_CLOEXEC, dir_fd=self.folder)

    def _require_unused(self, name):
        """What an earlier test has left, or could still write, must not reach this one."""
        pipe = self._open(name, os.O_RDONLY | os.O_NONBLOCK)
        try:
            unused = not os.read(pipe, 1)
        except BlockingIOError:  # somebody has it open for writing
            unused = False
        os.close(pipe)
        if not unused:
            raise ValueError("a pipe to another cell is in use already")

    def let_go(self):
        """From here on, a pipe ends when the process at its other end does."""
        for descriptor in (*self.kept, self.stdin, self.stdout):
            os.close(descriptor)

    def unread(self):
        """How many bytes of stdin the test has not read."""
        pipe = self._open(self.names[0], os.O_RDONLY | os.O_NONBLOCK)
        size = fcntl.ioctl(pipe, _FIONREAD, bytes(_SIZE.size))
        os.close(pipe)
        return _SIZE.unpack(size)[0]
