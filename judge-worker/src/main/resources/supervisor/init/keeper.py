"""The keeper of a submission: a process that has everything that a test's process has, and never runs code of the user.

It is confined as a test's process is, stops in the stub, and stays there. Copied once it gives a process in which tests run; what that
process changes can be compared with the keeper, and set back.
"""

import os
import select
import socket
import struct
import time

from . import filters, kernel, mappings, stub, told_calls, written_pages
from .listener import Listener

# Longer than any of it takes on a busy machine. Nobody waits for that: forking is always possible.
_PATIENCE_SECONDS = 5
_PART = 1 << 14
_PRCTL, _OPENAT, _SENDMSG, _CLOSE_RANGE, _SETSID = 157, 257, 46, 436, 112
_PR_SET_DUMPABLE, _SOL_SOCKET, _SCM_RIGHTS = 4, 1, 1
PROC = filters.HANDOVER + 1
_FIRST_VIEW = told_calls.FIRST_OWN_DESCRIPTOR
_CLOSE_ALL = 0xFFFFFFFF
# What a process opens of itself, for nobody else may.
_VIEWS = (("mem", os.O_RDWR), ("pagemap", os.O_RDONLY), ("maps", os.O_RDONLY), ("clear_refs", os.O_WRONLY),
          ("stat", os.O_RDONLY), ("status", os.O_RDONLY), ("limits", os.O_RDONLY))
_NUMBERS = struct.Struct(f"={len(_VIEWS)}i")
# struct iovec, struct msghdr and struct cmsghdr.
_IOVEC, _MSGHDR, _CMSGHDR = struct.Struct("=QQ"), struct.Struct("=QQQQQQQ"), struct.Struct("=Qii")


# After the beginning of a line: the process's own name, on the first one, may hold anything else.
_SIZES = (b"\nVmHWM:", b"\nVmRSS:", b"\nVmSize:")


class Failed(Exception):
    """The keeper cannot be used, now or any more: tests are forked."""


class Views:
    """Files in /proc of a process, which it has handed over itself."""

    def __init__(self, descriptors):
        self.mem, self.pagemap, self.maps, self.clear_refs, self.stat, self.status, self.limits = self.descriptors = descriptors

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
        os.write(self.clear_refs, b"5")

    def close(self):
        for descriptor in self.descriptors:
            os.close(descriptor)


class Copy:
    """A process in which tests run, one after the other, while it can be set back."""

    def __init__(self, pid, views, standing):
        self.pid = pid
        self.process = os.pidfd_open(pid)
        self.cpu_clock = (~pid << 3) | 2
        self.views = views
        # The call by which it says that it stands.
        self.standing = standing
        self.tests = 0
        _, _, self.mapped_kilobytes = views.sizes()
        self.resource_limits = views.resource_limits()
        # What it has in memory between two tests, at least.
        self.least_kilobytes = None

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


class Keeper:
    def __init__(self, machine, folder, has_steps, body):
        """The body gets a socket to hand over descriptors and one for the orders, and runs in the keeper. Raises Failed."""
        self.stub = machine
        self.listener = None
        self.mappings = None
        self.memory = None
        self.has_steps = has_steps
        try:
            self.orders = stub.Orders(machine, folder)
        except OSError as error:
            raise Failed(f"no room for orders: {error}") from None
        self.handover, given = socket.socketpair()
        self.pid = kernel.fork()
        if self.pid == 0:
            body(given, self.orders.readable)
        given.close()
        os.close(self.orders.readable)
        self.process = os.pidfd_open(self.pid)
        try:
            self._meet()
        except (OSError, ValueError) as error:
            self.end()
            raise Failed(str(error)) from None
        except Failed:
            self.end()
            raise

    def _meet(self):
        self.deadline = time.monotonic() + _PATIENCE_SECONDS
        self._await(self.handover)
        _, (listener, self.memory), _, _ = socket.recv_fds(self.handover, 1, 2)
        self.listener = Listener(listener)
        self.standing = None
        while self.standing is None:
            self._keep_going(self._next())

    def _await(self, source):
        poll = select.poll()
        poll.register(source, select.POLLIN)
        poll.register(self.process, select.POLLIN)
        left = max(0, self.deadline - time.monotonic())
        events = dict(poll.poll(left * 1000))
        descriptor = source if isinstance(source, int) else source.fileno()
        if descriptor not in events or not events[descriptor] & select.POLLIN:
            raise Failed("the keeper has ended" if self.process in events else "the keeper does not answer")

    def _next(self):
        call = None
        while call is None:
            self._await(self.listener.descriptor)
            call = self.listener.receive()
        return call

    def _keep_going(self, call):
        if call.pid == self.pid and call.number == told_calls.PAUSE and call.at == self.stub.kept:
            self.standing = call
        else:
            self.listener.go_on(call)

    def copy(self):
        """Returns a copy, which stands. No code of the user has run in it. Raises Failed."""
        try:
            return self._copied()
        except (OSError, ValueError) as error:
            raise Failed(str(error)) from None

    def _copied(self):
        self.deadline = time.monotonic() + _PATIENCE_SECONDS
        self.orders.clear()
        self.orders.order_calls(*self._handing_over())
        standing, self.standing = self.standing, None
        self.listener.answer(standing, stub.GO_ON)
        copied = None
        while self.standing is None or copied is None:
            call = self._next()
            if call.pid == self.pid and call.at == self.stub.kept and call.arguments[0] >> 31:
                raise Failed("the keeper could not be copied")
            if call.pid != self.pid and call.number == told_calls.PAUSE and call.at == self.stub.stood:
                copied = call
            else:
                self._keep_going(call)
        _, descriptors, _, _ = socket.recv_fds(self.handover, 1, len(_VIEWS), socket.MSG_DONTWAIT)
        if len(descriptors) != len(_VIEWS) or copied.arguments[0] >> 63:
            raise Failed("a copy could not hand over what it is measured and set back by")
        copy = Copy(copied.pid, Views(descriptors), copied)
        if self.mappings is None:
            self.mappings = mappings.Mappings(copy.views.mappings())
            self.areas = list(written_pages.parts(self.mappings.writable, self.stub.small))
            if self.mappings.shared != self.has_steps:
                raise Failed("memory is shared that a test could leave something in")
        return copy

    def _handing_over(self):
        """Returns the calls by which a copy opens what there is of itself, hands it over, and closes everything that tests do not have."""
        names, calls = b"", []
        for name, flags in _VIEWS:
            calls.append((_OPENAT, PROC, self.orders.text_at(len(names)), flags))
            names += f"self/{name}\0".encode()
        names += bytes(-len(names) % 8)
        control = _CMSGHDR.pack(_CMSGHDR.size + _NUMBERS.size, _SOL_SOCKET, _SCM_RIGHTS) + _NUMBERS.pack(
            *range(_FIRST_VIEW, _FIRST_VIEW + len(_VIEWS)))
        vector = len(names)
        message = vector + _IOVEC.size
        text = names + _IOVEC.pack(self.orders.text_at(0), 1) + _MSGHDR.pack(
            0, 0, self.orders.text_at(vector), 1, self.orders.text_at(message + _MSGHDR.size), len(control), 0) + control
        return [(_SETSID,), (_PRCTL, _PR_SET_DUMPABLE, 1), *calls, (_PRCTL, _PR_SET_DUMPABLE, 0),
                (_SENDMSG, filters.HANDOVER, self.orders.text_at(message)), (_CLOSE_RANGE, _FIRST_VIEW, _CLOSE_ALL)], text

    def undo(self, copy, calls, text=b""):
        """Has the copy, which stands, make system calls. False if one of them fails. Raises Failed."""
        self.deadline = time.monotonic() + _PATIENCE_SECONDS
        self.orders.order_calls(calls, text)
        self.listener.answer(copy.standing, stub.CALL)
        copy.standing = None
        while copy.standing is None:
            call = self._next_of(copy)
            if call is None:
                return False
            if call.number == told_calls.PAUSE and call.at == self.stub.stood:
                copy.standing = call
            elif call.at == self.stub.called:
                self.listener.go_on(call)
            else:
                return False
        return not copy.standing.arguments[0] >> 63

    def _next_of(self, copy):
        """Returns None if the copy has ended, or nothing comes."""
        poll = select.poll()
        poll.register(copy.process, select.POLLIN)
        poll.register(self.listener.descriptor, select.POLLIN)
        events = dict(poll.poll(_PATIENCE_SECONDS * 1000))
        return self.listener.receive() if self.listener.is_in(events) and copy.process not in events else None

    def end(self):
        """Ends a copy as well of which nobody has learned. There is no other process: those that run tests are ended before."""
        kernel.end_all()
        os.close(self.process)
        self.handover.close()
        self.orders.close()
        if self.listener is not None:
            os.close(self.listener.descriptor)
            os.close(self.memory)
