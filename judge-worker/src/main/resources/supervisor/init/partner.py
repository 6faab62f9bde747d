"""What the init at the other end of a talk tells of its test. Neither test's time passes while the other waits for a processor.

The inits have two pipes of their own for that, which no test has: what is said there is believed.
"""

import os
import struct

_MESSAGE = struct.Struct("=cq")
_QUESTION, _ABSENT, _RUNS, _WAITS, _ENDED = b"?", b"a", b"r", b"w", b"e"


class Partner:
    """Has descriptors that do not block."""

    def __init__(self, heard, told):
        self.heard = heard
        self.told = told
        # How long the other had waited for a processor when time began to count, and has since then, as far as known.
        self.waited_before = None
        self.waited_micros = 0
        self.counts = self.asked = self.ended = False
        self.answer = None

    def hear(self, look):
        """Answers what the other asks, and notes what it tells.

        A look returns whether this side's test runs, and how long it has waited; None before it has begun.
        """
        for kind, micros in self._messages():
            if kind == _QUESTION:
                runs, waited = look() or (None, 0)
                self._tell(_ABSENT if runs is None else _RUNS if runs else _WAITS, waited)
            else:
                self.asked = False
                self.answer = kind
                self.ended = kind == _ENDED
                if kind != _ABSENT:
                    self.waited_before = micros if self.waited_before is None else self.waited_before
                    self.waited_micros = max(self.waited_micros, micros - self.waited_before)

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

    def idles(self, idleness, micros):
        """Whether this side's test has idled for so long since both have begun, and the other does not run either."""
        answer, self.answer = self.answer, None
        if not self.counts:
            if answer in (None, _ABSENT) and not self.ended:
                if idleness.is_due():
                    self.ask()
                return False
            self.counts = True
            idleness.restart()
        elif answer is not None:
            idleness.look_again()
        if not idleness.exceeds(micros + self.waited_micros):
            return False
        if answer is None and not self.ended:
            self.ask()
        return self.ended or answer == _WAITS

    def end(self, waited_micros):
        self._tell(_ENDED, waited_micros)
        os.close(self.heard)
        os.close(self.told)
