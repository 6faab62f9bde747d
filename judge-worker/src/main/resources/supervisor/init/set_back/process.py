"""The process in which one test runs after the other, as the init sees it. It is set back after each.

The init hears of each system call that could leave something behind in the kernel. After a test with such a call, or in any doubt,
the process is ended, and the keeper makes another one. Nothing that the process says is trusted, as with one that is forked.
"""

import fcntl
import os
import select
import signal
import struct
import time

from .. import calls, confinement, pipes
from ..test_process import QUICK_MILLIS, TestProcess
from . import stub, told_calls
from .hearing import Hearing
from .keeper import Failed, Keeper
from .way_back import WayBack

_SIZE = struct.Struct("=i")
_FIONREAD = 0x541B
_MOST_STATUS = 0xFF
_STDIN = 0
# Outcomes of a process that has run other tests before, which need not be looked at again.
_CERTAIN = ("cpu", "output", "result")
AGAIN = "again"
_PIPE_BYTES = 1 << 16


class SetBackProcess(TestProcess):
    """Of one keeper: its current copy."""

    def __init__(self, submission):
        super().__init__(submission)
        # The stdin is the copy's own, as long as it has it.
        self.copy = self.keeper = self.stdin = None
        self.ready = False
        self.inner, outer = pipes.both_ends()
        self._follow_pipes(*outer)

    def start(self, uid):
        """Makes its keeper. Returns this. Raises Failed."""
        try:
            self.keeper = Keeper(self.submission).start(confinement.Channels(None, *self.inner, self.steps), uid)
        except Failed:
            self._close()
            raise
        self.idleness.leave_out(self.keeper.name)
        self.listener = self.keeper.listener
        for poll in self.poll, self.quick:
            poll.register(self.listener.descriptor, select.POLLIN)
        return self

    def make_ready(self):
        """Provides a process in which nothing is left of an earlier test, unless it is there or does not pay. Raises Failed."""
        if self.ready:
            return
        if self.copy is not None and not self.way_back.take(self.heard, self.kilobytes):
            self._end_copy()
            self.submission.note_fruitless()
        if self.submission.stub is not None:
            self._provide()

    def _provide(self):
        if self.copy is None:
            self.copy = self.keeper.copy()
            self.way_back = WayBack(self.keeper, self.copy, self.submission)
            self._follow_process(self.copy.process, self.copy.cpu_clock)
        self._start_measuring()
        self.ready = True

    def _start_measuring(self):
        """It stands until the test begins."""
        try:
            self.copy.views.forget_peak()
            self.cpu_start = self.copy.cpu_nanos()
        except OSError as error:
            raise Failed(f"the copy has ended: {error}") from None

    def begin(self, feed):
        self.reason, self.begun, self.alive, self.ready = None, False, True, False
        self.stood = None
        self.heard = Hearing(self.keeper, self.copy, self.cpu_start, self._peak_bytes, self._has_begun)
        if self.steps is not None:
            self.steps[:] = bytes(len(self.steps))
        for capture, end in zip(self.captures, self.inner[1:]):
            capture.renew(end)
        self.submission.set_back += 1
        self.copy.tests += 1
        self.feed = feed
        os.write(self.arguments, calls.LENGTH.pack(feed.left))
        feed.begin(os.dup(self.arguments), self.poll)
        self.started = time.monotonic_ns()
        self.cpu_before = self.cpu_start // 1000
        self.idleness.begin(self.started)
        self._go_on()

    def _go_on(self):
        """If it has ended meanwhile, that will be noticed."""
        standing, self.copy.standing = self.copy.standing, None
        try:
            if self.keeper.has_stdin:
                self._give_stdin(standing)
            self.listener.answer_with(standing, self.inner[0], stub.GO_ON)
        except OSError:
            os.kill(self.copy.pid, signal.SIGKILL)

    def _give_stdin(self, standing):
        """Puts the copy back to the beginning of the one that it has, which only it and this process do."""
        if not self.submission.stdin.take():
            self.submission.stdin.begin()
            self.submission.stdin.take()
        if self.stdin is None:
            self.stdin = self.submission.stdin.open()
            self.listener.add_descriptor(standing, self.stdin, _STDIN)
        else:
            os.lseek(self.stdin, 0, os.SEEK_SET)

    def _first_events(self):
        """Hears of calls, until the process stands or has ended, or for a moment."""
        events = {}
        while not self.feed.left and not self._answered() and self.reason is None and self.process not in events:
            events = dict(self.quick.poll(QUICK_MILLIS))
            if not self.listener.is_in(events):
                break
            self._hear()
            if self._wall_micros() > QUICK_MILLIS * 1000:
                break
        if self._answered() or self.process in events:
            self._drain(self.result)
            self._note_beginning()
        return events

    def _note_beginning(self):
        begun = self.begun
        super()._note_beginning()
        if self.begun and not begun:
            # What it says to have used then is what this test had used.
            self.cpu_before += self.cpu_start // 1000

    def _has_begun(self):
        if not self.begun:
            self._drain(self.result)
            self._note_beginning()
        return self.begun

    def _handle(self, events):
        super()._handle(events)
        if self.listener.is_in(events):
            self._hear()

    def _answered(self):
        return self.stood is not None

    def _hear(self):
        call = self.listener.receive()
        if call is None:
            return
        if call.pid == self.copy.pid and self.keeper.stub.stands(call):
            # Of what the process says, only this is kept: a later keeper would have all of it.
            self.stood = call._replace(arguments=call.arguments[:1])
        elif not self.heard.answer(call):
            self.reason = AGAIN

    def _peak_bytes(self):
        try:
            return self.way_back.own_bytes(self.copy.views.sizes()[0])
        except ProcessLookupError:
            return 0

    def conclude(self):
        wall_micros = self._wall_micros()
        try:
            stands = self._answered() and self.reason is None and self.heard.left is None
            outcome = self._standing(wall_micros) if stands else self._ended(wall_micros)
        except ProcessLookupError:  # killed while it stood
            self.stood, self.reason = None, AGAIN
            outcome = self._ended(wall_micros)
        if self.keeper is None:
            self._close()
        return outcome

    def _standing(self, wall_micros):
        """The outcome of a process that stands: all that it has written is in the pipes."""
        cpu_micros = self.copy.cpu_nanos() // 1000
        self.copy.standing = self.stood
        peak, self.kilobytes, mapped = self.copy.views.sizes()
        if mapped != self.copy.mapped_kilobytes:
            self.heard.undone.add(told_calls.MEMORY)
        if told_calls.STDIN in self.heard.undone:
            self._forget_stdin()
        self.feed.finish()
        out, err = self._take()
        if not self.begun:
            return self._ended(wall_micros)
        header = self._header(self._status(), max(0, cpu_micros - self.cpu_before), wall_micros, self.way_back.own_bytes(peak), 0, out, err)
        has_rest = self._has_rest()
        if has_rest or any(capture.over() for capture in self.captures):
            self._end_copy()
            self._discard_output()
        if has_rest:
            self._end_keeper()
        return header

    def _status(self):
        """As wait4() gives it. The process has said it, which could have exited with any."""
        return (self.stood.arguments[0] & _MOST_STATUS) << 8

    def _take(self):
        """Returns what it has printed so far."""
        self.raw, out, err = (capture.drain() for capture in self.captures)
        self._note_beginning()
        return out, err

    def _ended(self, wall_micros):
        copy, stood = self.copy, self._answered()
        status, usage = self._end_copy()
        self.feed.finish()
        out, err = self._take()
        cpu_micros = max(0, round((usage.ru_utime + usage.ru_stime) * 1e6) - self.cpu_before)
        self._discard_output()
        if not self._is_believed(copy, stood):
            self.reason = AGAIN
            self.submission.fall_back("doubt")
            self._end_keeper()
        else:
            self.submission.note_fruitless()
            if self.submission.stub is None or self.heard.left == told_calls.SHARED or self._has_rest():
                self._end_keeper()
        return self._header(self._status() if stood else status, cpu_micros, wall_micros, self.way_back.own_bytes(usage.ru_maxrss), 0, out, err)

    def _is_believed(self, copy, stood):
        """Whether a forked process would have ended so, too. Otherwise the test is repeated in one."""
        # One that asks the init is idle until the init, which may wait for a processor, answers.
        if self.reason in (AGAIN, "idle") or not self.begun:
            return False
        return stood or copy.tests == 1 or self.reason in _CERTAIN

    def _has_rest(self):
        """Whether arguments are left that the next test would read."""
        return _SIZE.unpack(fcntl.ioctl(self.inner[0], _FIONREAD, bytes(_SIZE.size)))[0] > 0

    def _end_copy(self):
        for poll in self.poll, self.quick:
            poll.unregister(self.process)
        ended, self.copy = self.copy.end(), None
        self.alive = False
        self._forget_stdin()
        return ended

    def _forget_stdin(self):
        if self.stdin is not None:
            os.close(self.stdin)
            self.stdin = None

    def _discard_output(self):
        """Nothing may be left in the pipes that the next test would seem to have written. Nobody writes to them now."""
        nowhere = os.open("/dev/null", os.O_WRONLY | os.O_CLOEXEC)
        for capture in self.captures:
            try:
                while os.splice(capture.descriptor, nowhere, _PIPE_BYTES, flags=os.SPLICE_F_NONBLOCK):
                    pass
            except BlockingIOError:
                pass
        os.close(nowhere)

    def _end_keeper(self):
        self.keeper.end()
        self.keeper = None

    def reusable(self):
        return self.keeper is not None

    def leaves_files(self):
        """Whether anything but the source is in its folder. The next test needs that as well."""
        return not self.alive or told_calls.FILES in self.heard.undone and len(os.listdir(b"/tmp")) > 1

    def give_up(self):
        if self.copy is not None:
            self._end_copy()
        self._end_keeper()
        self._close()

    def _close(self):
        self._close_steps()
        for descriptor in (self.arguments, *self.inner, *(capture.descriptor for capture in self.captures)):
            os.close(descriptor)

    def compiled(self):
        """The init has compiled already."""
        return False

    def _may_refuse_source(self):
        return False
