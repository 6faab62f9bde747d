"""What the init at the other end of a talk tells of its test. Neither test's time passes while the other waits for a processor.

The inits have two pipes of their own for that, which no test has: what is said there is believed.
"""

import os
import select
import struct

_MESSAGE = struct.Struct("=cq")
_QUESTION, _RUNS, _WAITS, _ENDED = b"?", b"r", b"w", b"e"
# So often the other is looked at, this long apart, before it counts as one that does not read.
_LOOKS = 5
_PAUSE_MILLIS = 20


class Partner:
    """Has descriptors that do not block."""

    def __init__(self, heard, told):
        self.heard = heard
        self.told = told
        # How long the other has waited for a processor or to begin, as far as known.
        self.waited_micros = 0
        self.asked = self.ended = False
        self.answer = None

    def hear(self, look):
        """Answers what the other asks, and notes what it tells. A look returns whether this side's test runs, and how long it waited."""
        for kind, micros in self._messages():
            if kind == _QUESTION:
                runs, waited = look()
                self._tell(_RUNS if runs else _WAITS, waited)
            else:
                self.waited_micros = max(micros, self.waited_micros)
                self.asked = False
                self.answer = kind
                self.ended = kind == _ENDED

    def _messages(self):
        try:
            while message := os.read(self.heard, _MESSAGE.size):
                yield _MESSAGE.unpack(message)
            self.ended = True
        except BlockingIOError:
            pass

    def _tell(self, kind, micros=0):
        os.write(self.told, _MESSAGE.pack(kind, micros))

    def ask(self):
        if not (self.asked or self.ended):
            self.asked = True
            self._tell(_QUESTION)

    def take_answer(self):
        """Returns whether the other has been found to wait, or None while that is not known."""
        answer, self.answer = self.answer, None
        return True if self.ended else None if answer is None else answer == _WAITS

    def await_reading(self, unread, look):
        """Waits until the other has read all, has ended, or shows that it does not read: one that read would run."""
        poll = select.poll()
        poll.register(self.heard, select.POLLIN)
        self.answer = None
        deaf = 0
        while deaf < _LOOKS and not self.ended and unread():
            self.ask()
            poll.poll(_PAUSE_MILLIS)
            self.hear(look)
            waits = self.take_answer()
            if waits is not None:
                deaf = deaf + 1 if waits else 0
                poll.poll(_PAUSE_MILLIS)

    def end(self, waited_micros):
        self._tell(_ENDED, waited_micros)
        os.close(self.heard)
        os.close(self.told)
