"""Executes a submission that defines a class: makes an object of it and calls its methods, one after the other.

A test's arguments are two lists: the names of what is called, that of the class first, and the arguments of each call. The answer is the
list of what the calls return. Each value is written as soon as it is returned, because a later call may change it.
"""

import json
import sys

from . import execution, hints, objects

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

_NOTHING = b"null"


class Declared:
    """What can be called, as the worker states it: a list of lists of name, types of the parameters, and return type."""

    def __init__(self, calls):
        hints.words = hints.OF_CLASSES
        (self.class_name, *_), *methods = calls = json.loads(calls)
        self.arguments = {name: objects.Arguments(parameters) for name, parameters, _ in calls}
        self.return_types = {name: return_type for name, _, return_type in calls}
        self.methods = [name for name, *_ in methods]

    def made(self, values):
        """Changes the plain values inside the lists into arguments."""
        for name, arguments in zip(*values, strict=True):
            self.arguments[name].made(arguments)
        return values

    def execution(self, *parts):
        return _Execution(self, *parts)


class _Execution(execution.Execution):
    def __init__(self, declared, *parts):
        super().__init__(*parts)
        self.declared = declared

    def load(self):
        """Methods that only objects have are not found: nothing is made of the class."""
        return self._answer(lambda kind: (execution.RETURNED, _NOTHING) if self._lacks(kind) is None else self._without(kind))

    def _use(self, kind, operations, max_bytes):
        (_, *names), (own_arguments, *arguments) = operations
        self.calls.step(1)
        target = self._call(kind, own_arguments)
        if self._lacks(target) is not None:
            return self._without(target)
        written, left = [_NOTHING], max_bytes - len(_NOTHING)
        for place, name in enumerate(names):
            self.calls.step(place + 2)
            value = self._call(getattr(target, name), arguments[place])
            outcome, payload = self._written(value, self.declared.return_types[name], left)
            if outcome != execution.RETURNED:
                return outcome, payload
            written.append(payload)
            left -= len(payload) + 1
        return execution.RETURNED, b"[%s]" % b",".join(written)

    def _call(self, function, arguments):
        self.call = function, arguments
        return function(*arguments)

    def _written(self, value, return_type, max_bytes):
        """What a method returns that is to return None does not matter."""
        if return_type == "None":
            return execution.RETURNED, _NOTHING
        limit = sys.getrecursionlimit()
        written = execution.encoded(value, return_type, max_bytes)
        sys.setrecursionlimit(limit)
        return written

    def _lacks(self, target):
        return next((name for name in self.declared.methods if not callable(getattr(target, name, None))), None)

    def _missing(self):
        return {"defined": self._defined(self.entry_point),
                "hint": hints.made(hints.of_missing_class, self._own(self.entry_point), self.entry_point, self.source)}

    def _without(self, target):
        missing = {"defined": self._defined(self.entry_point),
                   "hint": hints.made(hints.of_missing_method, target, self._lacks(target), self.entry_point, self.source)}
        return execution.MISSING, json.dumps(missing).encode()
