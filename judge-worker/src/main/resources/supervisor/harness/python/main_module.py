"""Executes a submission that is a program of its own: runs it as __main__ and ends the process, both as `python3 solution.py` does.

A test's arguments are those of the program, a dict of files (texts or bytes) that it finds beside it, and statements that run after it in its namespace.
Its stdin is there already. What it prints is its answer; all that is told besides is the exception that ended it.
"""

import json
import os
import sys
import types
from importlib.machinery import SourceFileLoader

from . import ending, execution, hints, streams

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)
_builtins = sys.modules["builtins"]

MODULE = "__main__"
# Where a test's process starts; relative names of files are in it.
FOLDER = "/tmp"
STATEMENTS = "statements.py"
_HARNESS = os.path.dirname(__file__)
# What python3 allows a program that does not set it.
_RECURSION_LIMIT = 1_000
# Up to Python 3.11, exec() counts as a call, as that of _depth() does.
_NOT_GOING_ON = sys.version_info >= (3, 12)
_FINALIZER = "__del__"
# What a generator has that does something when it is closed.
_CLOSED = ("finally", "GeneratorExit", "__exit__")
# What a program mentions that opens a file.
_WRITERS = ("open", "BufferedWriter", "TextIOWrapper", "detach")
_STATEMENTS_REFUSED = "StatementsDoNotCompile"
_IN_STATEMENTS = "in the test's statements: "


class Declared:
    """The program's file, as the worker names it."""

    def __init__(self, name, source):
        self.name = name
        self.source = source
        self.has_files = False
        execution.FILE = os.path.join(FOLDER, name)
        execution.CALLER = STATEMENTS
        hints.words = hints.OF_PROGRAMS
        # Each test has a process, and so a copy, of its own.
        self.main = _main_module()
        _take_back_given_names()

    def made(self, values):
        """Puts the files in place. Returns the arguments and the statements, also compiled.
        Raises execution.DoesNotCompile for statements: believed now, since no user code has run."""
        arguments, files, statements = values
        self.has_files = bool(files)
        # A process that is set back finds it there.
        if not os.path.exists(self.name):
            _write(self.name, self.source)
        for name, content in files.items():
            _write(name, content)
        return arguments, statements, _compiled(statements)

    def execution(self, *parts):
        return _Execution(self, *parts)


def _compiled(statements):
    try:
        return execution.compile_source(statements, STATEMENTS)
    except execution.DoesNotCompile as refusal:
        error = json.loads(refusal.args[0])
    described = {**error, "type": _STATEMENTS_REFUSED, "message": f"{error['type']}: {error['message']}", "hint": ""}
    raise execution.DoesNotCompile(json.dumps(described).encode())


def _take_back_given_names():
    """Python gives no names of typing to a program."""
    for name, value in execution.PRELOADED.items():
        if vars(_builtins).get(name) is value:
            delattr(_builtins, name)


def _main_module():
    main = types.ModuleType(MODULE)
    main.__file__ = execution.FILE
    main.__builtins__ = _builtins
    main.__loader__ = SourceFileLoader(MODULE, execution.FILE)
    main.__annotations__, main.__cached__ = {}, None
    return main


def _write(name, content):
    folder = os.path.dirname(name)
    if folder:
        os.makedirs(folder, exist_ok=True)
    with open(name, "xb", buffering=0) as file:
        view = memoryview(content if type(content) is bytes else content.encode("utf-8", "surrogateescape"))
        while view:
            view = view[file.write(view):]


class _Execution(execution.Execution):
    def __init__(self, declared, *parts):
        super().__init__(*parts)
        self.declared = declared
        self.module = declared.main
        self.in_statements = self.is_ready = False

    def get_ready(self):
        sys.modules[MODULE] = self.module
        sys.path.insert(0, FOLDER)
        streams.use()
        self.is_ready = True

    def load(self):
        """Runs the prelude only: the program itself may need its input."""
        sys.modules[MODULE] = self.module
        return self._answer(lambda _: (execution.RETURNED, b"null"))

    def _load(self):
        if self.prelude.text:
            self._run_prelude()
        self.loaded = True

    def _find(self, name):
        return self.module

    def answer(self, values, max_bytes):
        """Does not return."""
        code = ending.FAILURE
        try:
            code = self.played(*values)
        except MemoryError:
            self.calls.tell(execution.NO_MEMORY, b"")
        finally:
            ending.end(code, self.calls)

    def played(self, arguments, statements, code_of_statements):
        """Does everything but end the process. Returns the exit code."""
        if not self.is_ready:
            self.get_ready()
        sys.argv = [self.declared.name, *arguments]
        error = self._ran(statements, code_of_statements)
        code = ending.SUCCESS if error is None else self._told(error)
        error = None
        ending.finish_threads_and_handlers()
        code = ending.flush(code)
        self._forget(self.source + statements)
        ending.flush_quietly("__stdout__", "__stderr__")
        return code

    def _ran(self, statements, code_of_statements):
        """Returns the exception that ended the program, or the statements; None if there was none."""
        error = _raised(self._run_prelude) if self.prelude.text else None
        if error is None:
            self.call = self.module, ()
            execution.show(execution.FILE, self.source)
            error = _raised(self._run, self.code)
        if error is None and statements:
            self.in_statements = True
            execution.show(STATEMENTS, statements)
            error = _raised(self._run, code_of_statements)
        return error

    def _run(self, code):
        sys.setrecursionlimit(_RECURSION_LIMIT + _depth() - _NOT_GOING_ON)
        try:
            exec(code, self.module.__dict__)
        finally:
            ending.flush_quietly("stderr", "stdout")

    def _told(self, error):
        """Tells of the exception as python3 does. Returns the exit code."""
        if isinstance(error, SystemExit):
            return ending.code_of(error)
        kind, payload = execution.error_answer(error, self.call, self.file)
        self.calls.tell(kind, _of_statements(payload) if self.in_statements else payload)
        return ending.shown(error)

    def _forget(self, text):
        """Ends what the program has made, if it can have made what must be ended. A large program would take long to look through."""
        if _FINALIZER in text or "yield" in text and any(name in text for name in _CLOSED):
            self.module = self.call = self.declared.main = None
            ending.forget(MODULE)
        if self.declared.has_files or any(name in text for name in _WRITERS):
            ending.flush_files()


def _depth():
    """Returns how many calls are going on."""
    frame, depth = sys._getframe(), 0
    while frame is not None:
        frame, depth = frame.f_back, depth + 1
    return depth


def _raised(run, *arguments):
    """Returns the exception, without what the harness adds to its traceback."""
    try:
        run(*arguments)
    except BaseException as error:
        caught = error
    else:
        return None
    entry = caught.__traceback__
    while entry is not None and entry.tb_frame.f_code.co_filename.startswith(_HARNESS):
        entry = entry.tb_next
    return caught.with_traceback(entry)


def _of_statements(payload):
    description = json.loads(payload)
    description["message"] = _IN_STATEMENTS + description["message"]
    return json.dumps(description).encode()
