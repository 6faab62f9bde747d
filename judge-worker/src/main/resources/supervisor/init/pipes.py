"""Both ends of a test's pipes that stay outside: what feeds its process, and what comes out of it."""

import fcntl
import os
import select

from . import kernel, protocol

CHUNK = 1 << 16
# A large pipe saves changes between processes; unprivileged users may have as much.
_LARGE = 1 << 20
# What is read before anything else is looked at.
_CHUNKS_IN_A_ROW = 16
# Made by the fork server, for all its inits: it takes each of them longer than it takes to read from all pipes.
_MEMORY = kernel.own_memory(2 << 20)


def enlarge(descriptor):
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, _LARGE)
    except OSError:  # all pipes of this user together are too large
        pass


def both_ends():
    """Returns a process's ends of its pipes, of arguments, answer, stdout and stderr, and those that stay here and do not block."""
    (arguments_in, arguments), *others = (os.pipe2(os.O_CLOEXEC) for _ in range(4))
    inner, outer = (arguments_in, *(into for _, into in others)), (arguments, *(out_of for out_of, _ in others))
    for descriptor in outer:
        os.set_blocking(descriptor, False)
    return inner, outer


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


def rooms(*limits):
    """Returns memory for each limit, and a byte more, which tells that it is exceeded.

    What comes out of one test is nowhere else here, so it is not in the process of the next.
    """
    size, rooms = sum(limits) + len(limits), []
    memory = _MEMORY if size <= len(_MEMORY) else kernel.own_memory(size)
    for limit in limits:
        rooms.append(memory[:limit + 1])
        memory = memory[limit + 1:]
    return rooms


class Capture:
    """What came out of one pipe, up to the limit of its room."""

    def __init__(self, descriptor, room, reason):
        self.descriptor = descriptor
        self.room = room
        self.limit = len(room) - 1
        self.reason = reason
        self.open = True
        self.forget()

    def forget(self):
        self.size = 0

    def renew(self, end):
        """Forgets what came out of another test, and so does a kernel before 6.15, which tells when the pipe was written and read last."""
        os.write(end, b".")
        os.read(self.descriptor, 1)
        self.forget()

    def read(self):
        """True when there may be more now."""
        if self.over():
            return False
        free = self._free()
        try:
            size = os.readv(self.descriptor, (free,))
        except BlockingIOError:
            return False
        self._keep(size)
        self.open = size > 0
        return size == len(free) and not self.over()

    def _free(self):
        return self.room[self.size:]

    def _keep(self, size):
        self.size += size

    def over(self):
        return self.size > self.limit

    def content(self):
        """Of this test, until the next one begins."""
        return self.room[:min(self.size, self.limit)]

    def drain(self):
        """All that has come so far."""
        while self.read():
            pass
        return self.content()

    def close(self):
        content = self.drain()
        os.close(self.descriptor)
        return content


class Passage(Capture):
    """What came out of one pipe, up to a limit, passed on as it comes, but the last part. The pipe gets larger when it has been full."""

    def __init__(self, descriptor, room, limit, reason, pass_on):
        self.large = False
        super().__init__(descriptor, room, reason)
        self.limit = limit
        self.pass_on = pass_on

    def forget(self):
        super().forget()
        self.passed, self.last = 0, b""
        self.full = False
        if self.large:
            fcntl.fcntl(self.descriptor, fcntl.F_SETPIPE_SZ, CHUNK)
            self.large = False

    def read(self):
        for _ in range(_CHUNKS_IN_A_ROW):
            more = super().read()
            if not more or not self.full:
                break
        return more

    def _free(self):
        if self.last:
            self.pass_on(self.last)
            self.last = b""
        return self.room[:CHUNK]

    def _keep(self, size):
        part = self.room[:size]
        self.full = size == CHUNK
        if self.full and not self.large:
            enlarge(self.descriptor)
            self.large = True
        self.last = part[:max(0, self.limit - self.passed)]
        self.passed += size

    def content(self):
        """What is not yet passed on."""
        return self.last

    def over(self):
        return self.passed > self.limit
