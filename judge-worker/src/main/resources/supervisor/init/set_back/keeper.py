"""The keeper of a submission as the init sees it: makes it, and copies it.

It is confined as a test's process is, stops in the stub, and stays there. A copy is a process in which tests run; what that process
changes can be compared with the keeper, and set back.
"""

import os
import select
import socket
import time

from .. import kernel
from . import copies, keeping, mappings, stub, written_pages
from .listener import Listener
from .orders import Orders

# Longer than any of it takes on a busy machine. Nobody waits for that: forking is always possible.
_PATIENCE_SECONDS = 5
_FOLDER = b"/tmp"
_MOST_NAME = 20


class Failed(Exception):
    """The keeper cannot be used, now or any more: tests are forked."""


class Keeper:
    def __init__(self, submission):
        self.submission = submission
        self.stub = submission.stub
        self.listener = None
        self.mappings = None
        self.memory = None
        self.has_stdin = submission.prints

    def start(self, channels, uid):
        """Returns this. Raises Failed."""
        self.has_steps = channels.steps is not None
        try:
            self.orders = Orders(self.stub.orders, _FOLDER)
        except OSError as error:
            raise Failed(f"no room for orders: {error}") from None
        self.handover, given = socket.socketpair()
        self.pid = kernel.fork()
        if self.pid == 0:
            keeping.run(channels, self.submission, uid, given, self.orders.readable)
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
        return self

    def _meet(self):
        self._start_waiting()
        self._await(self.handover.fileno())
        name, (listener, self.memory), _, _ = socket.recv_fds(self.handover, _MOST_NAME, 2)
        # In the /proc of the beginning, whose numbers are others.
        self.name = name.decode()
        self.listener = Listener(listener)
        self.standing = None
        while self.standing is None:
            self._let_go_on(self._next())

    def _start_waiting(self):
        self.deadline = time.monotonic() + _PATIENCE_SECONDS

    def _await(self, descriptor):
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        poll.register(self.process, select.POLLIN)
        left = max(0, self.deadline - time.monotonic())
        events = dict(poll.poll(left * 1000))
        if not events.get(descriptor, 0) & select.POLLIN:
            raise Failed("the keeper has ended" if self.process in events else "the keeper does not answer")

    def _next(self):
        call = None
        while call is None:
            self._await(self.listener.descriptor)
            call = self.listener.receive()
        return call

    def _let_go_on(self, call):
        """Anything but the keeper's stop, which is kept."""
        if call.pid == self.pid and self.stub.keeps(call):
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
        copied = self._stopped_copy()
        _, files, _, _ = socket.recv_fds(self.handover, 1, copies.FILES, socket.MSG_DONTWAIT)
        if len(files) != copies.FILES or stub.a_call_failed(copied):
            raise Failed("a copy could not hand over what it is measured and set back by")
        copy = copies.Copy(copied.pid, copies.Views(files), copied)
        if self.mappings is None:
            self._learn_mappings(copy.views.mappings())
        return copy

    def _stopped_copy(self):
        """Returns the call by which a new copy stops, when it has handed over what there is of itself."""
        self._start_waiting()
        self.orders.clear()
        self.orders.order_calls(*copies.handing_over(self.orders))
        standing, self.standing = self.standing, None
        self.listener.answer(standing, stub.GO_ON)
        copied = None
        while self.standing is None or copied is None:
            call = self._next()
            if call.pid == self.pid and self.stub.keeps(call) and stub.clone_failed(call):
                raise Failed("the keeper could not be copied")
            if call.pid != self.pid and self.stub.stands(call):
                copied = call
            else:
                self._let_go_on(call)
        return copied

    def _learn_mappings(self, text):
        self.mappings = mappings.Mappings(text)
        self.areas = list(written_pages.parts(self.mappings.writable, self.stub.small))
        if self.mappings.shared != self.has_steps:
            raise Failed("memory is shared that a test could leave something in")

    def undo(self, copy, calls, text=b""):
        """Has the copy, which stands, make system calls. False if one of them fails, or the copy ends."""
        self.orders.order_calls(calls, text)
        self.listener.answer(copy.standing, stub.CALL)
        copy.standing = None
        while copy.standing is None:
            call = self._next_of(copy)
            if call is None:
                return False
            if self.stub.stands(call):
                copy.standing = call
            elif call.at == self.stub.called:
                self.listener.go_on(call)
            else:
                return False
        return not stub.a_call_failed(copy.standing)

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
