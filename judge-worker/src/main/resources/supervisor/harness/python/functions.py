"""Executes a submission that defines several functions: each test names the one that it calls.

A test's arguments are the name of the function, and those of the call. A submission may lack some of the functions: the tests of the
others are not concerned.
"""

import json

from . import execution, objects

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

_SHOWN_NAMES = 10

class Declared:
    """The functions, as the worker states them: a list of lists of name, types of the parameters, type of the answer, and the place of
    the argument that is the answer, or None."""

    def __init__(self, functions):
        functions = json.loads(functions)
        self.arguments = {name: objects.Arguments(parameters) for name, parameters, *_ in functions}
        self.answers = {name: answer for name, _, *answer in functions}

    def made(self, values):
        """Changes the list of plain values into the function's arguments."""
        name, *arguments = values
        return name, self.arguments[name].made(arguments)

    def execution(self, *parts):
        return _Execution(self, *parts)


class _Execution(execution.Execution):
    def __init__(self, declared, *parts):
        super().__init__(*parts)
        self.declared = declared

    def answer(self, call, max_bytes):
        self.entry_point, arguments = call
        self.return_type, self.place = self.declared.answers[self.entry_point]
        return super().answer(arguments, max_bytes)

    def load(self):
        for name in self.declared.answers:
            self.entry_point = name
            outcome, payload = super().load()
            if outcome != execution.RETURNED:
                break
        return outcome, payload

    def _not_found(self):
        """A program that defines none of the functions cannot be judged at all."""
        if not any(map(self._find, self.declared.answers)):
            return super()._not_found()
        missing = self._missing()
        message = f"the code must define a function {self.entry_point}, or a class Solution with that method; it defines " + (
            ", ".join(missing["defined"][:_SHOWN_NAMES]) or "nothing")
        return execution.failed("FunctionNotFound", message, missing["hint"], None, False)
