"""All tests of a submission in one process, for questions that ask for it: cheaper, and globals survive between tests.

The process is stopped between two tests. It ends with the submission, or with the first test that ends it.
"""

import os
import signal
import socket
import time

from . import answers, calls
from .forked_process import ForkedProcess

_STATUS_BYTES = 4096


class SharedProcess(ForkedProcess):
    def __init__(self, submission):
        super().__init__(submission)
        self.status = None
        self.tests = 0

    def start(self, body):
        # The process hands over its own status file while it may still open it.
        self.handover, handover = socket.socketpair()
        super().start(lambda channels: body(channels, handover))
        handover.close()
        return self

    def begin(self, feed):
        self.tests += 1
        if self.steps is not None:
            calls.STEP.pack_into(self.steps, 0, 0)
        if self.tests > 1:
            self._go_on()
        try:
            os.write(self.arguments, calls.LENGTH.pack(feed.left))
        except (BrokenPipeError, BlockingIOError):
            os.kill(self.pid, signal.SIGKILL)  # the program does not read its arguments, which is its own fault
        self.feed = feed
        feed.begin(os.dup(self.arguments), self.poll)

    def _go_on(self):
        for capture in self.captures:
            capture.forget()
        self.started = time.monotonic_ns()
        self.idleness.begin(self.started)
        self.cpu_before += self._cpu_micros()
        os.kill(self.pid, signal.SIGCONT)

    def _first_events(self):
        """It does not end with the answer."""
        return {}

    def _answered(self):
        size = answers.answer_size(self.result.content())
        # Data that announces more than the limit is not an answer, and not worth waiting for.
        return size is not None and (size <= self.result.size or size > self.result.limit)

    def conclude(self):
        if self.reason is None and self._answered():
            os.kill(self.pid, signal.SIGSTOP)
            wall_micros, cpu_micros = self._wall_micros(), self._cpu_micros()
            self.raw, out, err = (capture.drain() for capture in self.captures)
            if not any(capture.over() for capture in self.captures):
                self.feed.finish()
                outcome, payloads = self._header(0, cpu_micros, wall_micros, self._peak_bytes(), 0, out, err)
                if outcome["answer"] is None:
                    self._end()
                return outcome, payloads
        self._let_go()
        return super().conclude()

    def _end(self):
        """What it was about to write would be taken for the answer to the next test."""
        self._let_go()
        self._end_all()
        self.alive = False
        for descriptor in (self.process, *(capture.descriptor for capture in self.captures)):
            os.close(descriptor)
        self._close_steps()

    def _let_go(self):
        os.close(self.arguments)
        self.handover.close()
        if self.status is not None:
            os.close(self.status)

    def _peak_bytes(self):
        """Returns the peak memory of this process so far, as the kernel counts it."""
        if self.status is None:
            _, (self.status,), _, _ = socket.recv_fds(self.handover, 1, 1)
        for line in os.pread(self.status, _STATUS_BYTES, 0).splitlines():
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1]) * 1024
        return 0

    def _unreadable_arguments(self):
        """Believed before the user's code has run, not after."""
        return self.tests == 1 and super()._unreadable_arguments()

    def _may_refuse_source(self):
        """Only in the first test: in a later one, the user's code has already run."""
        return self.tests == 1 and answers.steps(self.raw) == answers.BEGINNING.size

    def compiled(self):
        """The init need not compile: the process that did is still there."""
        return False
