"""Executes a checker: the author's function that decides whether an answer is right. Its mistakes are explained to its author."""

import math

from . import execution, hints, unwritable, values

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

FILE = "checker.py"

_EXPECTED = "expected True or False, a number from 0 to 1, or a tuple of either and a message"
_SIMPLE = (b"true", b"false")
_SHOWN = 60
# Of a message, which may quote a program. It is cut again where it is shown.
_MESSAGE_CHARACTERS = 1 << 14
_NUMBERS = {2: "two", 3: "three"}


class Execution(execution.Execution):
    FUNCTION, PARAMETERS = "check", ("input", "expected", "answer")

    def __init__(self, *parts):
        super().__init__(*parts)
        # The function that takes the arguments, once that is known.
        self.fit = None

    def load(self):
        return self._answer(lambda check: self._unfit(check) or (execution.RETURNED, b"null"))

    def _find(self, name):
        function = self.module.__dict__.get(name)
        return function if callable(function) else None

    def _use(self, check, arguments, max_bytes):
        unfit = self._unfit(check)
        if unfit:
            return unfit
        self.call = check, arguments
        return self._replied(check, check(*arguments), max_bytes)

    def _unfit(self, check):
        """Returns the answer for a function that cannot be called; None if it can."""
        if check is self.fit:
            return None
        found = hints.made(hints.of_signature, check, len(self.PARAMETERS))
        if found:
            return execution.failed("WrongSignature", f"expected {self.FUNCTION}({', '.join(self.PARAMETERS)}), which is called with "
                                    f"{_NUMBERS[len(self.PARAMETERS)]} arguments by position; found {self.entry_point}{found}",
                                    "", _line(check), False)
        self.fit = check
        return None

    def _replied(self, check, value, max_bytes):
        kind, payload = execution.encoded(_with_short_message(value), self.settings["reply"], max_bytes)
        if payload in _SIMPLE:
            return kind, payload
        if kind == execution.UNSERIALIZABLE:
            return self._wrong(check, f"a value of type {unwritable.name_of(type(value))} that is no reply", "")
        if kind == execution.TOO_LARGE:
            return self._wrong(check, f"more than {max_bytes >> 10} KB", "shorten the message")
        reply = values.decode(payload)
        fault = _fault(reply)
        return (kind, payload) if fault is None else self._wrong(check, _shortened(repr(reply)), fault.format(self.FUNCTION))

    def _wrong(self, check, returned, hint):
        return execution.failed("WrongReply", f"{self.FUNCTION} returned {returned}; {_EXPECTED}", hint, _line(check), True)

    def _missing(self):
        name = self.entry_point
        return {"defined": self._defined(""), "hint": hints.made(hints.of_missing_top_level, self._own(name), name, self.source)}


def _with_short_message(reply):
    if type(reply) is tuple and len(reply) == 2 and type(reply[1]) is str:
        return reply[0], reply[1][:_MESSAGE_CHARACTERS]
    return reply


def _line(check):
    code = getattr(check, "__code__", None)
    return code.co_firstlineno if getattr(code, "co_filename", None) == execution.FILE else None


def _fault(reply):
    """Returns a hint for a reply that is none; None if it is one."""
    if type(reply) not in (tuple, list):
        return _fault_of_points(reply)
    if len(reply) != 2:
        return f"a reply with a message has two parts, not {len(reply)}: (False, 'too short')"
    points, message = reply
    if type(points) is str:
        return "the message comes second: (False, 'too short')"
    if message is not None and type(message) is not str:
        return f"the message must be a str or None, not {type(message).__name__}"
    return _fault_of_points(points)


def _fault_of_points(points):
    if type(points) is bool or type(points) in (int, float) and 0 <= points <= 1:
        return None
    if points is None:
        return "{} ended without a return statement, or with one that returns nothing"
    if type(points) is str:
        return "a message follows the verdict: (False, 'too short')"
    if type(points) not in (int, float):
        return f"a value of type {type(points).__name__} decides nothing"
    if not math.isfinite(points):
        return "points must be finite; look for what is divided by, or is infinite already"
    return "divide the points by the most that can be reached, so that 1 is right"


def _shortened(text):
    return text if len(text) <= _SHOWN else text[:_SHOWN - 1] + "…"
