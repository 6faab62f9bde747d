"""A submission in Python: what init keeps of it, and what its tests' processes do with it.

A program that prints its answer runs as "python3 solution.py" would; SemanticsIT compares both. Known differences: frames of the harness
lie below its own in traceback.print_stack and sys._getframe; -S, -P and -B are set in sys.flags; finalizers are called only if __del__
occurs in the source; only those files are flushed that a module-level name refers to. Statements of a test run in the program's namespace
after it has ended without an exception, as if they were appended.
"""

import _signal
import random
import sys
import warnings

from . import (checking, conversion, execution, functions, hints, interacting, main_module, nodes, objects, operations, preludes,
               recursion, rules, values)

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)
# The settings that name types.
_TYPES = ("parameters", "return_type", "calls", "functions")
# The settings of kinds of questions that have one.
_KINDS = {"calls": operations.Declared, "functions": functions.Declared}


class Program:
    def __init__(self, header, source):
        self.source = execution.text_of(source)
        self.settings = header["settings"]
        self.in_steps = "calls" in self.settings
        self.arguments, self.make_execution = self._declared()
        if "talk_bytes" in self.settings:
            execution.FILE, hints.words, self.make_execution = interacting.FILE, hints.OF_INTERACTORS, interacting.Execution
        elif "reply" in self.settings:
            execution.FILE, hints.words, self.make_execution = checking.FILE, hints.OF_CHECKERS, checking.Execution
        self.prelude = preludes.Prelude(self.settings.get("prelude", preludes.NONE))
        self.rules = rules.read(self.settings["rules"]) if "rules" in self.settings else ()
        nodes.define("; ".join([*map(self.settings.get, filter(self.settings.__contains__, _TYPES)), self.prelude.types]))
        # Worked out here once, for all tests.
        conversion.needs(self.settings.get("return_type", "Any"))
        self.memory_bytes = header["memory_bytes"]
        self.result_bytes = header["result_bytes"]
        self.code = None

    def _declared(self):
        """Returns what makes the arguments, and what makes an execution."""
        if "main" in self.settings:
            declared = main_module.Declared(self.settings["main"], self.source)
            return declared, declared.execution
        for setting, kind in _KINDS.items():
            if setting in self.settings:
                declared = kind(self.settings[setting])
                return declared, declared.execution
        return objects.Arguments(self.settings.get("parameters", "")), execution.Execution

    def prepare(self):
        """Compiles without the warnings that the test's process has shown already."""
        if self.code is None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self.prelude.prepare()
                self.code = execution.compile_source(self.source)

    def serve(self, calls):
        # Neither runs code in Python: each function that does costs a page of memory.
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)
        execution.keep_reserve()
        try:
            Process(self, calls).answer_all()
        except MemoryError:
            calls.answer(execution.NO_MEMORY, b"")


class Process:
    """A test's process, or that of all tests."""

    def __init__(self, program, calls):
        self.program = program
        self.calls = calls
        self.execution = None
        self.begun = False

    def answer_all(self):
        self._get_ready()
        # By map: the encoded arguments must not take up memory while the user's code runs.
        for arguments in map(self._decoded, self.calls):
            if isinstance(arguments, execution.DoesNotCompile):
                self.calls.refuse_source(arguments.args[0])
                continue
            self.calls.begin(compiled=self.program.code is not None)
            try:
                self.execution = self.execution or self._compiled()
            except execution.PreludeDoesNotCompile as refusal:
                self.calls.answer(execution.RAISED, refusal.args[0])
                continue
            except execution.DoesNotCompile as refusal:
                self.calls.refuse_source(refusal.args[0])
                continue
            if not self.begun:
                recursion.allow(self.program.memory_bytes)
                self.begun = True
            kind, payload = self._answer(arguments)
            _flush()
            self.calls.answer(kind, payload)

    def _get_ready(self):
        """Does what depends on no arguments, if the program is compiled: tests that are set back begin after it."""
        if self.program.code is not None:
            self.execution = self._made(self.program.code)
            self.execution.get_ready()

    def _decoded(self, content):
        """Returns the arguments, or why the author's code among them does not compile; None if there are none."""
        if not self.begun:
            super(random.Random, random.seed.__self__).seed()  # or each test would draw the same numbers
        if content is None:
            return None
        try:
            arguments = values.decode(content)
            if type(arguments) is list:
                return self.program.arguments.made(arguments)
        except execution.DoesNotCompile as refusal:
            return refusal
        except (ValueError, TypeError, LookupError, RecursionError, OSError):
            pass  # its message may quote them
        return self.calls.refuse_arguments()

    def _compiled(self):
        self._prepare_prelude()
        code = execution.compile_source(self.program.source)
        if self.program.rules:
            rules.require(self.program.rules, self.program.source)
        self.calls.compiled()
        return self._made(code)

    def _made(self, code):
        return self.program.make_execution(self.program.source, code, self.program.prelude, self.program.settings, self.calls)

    def _prepare_prelude(self):
        try:
            self.program.prelude.prepare()
        except execution.DoesNotCompile as refusal:
            raise execution.PreludeDoesNotCompile(*refusal.args) from None

    def _answer(self, arguments):
        sys.setrecursionlimit(execution.RECURSION_LIMIT)
        if arguments is None:
            return self.execution.load()
        return self.execution.answer(arguments, self.program.result_bytes)


def _flush(streams=(sys.__stdout__, sys.__stderr__)):
    for stream in streams:
        try:
            stream.flush()
        except BaseException:  # the user's code may have closed it
            pass
