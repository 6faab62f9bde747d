"""Executes an interactor: the author's function that talks with the program, and then decides whether it was right.

Its reply is a list: how it ended; what it returned, as a checker does, or null; the description of an exception, or null; when it
began and ended, on the monotonic clock; for how long it read and wrote until then; whether it had read the program's end before;
and the transcript.
"""

import json
import sys
import time

from . import checking, execution, talk

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)
_builtins = sys.modules["builtins"]
_now = time.monotonic_ns

FILE = "interactor.py"

_RETURNED, _RAISED, _UNFINISHED, _FLOODED, _WAS_FLOODED = "returned", "raised", "unfinished", "flooded", "was flooded"
_BROKEN = "the program broke the protocol"


class ProtocolError(Exception):
    """An interactor raises it when the program does not keep to the protocol; solvers read its message."""


class Execution(checking.Execution):
    FUNCTION, PARAMETERS = "interact", ("secret", "expected")

    def _load(self):
        _builtins.ProtocolError = ProtocolError
        self.talk = talk.Talk(int(self.settings["talk_bytes"]))
        self.talk.open()
        super()._load()

    def _use(self, interact, arguments, max_bytes):
        unfit = self._unfit(interact)
        if unfit:
            return unfit
        self.call = interact, arguments
        try:
            reply = interact(*arguments)
        except ProtocolError as error:
            reply = False, execution.message_of(error).strip() or _BROKEN
        except EOFError as error:
            return self._told(_UNFINISHED if self.talk.saw_end else _RAISED, error=error)
        except Exception as error:
            return self._told(_RAISED, error=error)
        ended = _now()
        saw_end = self.talk.saw_end
        self._flush()
        kind, payload = self._replied(interact, reply, max_bytes)
        return self._told(_RETURNED, payload, None, ended, saw_end) if kind == execution.RETURNED else (kind, payload)

    def _flush(self):
        try:
            self.talk.flush()
        except (OSError, ValueError, talk.Flood):
            pass  # the program has ended, or the interactor has closed its stdout

    def _told(self, ending, reply=b"null", error=None, ended=None, saw_end=None):
        description = None
        if self.talk.flooded:
            ending, reply = (_FLOODED if self.talk.flooded == talk.PRINTED else _WAS_FLOODED), b"null"
        elif error is not None:
            kind, payload = execution.error_answer(error, self.call, self.file)
            if kind != execution.RAISED:
                return kind, payload
            described = json.loads(payload)
            description = [described[name] for name in ("type", "message", "hint", "line", "traceback")]
        rest = [description, self.talk.began, _now() if ended is None else ended, self.talk.nanos,
                self.talk.saw_end if saw_end is None else saw_end, self.talk.transcript.text()]
        return execution.RETURNED, b"[%s,%s,%s" % (json.dumps(ending).encode(), reply, json.dumps(rest)[1:].encode())
