"""Both ends of a test's pipes that stay outside: what feeds its process, and what comes out of it."""

import fcntl
import os
import select

from . import protocol

_CHUNK = 1 << 16
# A large pipe saves changes between processes; unprivileged users may have as much.
_LARGE = 1 << 20
# What is read before anything else is looked at.
_CHUNKS_IN_A_ROW = 16


def enlarge(descriptor):
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, _LARGE)
    except OSError:  # all pipes of this user together are too large
        pass


class Feed:
    """Moves the arguments from stdin into the pipe of the test's process without taking them into this process."""

    def __init__(self, stdin, size):
        self.stdin = stdin
        self.left = size
        self.target = None

    def begin(self, target, poll):
        self.target = target
        self.poll = poll
        # Waits for no event, but poll still reports that the worker has closed its end.
        poll.register(self.stdin, 0)
        self._move()

    def handle(self, events):
        if events.get(self.stdin, 0) & (select.POLLHUP | select.POLLERR):
            raise protocol.EndOfInput
        if self.stdin in events:
            self._wait_for_room()
        elif self.target in events:
            self._move()

    def _wait_for_room(self):
        self.poll.modify(self.stdin, 0)
        self.poll.register(self.target, select.POLLOUT)

    def _wait_for_input(self):
        self.poll.modify(self.stdin, select.POLLIN)

    def _move(self):
        try:
            self.poll.unregister(self.target)
        except KeyError:
            pass
        try:
            while self.left:
                self._splice(self.target, os.SPLICE_F_NONBLOCK)
        except BlockingIOError:
            self._wait_for_input()
            return
        except BrokenPipeError:
            pass  # the process is ending without having read them
        self.finish()

    def finish(self):
        """Closes the pipe and discards what the process did not read, so that the next frame comes first."""
        if self.target is not None:
            os.close(self.target)
            self.target = None
        if self.left:
            nowhere = os.open("/dev/null", os.O_WRONLY | os.O_CLOEXEC)
            while self.left:
                self._splice(nowhere, 0)
            os.close(nowhere)

    def _splice(self, target, flags):
        moved = os.splice(self.stdin, target, self.left, flags=flags)
        if moved == 0:
            raise protocol.EndOfInput
        self.left -= moved


class Capture:
    """What came out of one pipe, up to a limit."""

    def __init__(self, descriptor, limit, reason):
        self.descriptor = descriptor
        self.limit = limit
        self.reason = reason
        self.content = bytearray()
        self.open = True

    def read(self):
        """True when there may be more now."""
        try:
            part = os.read(self.descriptor, _CHUNK)
        except BlockingIOError:
            return False
        self._keep(part)
        self.open = bool(part)
        return self.open and not self.over()

    def _keep(self, part):
        self.content += part[:self.limit + 1 - len(self.content)]

    def over(self):
        return len(self.content) > self.limit

    def drain(self):
        """All that has come so far."""
        while self.read():
            pass
        return bytes(self.content[:self.limit])

    def close(self):
        content = self.drain()
        os.close(self.descriptor)
        return content


class Passage(Capture):
    """What came out of one pipe, up to a limit, passed on as it comes. The pipe gets larger when it has been full."""

    def __init__(self, descriptor, limit, reason, pass_on):
        super().__init__(descriptor, limit, reason)
        self.pass_on = pass_on
        self.passed = 0
        self.full = self.large = False

    def read(self):
        for _ in range(_CHUNKS_IN_A_ROW):
            more = super().read()
            if not more or not self.full:
                break
        return more

    def _keep(self, part):
        self.full = len(part) == _CHUNK
        if self.full and not self.large:
            enlarge(self.descriptor)
            self.large = True
        if part and self.passed < self.limit:
            self.pass_on(part[:self.limit - self.passed])
        self.passed += len(part)

    def over(self):
        return self.passed > self.limit
