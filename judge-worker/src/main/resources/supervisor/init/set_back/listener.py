"""What the init hears of the system calls that the filter tells (telling.py), and its answers."""

import collections
import errno
import fcntl
import select
import struct

_RECEIVE, _SEND, _ADD = 0xC0502100, 0xC0182101, 0x40182103
# struct seccomp_notif: id, pid, flags, number, architecture, instruction pointer, arguments.
_NOTIFICATION = struct.Struct("=QIIiIQ6Q")
# struct seccomp_notif_resp: id, value, error, flags.
_RESPONSE = struct.Struct("=QqiI")
# struct seccomp_notif_addfd: id, flags, descriptor here, there, its flags.
_ADDED = struct.Struct("=QIIII")
_AT_THIS_NUMBER, _AND_ANSWER = 1, 2
_CONTINUE = 1
_NOTHING = bytes(_NOTIFICATION.size)

Call = collections.namedtuple("Call", "identity pid number at arguments")


class Listener:
    """Pids are those of the init's namespace; at is the address after the call, as the kernel states it."""

    def __init__(self, descriptor):
        self.descriptor = descriptor
        self.buffer = bytearray(_NOTIFICATION.size)

    def is_in(self, events):
        """Whether a poll has told of a call. Of the end of all processes it tells as well; receiving then blocks before Linux 6.11."""
        return events.get(self.descriptor, 0) & select.POLLIN

    def receive(self):
        """Returns the next call; None if its process has ended meanwhile."""
        try:
            fcntl.ioctl(self.descriptor, _RECEIVE, self.buffer)
        except OSError as error:
            if error.errno in (errno.ENOENT, errno.EINTR):
                return None
            raise
        identity, pid, _, number, _, at, *arguments = _NOTIFICATION.unpack(self.buffer)
        self.buffer[:] = _NOTHING
        return Call(identity, pid, number, at, arguments)

    def go_on(self, call):
        """Has the kernel carry it out. Whoever decides so has looked at registers only, which nobody can change meanwhile."""
        self._send(call, 0, 0, _CONTINUE)

    def answer(self, call, value):
        self._send(call, value, 0, 0)

    def refuse(self, call, number):
        self._send(call, 0, -number, 0)

    def add_descriptor(self, call, descriptor, number):
        """Gives the process that makes the call a descriptor, at that number."""
        self._add(call, descriptor, number, _AT_THIS_NUMBER)

    def answer_with(self, call, descriptor, number):
        """Gives it one, and answers the call with its number."""
        try:
            # Both at once, since Linux 5.14.
            self._add(call, descriptor, number, _AT_THIS_NUMBER | _AND_ANSWER)
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
            self.add_descriptor(call, descriptor, number)
            self.answer(call, number)

    def _add(self, call, descriptor, number, flags):
        fcntl.ioctl(self.descriptor, _ADD, _ADDED.pack(call.identity, flags, descriptor, number, 0))

    def _send(self, call, value, error, flags):
        try:
            fcntl.ioctl(self.descriptor, _SEND, _RESPONSE.pack(call.identity, value, error, flags))
        except OSError as error:
            if error.errno != errno.ENOENT:  # its process has ended
                raise
