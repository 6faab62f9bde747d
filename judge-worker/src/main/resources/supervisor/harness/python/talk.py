"""An interactor's streams: count what goes either way, end a flood, and keep a transcript.

The transcript is written as Kattis writes samples of interactive problems: a line that the program printed begins with >, one
that it read with <. A line with a backslash says that the one before has no line break.
"""

import collections
import io
import os
import sys
import time

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

READ, PRINTED = "<", ">"
# What the transcript keeps of the beginning, and of the end.
_KEPT_BYTES = 32 << 10
# As diff writes it.
_UNENDED = "\\ no line break\n"
_read, _write, _now = os.readv, os.write, time.monotonic_ns
_ENCODING, _ERRORS = "utf-8", "surrogateescape"


class Flood(Exception):
    """Has the sign of the side that wrote too much."""


class Talk:
    def __init__(self, max_bytes):
        self.max_bytes = max_bytes
        self.bytes = {READ: 0, PRINTED: 0}
        self.flooded = None
        self.began = _now()
        # For how long it has read and written.
        self.nanos = 0
        # Whether all that the program printed has been read, and it had ended.
        self.saw_end = False
        self.transcript = Transcript()

    def open(self):
        sys.stdout = sys.__stdout__ = io.TextIOWrapper(
            io.BufferedWriter(_ToProgram(self)), _ENCODING, _ERRORS, "\n")
        sys.stdin = sys.__stdin__ = io.TextIOWrapper(
            io.BufferedReader(_FromProgram(self, sys.stdout)), _ENCODING, _ERRORS, "\n")
        self.out = sys.stdout

    def flush(self):
        self.out.flush()

    def passed(self, sign, size, part=b""):
        self.bytes[sign] += size
        if part:
            self.transcript.add(sign, part)
        if self.bytes[sign] > self.max_bytes:
            self.flooded = self.flooded or sign
            raise Flood(sign)


class _Stream(io.RawIOBase):
    def __init__(self, talk, descriptor):
        super().__init__()
        self.talk = talk
        self.descriptor = descriptor

    def fileno(self):
        return self.descriptor


class _FromProgram(_Stream):
    def __init__(self, talk, out):
        super().__init__(talk, 0)
        self.out = out

    def readable(self):
        return True

    def readinto(self, buffer):
        # Whoever waits for an answer has asked: the program must see the question.
        self.out.flush()
        start = _now()
        size = _read(0, (buffer,))
        self.talk.nanos += _now() - start
        if size:
            self.talk.passed(PRINTED, size, bytes(buffer[:size]))
        else:
            self.talk.saw_end = True
        return size


class _ToProgram(_Stream):
    def __init__(self, talk):
        super().__init__(talk, 1)

    def writable(self):
        return True

    def write(self, content):
        """What nobody reads any more is lost. Whether the program has ended, only reading tells: that depends on no time."""
        start = _now()
        try:
            size = _write(1, content)
        except BrokenPipeError:
            self.talk.passed(READ, len(content))
            return len(content)
        finally:
            self.talk.nanos += _now() - start
        self.talk.passed(READ, size, bytes(content[:size]))
        return size


class Transcript:
    def __init__(self):
        self.beginning = []
        self.room = _KEPT_BYTES
        self.end = collections.deque()
        self.end_bytes = 0
        self.left_out = 0

    def add(self, sign, part):
        if self.room:
            kept = part[:self.room]
            self.beginning.append((sign, kept))
            self.room -= len(kept)
            part = part[len(kept):]
        if part:
            self.end.append((sign, part))
            self.end_bytes += len(part)
            while self.end_bytes - len(self.end[0][1]) >= _KEPT_BYTES:
                _, dropped = self.end.popleft()
                self.end_bytes -= len(dropped)
                self.left_out += len(dropped)

    def text(self):
        more = self.end_bytes - _KEPT_BYTES
        if more > 0:
            sign, first = self.end.popleft()
            self.end.appendleft((sign, first[more:]))
            self.left_out += more
        if self.left_out:
            return f"{_lines(self.beginning, True)}... {self.left_out} bytes left out ...\n{_lines(self.end)}"
        return _lines([*self.beginning, *self.end])


def _lines(parts, goes_on=False):
    """Joins what one side wrote in a row, marks each line, and tells where a turn ends without a line break."""
    turns = []
    for sign, part in parts:
        if not turns or turns[-1][0] != sign:
            turns.append((sign, []))
        turns[-1][1].append(part)
    text = []
    for sign, turn in turns:
        said = b"".join(turn).decode(_ENCODING, "backslashreplace")
        text.extend(f"{sign}{line}\n" for line in said.removesuffix("\n").split("\n"))
        if not said.endswith("\n"):
            text.append(_UNENDED)
    if goes_on and text and text[-1] == _UNENDED:
        text.pop()
    return "".join(text)
