"""Tests in one process that is set back after each: its memory is made what it was before the test, and nothing else has changed.

The init hears of each system call that could leave something behind in the kernel. After a test with such a call, or in any doubt,
the process is ended, and the keeper makes another one. Nothing that the process says is trusted, as with one that is forked.
"""

import fcntl
import os
import select
import struct
import time

from . import calls, clocks, confinement, idleness, keeper, stub, told_calls, written_pages
from .test_process import QUICK_MILLIS, TestProcess

_LENGTH = struct.Struct(">I")
_SIZE = struct.Struct("=i")
_RLIMITS = struct.Struct("=QQ")
_FIONREAD = 0x541B
_PRLIMIT, _RLIMIT_DATA, _CLOSE_RANGE, _ALL = 302, 2, 436, 0xFFFFFFFF
_EPERM, _EFAULT = 1, 14
# So many calls make a test so much slower that its time is no longer that of a forked one.
_MOST_TOLD = 2_000
# Outcomes of a process that has run other tests before, which need not be looked at again.
_CERTAIN = ("cpu", "output", "result")
AGAIN = "again"
# So many tests, and more than half of all, left something: forking is faster then.
_FRUITLESS = 2
_PIPE_BYTES = 1 << 16


class SetBackTests(TestProcess):
    """One object for the tests of a keeper, one after the other. Its process is the keeper's current copy."""

    def __init__(self, submission, uid):
        """Raises keeper.Failed."""
        self.submission = submission
        self.wires = None
        self.poll, self.quick = select.poll(), select.poll()
        self.copy = self.pages = None
        self.ready = False
        ends = [os.pipe2(os.O_CLOEXEC) for _ in range(4)]
        (self.rest, self.arguments), (result, result_out), (out, out_out), (err, err_out) = ends
        for descriptor in (self.arguments, result, out, err):
            os.set_blocking(descriptor, False)
        self.steps = self._shared_steps()
        channels = confinement.Channels(None, self.rest, result_out, out_out, err_out, self.steps)
        try:
            self.keeper = keeper.Keeper(submission.stub, b"/tmp", self.steps is not None, lambda handover, orders: confinement.keep(
                channels, submission, uid, submission.stub, handover, orders))
        except keeper.Failed:
            for end in ends:
                for descriptor in end:
                    os.close(descriptor)
            self._close_steps()
            raise
        self.captures = self._captures(result, out, err)
        self.ends = (result_out, out_out, err_out)
        self.result = self.captures[0]
        self.listener = self.keeper.listener
        self.idleness = idleness.Idleness(submission.proc)
        for capture in self.captures:
            self.poll.register(capture.descriptor, select.POLLIN)
        for poll in self.poll, self.quick:
            poll.register(self.listener.descriptor, select.POLLIN)

    def make_ready(self):
        """Provides a process in which nothing is left of an earlier test, unless it is there. Raises keeper.Failed."""
        if self.ready:
            return
        if self.copy is not None and not self._set_back():
            self._end_copy()
        if self.copy is None:
            self.copy = self.keeper.copy()
            self.process = self.copy.process
            self.cpu_clock = self.copy.cpu_clock
            self.pages, self.faults = None, None
            self.excess_kilobytes = self.copied_kilobytes = 0
            for poll in self.poll, self.quick:
                poll.register(self.process, select.POLLIN)
        self._start_measuring()
        self.ready = True

    def _start_measuring(self):
        """It stands until the test begins."""
        try:
            self.copy.views.forget_peak()
            self.cpu_start = self.copy.cpu_nanos()
        except OSError as error:
            raise keeper.Failed(f"the copy has ended: {error}") from None

    def _set_back(self):
        """False if that cannot be done, or not be proven."""
        # The limit in the kernel is that of two tests.
        if self.copy.cpu_nanos() // 1000 > self.submission.cpu_micros:
            return False
        try:
            if self.undone and not self._undo():
                return False
            self._note_what_is_left()
            self._find_written_pages()
        except (OSError, written_pages.Unknown):
            return False
        return True

    def _note_what_is_left(self):
        """Of pages that a test has touched, the next one has those as well that it does not touch, as far as they were not unmapped.

        What the first test has touched, others of the same program touch, too, as a rule.
        """
        left = self.kilobytes - self.copied_kilobytes
        if self.copy.least_kilobytes is None:
            self.copy.least_kilobytes = left
        self.excess_kilobytes = left - self.copy.least_kilobytes

    def _find_written_pages(self):
        views = self.copy.views
        if self.pages is None:
            self.pages = written_pages.WrittenPages(
                self.keeper.orders, self.keeper.memory, views.pagemap, self.keeper.areas)
        faults = views.faults()
        self.pages.find(faults != self.faults)
        self.faults = faults
        self.copied_kilobytes = self.pages.kilobytes()

    def _undo(self):
        """Unmaps what the test has mapped, and what its stack has grown by. Then everything must be mapped as at first."""
        views, mappings = self.copy.views, self.keeper.mappings
        undoing = mappings.undoing(views.mappings())
        text = b""
        if told_calls.LIMIT in self.undone:
            text = _RLIMITS.pack(*self.submission.data_limits)
            undoing.append((_PRLIMIT, 0, _RLIMIT_DATA, self.keeper.orders.text_at(0), 0))
        if told_calls.DESCRIPTORS in self.undone:
            undoing.append((_CLOSE_RANGE, told_calls.FIRST_OWN_DESCRIPTOR, _ALL))
        if undoing and not self.keeper.undo(self.copy, undoing, text) or views.mappings() != mappings.text:
            return False
        _, self.kilobytes, mapped = views.sizes()
        return mapped == self.copy.mapped_kilobytes and (
            told_calls.LIMIT not in self.undone or views.resource_limits() == self.copy.resource_limits)

    def begin(self, feed):
        self.reason, self.begun, self.alive, self.ready = None, False, True, False
        self.stood = self.left = None
        self.told = 0
        self.has_threads = False
        self.undone = set()
        if self.steps is not None:
            self.steps[:] = bytes(len(self.steps))
        for capture, end in zip(self.captures, self.ends):
            capture.renew(end)
        self.submission.set_back += 1
        self.copy.tests += 1
        self.feed = feed
        os.write(self.arguments, _LENGTH.pack(feed.left))
        feed.begin(os.dup(self.arguments), self.poll)
        self.started = time.monotonic_ns()
        self.cpu_before = self.cpu_start // 1000
        self.idleness.begin(self.started)
        self._go_on()

    def _go_on(self):
        """If it has ended meanwhile, that will be noticed."""
        standing, self.copy.standing = self.copy.standing, None
        try:
            self.listener.add_descriptor(standing, self.rest, calls.ARGUMENTS)
        except OSError:
            pass
        self.listener.answer(standing, stub.GO_ON)

    def _first_events(self):
        """Hears of calls, until the process stands or has ended, or for a moment."""
        events = {}
        while not self.feed.left and not self._answered() and self.reason is None and self.process not in events:
            events = dict(self.quick.poll(QUICK_MILLIS))
            if not self.listener.is_in(events):
                break
            self._hear_call()
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

    def _handle(self, events):
        super()._handle(events)
        if self.listener.is_in(events):
            self._hear_call()

    def _answered(self):
        return self.stood is not None

    def _hear_call(self):
        call = self.listener.receive()
        if call is None:
            return
        if call.number == told_calls.PAUSE and call.at == self.keeper.stub.stood and call.pid == self.copy.pid:
            self.stood = call
            return
        self.told += 1
        if self.told > _MOST_TOLD or told_calls.is_for_main_thread(call, self.keeper.pid):
            self.reason = AGAIN
        elif call.number in clocks.ASKED:
            self._tell_time(call)
        elif told_calls.is_refused(call, self.copy.pid):
            self.listener.refuse(call, _EPERM)
        else:
            self._note(call)
            self.listener.go_on(call)

    def _note(self, call):
        self.has_threads = self.has_threads or told_calls.starts_thread(call)
        left = told_calls.left(call, self.keeper.mappings)
        if left in told_calls.UNDONE:
            self.undone.add(left)
        else:
            self.left = max(left, self.left or 0)

    def _tell_time(self, call):
        kind = clocks.asked_for(call)
        # A thread that has a number of its own is of this test, and so is all that it has used.
        if kind == clocks.OTHER or kind == clocks.THREAD and call.pid != self.copy.pid:
            self.listener.go_on(call)
        elif kind == clocks.UNKNOWN or kind == clocks.THREAD and self.has_threads:
            self.reason = AGAIN
        else:
            self._answer_time(call, *clocks.answer(call, self.copy.cpu_nanos() - self.cpu_start, self._peak_bytes))

    def _answer_time(self, call, place, content, value):
        # Elsewhere it would have to be looked for, which takes long. A file in /proc writes to memory that can only be read, too.
        if not self.keeper.mappings.may_write(place, len(content)):
            self.reason = AGAIN
            return
        # This page may have become its own without a fault of its own.
        self.faults = None
        if self._written(place, content):
            self.listener.answer(call, value)
        else:
            self.listener.refuse(call, _EFAULT)

    def _peak_bytes(self):
        try:
            return self._own_bytes(self.copy.views.sizes()[0])
        except ProcessLookupError:
            return 0

    def _written(self, place, content):
        try:
            return os.pwrite(self.copy.views.mem, content, place) == len(content)
        except OSError:  # the test has unmapped it
            return False

    def conclude(self):
        wall_micros = self._wall_micros()
        self.talk = None
        try:
            stands = self._answered() and self.reason is None and self.left is None
            outcome = self._standing(wall_micros) if stands else self._ended(wall_micros)
        except ProcessLookupError:  # killed while it stood
            self.stood = None
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
            self.undone.add(told_calls.MEMORY)
        self.feed.finish()
        out, err = self._take()
        if not self.begun:
            return self._ended(wall_micros)
        header = self._header(0, max(0, cpu_micros - self.cpu_before), wall_micros, self._own_bytes(peak), 0, out, err)
        has_rest = self._has_rest()
        if has_rest or any(capture.over() for capture in self.captures):
            self._end_copy()
            self._discard_output()
        if has_rest:
            self._end_keeper()
        return header

    def _own_bytes(self, peak_kilobytes):
        """Without what the stub copied from, and what earlier tests have left."""
        return max(0, peak_kilobytes - self.copied_kilobytes - self.excess_kilobytes) << 10

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
        again = (self.reason == AGAIN or not self.begun
                 or not stood and copy.tests > 1 and self.reason not in _CERTAIN)
        if again:
            self.reason = AGAIN
        else:
            self.submission.fruitless += 1
        if again or self._is_fruitless():
            self.submission.fall_back("doubt" if again else "traces")
            self._end_keeper()
        elif self.left == told_calls.SHARED or self._has_rest():
            self._end_keeper()
        return self._header(0 if stood else status, cpu_micros, wall_micros, self._own_bytes(usage.ru_maxrss), 0, out, err)

    def _is_fruitless(self):
        return self.submission.fruitless >= _FRUITLESS and self.submission.fruitless * 2 > self.submission.set_back

    def _has_rest(self):
        """Whether arguments are left that the next test would read."""
        return _SIZE.unpack(fcntl.ioctl(self.rest, _FIONREAD, bytes(_SIZE.size)))[0] > 0

    def _end_copy(self):
        for poll in self.poll, self.quick:
            poll.unregister(self.process)
        ended, self.copy = self.copy.end(), None
        self.alive = False
        return ended

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

    def give_up(self):
        if self.copy is not None:
            self._end_copy()
        self._end_keeper()
        self._close()

    def _close(self):
        self._close_steps()
        for descriptor in (self.rest, self.arguments, *self.ends, *(capture.descriptor for capture in self.captures)):
            os.close(descriptor)

    def compiled(self):
        """The init has compiled already."""
        return False

    def _may_refuse_source(self):
        return False

