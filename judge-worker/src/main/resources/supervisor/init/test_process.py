"""The process of a test, seen from outside: feeds it, drains its pipes, measures it, and notices when it exceeds a limit."""

import os
import select
import time

from . import answers, calls, idleness, pipes

_GRACE_BYTES = 1 << 16
# What a program can say that answers by printing: the description of an error.
_DESCRIPTION_BYTES = 1 << 18
_MINIMUM_WAIT_MILLIS = 2
# Most tests end sooner. Until then nothing looks at their pipes: each look costs both processes a change to the other.
QUICK_MILLIS = 2


def rooms(prints, output_bytes, result_bytes):
    """Returns memory for what comes out of a test: its answer, stdout and stderr."""
    result, out = (_DESCRIPTION_BYTES, pipes.CHUNK) if prints else (result_bytes + _GRACE_BYTES, output_bytes)
    return pipes.rooms(result, out, output_bytes)


class TestProcess:
    """One process for one test or for several. Subclasses start it, begin its tests and conclude them."""

    def __init__(self, submission):
        self.submission = submission
        self.alive = True
        self.reason = None
        self.begun = False
        self.talk = None
        self.cpu_before = 0
        self.poll, self.quick = select.poll(), select.poll()
        self.steps = self._shared_steps()
        self.started = time.monotonic_ns()
        self.idleness = idleness.Idleness(submission.proc)

    def _shared_steps(self):
        """Returns memory that the process shares with this one. It has its own: nothing that it leaves there reaches another."""
        if not self.submission.program.in_steps:
            return None
        import mmap  # not in the fork server: programs without steps would pay for it in each fork
        return mmap.mmap(-1, mmap.PAGESIZE)

    def _follow_pipes(self, arguments, result, out, err):
        self.arguments = arguments
        of_result, of_out, of_err = self.submission.rooms
        if self.submission.prints:
            out = pipes.Passage(out, of_out, self.submission.result_bytes, "result", self.submission.pass_on)
        else:
            out = pipes.Capture(out, of_out, "output")
        self.result = pipes.Capture(result, of_result, "result")
        self.captures = self.result, out, pipes.Capture(err, of_err, "output")
        for capture in self.captures:
            self.poll.register(capture.descriptor, select.POLLIN)

    def _follow_process(self, descriptor, cpu_clock):
        self.process, self.cpu_clock = descriptor, cpu_clock
        for poll in self.poll, self.quick:
            poll.register(descriptor, select.POLLIN)

    def follow(self):
        """Until the process has ended or answered, or must be ended."""
        events = self._first_events()
        while self.process not in events and self.reason is None and not self._answered():
            events = dict(self.poll.poll(self._wait_millis()))
            self._handle(events)
            # A process that has answered is not idle, even if we see it late.
            if self.process not in events and not self._answered():
                self.reason = self.reason or self._time_exceeded()

    def _handle(self, events):
        self.feed.handle(events)
        for capture in self.captures:
            if capture.descriptor in events:
                self._drain(capture)
        self._note_beginning()

    def _first_events(self):
        """What has happened when the process has ended already, or after a moment."""
        if self.feed.left:
            return {}
        events = dict(self.quick.poll(QUICK_MILLIS))
        if events:
            self._drain(self.result)
            self._note_beginning()
        return events

    def _note_beginning(self):
        """Trusted, because the user's code has not run yet: the time before this is not the user's."""
        content = self.result.content()
        if not self.begun and content[:1] == answers.ARGUMENTS_READ:
            self.begun = True
            _, cpu_nanos, self.started = answers.BEGINNING.unpack_from(content)
            self.cpu_before = cpu_nanos // 1000
            self.idleness.begin(self.started)

    def _answered(self):
        """An answer alone ends nothing: the process must end as well."""
        return False

    def _wait_millis(self):
        """At most half of the CPU time left: with threads, CPU time passes faster than wall time."""
        if not self.begun:
            return None
        idle_left = self.idleness.micros_to_look()
        cpu_left = self.submission.cpu_micros - self._cpu_micros()
        return max(_MINIMUM_WAIT_MILLIS, min(idle_left, cpu_left // 2) // 1000)

    def _drain(self, capture):
        capture.read()
        if not capture.open:
            self.poll.unregister(capture.descriptor)
        elif capture.over():
            self.reason = self.reason or capture.reason

    def _time_exceeded(self):
        """Until the user's code begins only the worker's deadline holds, which decides no verdict."""
        if not self.begun:
            return None
        if self._cpu_micros() >= self.submission.cpu_micros:
            return "cpu"
        return "idle" if self._idles() else None

    def _idles(self):
        return self.idleness.exceeds(self.submission.idle_micros)

    def _cpu_micros(self):
        """Reads the kernel's clock of that process: it counts all threads, and the process cannot change it."""
        return time.clock_gettime_ns(self.cpu_clock) // 1000 - self.cpu_before

    def _wall_micros(self):
        return (time.monotonic_ns() - self.started) // 1000

    def _header(self, status, cpu_micros, wall_micros, peak_bytes, strays, out, err):
        for capture in self.captures:
            self.reason = self.reason or (capture.reason if capture.over() else None)
        if self.reason is None and cpu_micros >= self.submission.cpu_micros:
            self.reason = "cpu"
        kind, payload = self._answer()
        header = {"nonce": self.submission.nonce, "reason": self.reason,
                  "exit_code": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
                  "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else None,
                  "answer": kind, "step": self._step(), "talk": self.talk,
                  "unreadable_arguments": self._unreadable_arguments(),
                  "cpu_micros": cpu_micros, "wall_micros": wall_micros,
                  "peak_bytes": max(0, peak_bytes - self.submission.surplus_bytes), "strays": strays,
                  "fallback": self.submission.fallback,
                  "sizes": [len(payload), len(out), len(err)]}
        return header, (payload, out, err)

    def _close_steps(self):
        """A process that is forked later must not have this memory as well."""
        if self.steps is not None:
            self.steps.close()
            self.steps = None

    def _step(self):
        """The last one that began, as the process says; None if it counts none."""
        return None if self.steps is None else calls.STEP.unpack_from(self.steps)[0]

    def leaves_files(self):
        return not self.alive

    def compiled(self):
        """Trusted, because the process writes it before the user's code runs."""
        return answers.steps(self.raw) > answers.BEGINNING.size

    def _unreadable_arguments(self):
        return self.raw[:1] == answers.ARGUMENTS_UNREADABLE

    def _may_refuse_source(self):
        """Whether "does not compile" is believed: the user's code cannot have run before the source is compiled."""
        return not self.compiled()

    def _answer(self):
        """Returns kind and payload if the process left exactly one whole answer. Does not look into the payload."""
        size = answers.answer_size(self.raw)
        if size is None or size != len(self.raw):
            return None, b""
        start = answers.steps(self.raw)
        kind = bytes(self.raw[start:start + 1])
        if not kind.isalpha() or kind == answers.DOES_NOT_COMPILE and not self._may_refuse_source():
            return None, b""
        return kind.decode("ascii"), self.raw[start + answers.HEAD.size:]
