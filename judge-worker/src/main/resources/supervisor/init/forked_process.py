"""The process of one test, which is forked for it."""

import os
import select
import time

from . import confinement, kernel, pipes
from .test_process import TestProcess


class ForkedProcess(TestProcess):
    def start(self, body):
        """Forks it. The body gets the channels and runs in the process. Returns this.

        Not a part of __init__(): there, python counts one more call if the same line has been run before.
        """
        submission = self.submission
        self.wires, submission.wires = submission.wires, None
        stdin = self.wires.stdin if self.wires else submission.stdin.open() if submission.stdin.take() else None
        inner, outer = pipes.both_ends()
        arguments, result, out, err = inner
        self.pid = kernel.fork()
        if self.pid == 0:
            body(confinement.Channels(stdin, arguments, result, self.wires.stdout if self.wires else out, err, self.steps))
        for descriptor in inner:
            os.close(descriptor)
        if self.wires:
            self.wires.let_go()
            self.poll.register(self.wires.partner.heard, select.POLLIN)
        elif stdin is not None:
            os.close(stdin)
        self._follow_pipes(*outer)
        self._follow_process(os.pidfd_open(self.pid), kernel.cpu_clock(self.pid))
        return self

    def begin(self, feed):
        self.feed = feed
        feed.begin(self.arguments, self.poll)

    def _handle(self, events):
        super()._handle(events)
        if self.wires is not None and self.wires.partner.heard in events:
            self._hear(self.wires.partner)

    def _idles(self):
        if self.wires is None:
            return super()._idles()
        return self.wires.partner.idles(self.idleness, self.submission.idle_micros)

    def _hear(self, partner):
        partner.hear(self._fares)
        if partner.ended:
            self.poll.unregister(partner.heard)

    def _fares(self):
        """What the other side of a talk must know, once this test has begun: whether it runs, and its waits for a processor."""
        return self.idleness.look() if self.begun else None

    def conclude(self):
        """Ends the process and closes its descriptors. Returns the outcome's header and its payloads."""
        wall_micros = self._wall_micros()
        self.talk = self._talk()
        strays, status, usage = self._end_all()
        self.alive = False
        os.close(self.process)
        self.feed.finish()
        self.raw, out, err = (capture.close() for capture in self.captures)
        cpu_micros = max(0, round((usage.ru_utime + usage.ru_stime) * 1e6) - self.cpu_before)
        header = self._header(status, cpu_micros, wall_micros, usage.ru_maxrss * 1024, strays, out, err)
        self._close_steps()
        return header

    def _talk(self):
        """What tells which side of an interaction is to blame; None without another side."""
        if self.wires is None:
            return None
        ended_nanos = time.monotonic_ns()
        _, waited_micros = self._fares() or (False, 0)
        self.wires.partner.end(waited_micros)
        return {"ended_nanos": ended_nanos, "unread": self.wires.unread() if self.reason == "idle" else 0,
                "waited_micros": waited_micros}

    def _end_all(self):
        ended = {pid: (status, usage) for pid, status, usage in kernel.end_all()}
        return len(ended) - 1, *ended[self.pid]

    def reusable(self):
        """Whether it can run another test."""
        return self.alive
