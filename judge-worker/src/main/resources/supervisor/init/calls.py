"""What a harness is given in a test's process: the arguments of the calls, and a way to answer them.

Nothing here is trusted once the user's code has begun.
"""

import os
import resource
import struct
import time

from . import answers
from .descriptors import ARGUMENTS, RESULT

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

LENGTH = struct.Struct(">I")
STEP = struct.Struct(">I")
# As much as a pipe holds. Python maps and unmaps memory for larger reads.
CHUNK = 1 << 16


class Calls:
    def __init__(self, contents, cpu_micros, result=RESULT, steps=None):
        self.contents = contents
        self.result = result
        # Memory shared with init.
        self.steps = steps
        # None if the process may use as much for each call.
        self.cpu_micros = cpu_micros
        # Later they may be the user's.
        self.write, self.exit = os.write, os._exit

    def __iter__(self):
        return iter(self.contents)

    def begin(self, compiled):
        used_nanos = self._used_nanos()
        if self.cpu_micros is not None:
            _limit_cpu_time(self.cpu_micros, used_nanos)
        beginning = answers.BEGINNING.pack(answers.ARGUMENTS_READ, used_nanos, time.monotonic_ns())
        self._send(beginning + answers.COMPILED if compiled else beginning)

    def _used_nanos(self):
        return time.process_time_ns()

    def compiled(self):
        self._send(answers.COMPILED)

    def step(self, number):
        if self.steps is not None:
            STEP.pack_into(self.steps, 0, number)

    def tell(self, kind, payload):
        """Answers, and goes on."""
        self._send(answers.HEAD.pack(kind, len(payload)) + payload)

    def answer(self, kind, payload):
        self.tell(kind, payload)

    def end(self, status):
        """Ends the process. Does not return."""
        self.exit(status)

    def refuse_source(self, payload):
        self.answer(answers.DOES_NOT_COMPILE, payload)

    def refuse_arguments(self):
        """Trusted, because no user code has run yet: the fault is the worker's."""
        self.answer(answers.ARGUMENTS_UNREADABLE, b"")
        os._exit(0)

    def _send(self, content):
        view = memoryview(content)
        while view:
            view = view[self.write(self.result, view):]


def _limit_cpu_time(cpu_micros, used_nanos):
    """Sets a backstop, in whole seconds."""
    seconds = used_nanos // 1_000_000_000 - -cpu_micros // 1_000_000
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 2))


def none():
    yield None


def one():
    yield _read_to_the_end()


def all_that_come():
    """Yields the arguments of one call after another, until the submission ends."""
    read = os.read
    while head := read(ARGUMENTS, LENGTH.size):
        content = [read_exactly(read, *LENGTH.unpack(head))]
        # None of it is kept here while the user's code runs.
        yield content.pop()


def _read_to_the_end():
    parts = []
    while part := os.read(ARGUMENTS, CHUNK):
        parts.append(part)
    os.close(ARGUMENTS)
    return b"".join(parts)


def read_exactly(read, left):
    parts = []
    while left:
        part = read(ARGUMENTS, min(left, CHUNK))
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
