"""Executes a submission in this process: compile, run the module, find the entry point, call it, describe what happened.

The answer is a kind byte and a payload. It comes from a process in which the user's code has run, so every
reader must treat it as hostile.
"""

import collections
import errno
import json
import linecache
import re
import resource
import sys
import traceback
import types
import typing

from . import conversion, entry, hints, unwritable, values

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)
_builtins = sys.modules["builtins"]
_dumps = json.dumps
_setrlimit = resource.setrlimit
# The limit with the reserve. Made beforehand: when it is needed, there is no memory even for a number.
_most_data = (resource.RLIM_INFINITY,) * 2

FILE = "solution.py"
# The file of what calls the source, where that is the author's and users see it as well.
CALLER = None
MODULE = "user_module"

RETURNED, RAISED, NO_MEMORY, EXITED = b"V", b"X", b"Y", b"Q"
UNSERIALIZABLE, TOO_LARGE, MISSING = b"U", b"L", b"M"

MAX_MESSAGE, MAX_TRACEBACK, MAX_FRAMES, MAX_NAMES, MAX_NAME = 2048, 8192, 40, 50, 100
RECURSION_LIMIT = 10_000
_bases = type.__dict__["__mro__"].__get__
_TOO_COMPLEX = "the source is too complex to compile"

# Names that people use in signatures; collections' own types where typing has only a deprecated alias of them.
PRELOADED = {name: getattr(typing, name) for name in typing.__all__}
PRELOADED.update(Counter=collections.Counter, OrderedDict=collections.OrderedDict)
# Builtins, because copies in each module would make the test's process write to, and so copy, more memory.
for _name, _value in PRELOADED.items():
    vars(_builtins).setdefault(_name, _value)


def keep_reserve():
    """Notes how far this process may raise its limit to describe the error when its memory is used up."""
    global _most_data
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    _most_data = (most, most)


class DoesNotCompile(Exception):
    """Carries the answer; not the original error, which may hold anything."""


class PreludeDoesNotCompile(DoesNotCompile):
    pass


def text_of(source):
    """Decodes a source from UTF-8, whatever its coding line says, and drops a byte order mark."""
    return source.decode("utf-8", "replace").removeprefix("\ufeff")


def compile_source(source, file=None):
    try:
        return compile(source, file or FILE, "exec", dont_inherit=True)
    except MemoryError as error:
        # The parser raises this when the source is too complex; older ones give no message.
        if not error.args and sys.version_info >= (3, 13):
            raise
        raise DoesNotCompile(_dumps(_compile_error(error)).encode()) from None
    except Exception as error:  # SyntaxError, ValueError (null bytes), RecursionError, OverflowError
        raise DoesNotCompile(_dumps(_compile_error(error)).encode()) from None


def _compile_error(error):
    line = error.lineno if isinstance(error, SyntaxError) else None
    message = _cut(getattr(error, "msg", None) or str(error) or _TOO_COMPLEX, MAX_MESSAGE)
    return {"type": type(error).__name__, "message": message, "hint": hints.made(hints.of_syntax, error), "line": line,
            "traceback": _cut("".join(traceback.format_exception_only(error)), MAX_TRACEBACK)}


class Execution:
    """One execution of the source, which shares nothing with another."""

    def __init__(self, source, code, prelude, settings, calls):
        self.source = source
        self.code = code
        self.prelude = prelude
        # The names in the program's namespace that the prelude gave it.
        self.given = {}
        self.file = FILE
        self.settings = settings
        self.entry_point = settings.get("entry_point")
        self.return_type = settings.get("return_type", "Any")
        # The place of the argument that is the answer; None if the answer is what the function returns.
        place = settings.get("answer")
        self.place = None if place is None else int(place)
        self.calls = calls
        self.loaded = False
        # The function that is being called, and its arguments.
        self.call = None

    def get_ready(self):
        """Does what can be done before there are arguments."""

    def answer(self, arguments, max_bytes):
        """Runs everything and returns kind and payload. Raises only a MemoryError."""
        return self._answer(lambda function: self._use(function, arguments, max_bytes))

    def _use(self, function, arguments, max_bytes):
        self.call = function, arguments
        return encoded(self._called(function, arguments), self.return_type, max_bytes)

    def _called(self, function, arguments):
        if self.place is None:
            return function(*arguments)
        # Kept by its own name: the function cannot bind another object to it.
        argument = arguments[self.place]
        function(*arguments)
        return argument

    def load(self):
        """Does the same without the call; the result is null."""
        return self._answer(lambda function: (RETURNED, b"null"))

    def _answer(self, use):
        self.call = None
        try:
            if not self.loaded:
                self._load()
            function = self._find(self.entry_point)
            return self._not_found() if function is None else use(function)
        except SystemExit as error:
            return EXITED, _dumps({"code": _exit_code(error), "called": self.call is not None}).encode()
        except BaseException as error:
            return error_answer(error, self.call, self.file)
        finally:
            self.call = None

    def _load(self):
        self.module = types.ModuleType(MODULE)
        self.module.__file__ = FILE
        self.module.__builtins__ = _builtins
        sys.modules[MODULE] = self.module
        if self.prelude.text:
            self._run_prelude()
        show(FILE, self.source)
        exec(self.code, self.module.__dict__)
        self.loaded = True

    def _run_prelude(self):
        self.file = self.prelude.file
        show(self.file, self.prelude.text)
        self.given = self.prelude.run(self.module.__dict__)
        self.file = FILE

    def _find(self, name):
        return entry.find(self.module, name, self.source, self.given)

    def _not_found(self):
        return MISSING, _dumps(self._missing()).encode()

    def _missing(self):
        return {"defined": self._defined("Solution"),
                "hint": hints.made(hints.of_missing, self._own(self.entry_point), self.entry_point, self.source)}

    def _defined(self, class_name):
        """The functions and classes that the source defines, methods of that class as Solution.name."""
        names = [name for name in self.module.__dict__ if _defined_here(name, self._own(name))]
        solution = self._own(class_name)
        if isinstance(solution, type):
            names += [f"{class_name}.{name}" for name, value in vars(solution).items() if _defined_here(name, value)]
        return [str.__str__(name)[:MAX_NAME] for name in names[:MAX_NAMES]]

    def _own(self, name):
        """Returns what the name means, or None if it means what the prelude gave."""
        value = self.module.__dict__.get(name)
        return None if value is self.given.get(name) else value


def show(file, source):
    """Lets tracebacks show lines. In this form, a source is read only when one needs it."""
    linecache.cache[file] = (lambda: _Lines(source),)


class _Lines(str):
    """Splits lines for linecache as the compiler counts them: str would also split at form feeds."""

    def splitlines(self):
        return re.split("\r\n?|\n", self)


def _defined_here(name, value):
    return (type(name) is str and not name.startswith("__")
            and isinstance(value, (types.FunctionType, type)))


def encoded(value, return_type, max_bytes):
    """Returns kind and payload for what was returned."""
    # The user's code may have lowered it, and what it returned may be deep.
    sys.setrecursionlimit(RECURSION_LIMIT)
    try:
        payload = conversion.encode(value, return_type, values.Encoder(max_bytes, FILE))
    except values.Unserializable as error:
        return UNSERIALIZABLE, _dumps({"message": _cut(str(error), MAX_MESSAGE), "line": error.line}).encode()
    except values.TooLarge as bound:
        return TOO_LARGE, bound.args[0].encode()
    return (RETURNED, payload) if len(payload) <= max_bytes else (TOO_LARGE, values.BYTES.encode())


def _exit_code(error):
    """Follows the interpreter: None is 0, a number is itself, anything else is printed and means 1."""
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return int.__and__(code, 255)
    try:
        print(code, file=sys.stderr)
    except BaseException:
        pass
    return 1


def failed(kind, message, hint, line, called):
    """Returns kind and payload for a mistake that raises no exception."""
    return RAISED, _dumps({"type": kind, "types": [], "message": message, "hint": hint, "line": line, "traceback": "",
                           "called": called}).encode()


def error_answer(error, call, file):
    _make_room()
    if _is_lack_of_memory(error):
        return NO_MEMORY, _description(MemoryError().with_traceback(error.__traceback__), call, file)
    return RAISED, _description(error, call, file)


def _make_room():
    """Releases the reserve: the program may have used up all other memory."""
    try:
        _setrlimit(resource.RLIMIT_DATA, _most_data)
        sys.setrecursionlimit(RECURSION_LIMIT)
    except BaseException:  # the user's code may have broken it
        pass


def _is_lack_of_memory(error):
    if type(error) is SystemError:
        # The interpreter raises these when it has no memory for a frame, or for the MemoryError itself.
        return len(error.args) == 1 and type(error.args[0]) is str and error.args[0].endswith(
            ("error return without exception set", "returned NULL without setting an exception"))
    return isinstance(error, MemoryError) or type(error) is OSError and error.errno == errno.ENOMEM


def _description(error, call, file):
    """Describes an error in full, or as far as possible if the user's code broke what describes errors."""
    try:
        return _dumps(_describe(error, call, file)).encode()
    except BaseException as failure:
        return _dumps({"type": _type_name(error), "message": f"<describing the error failed: {_type_name(failure)}>",
                       "line": _user_entries(error.__traceback__, file).line, "traceback": "",
                       "called": call is not None}).encode()


def _describe(error, call, file):
    entries = _user_entries(error.__traceback__, file)
    hint = _hint(error, entries, call)
    # Without an entry, a hint is about a call that did not reach the function.
    called = call is not None and not (hint and entries.count == 0)
    return {"type": _cut(_type_name(error), MAX_NAME), "types": _type_names(error), "message": message_of(error),
            "hint": hint, "line": entries.line, "traceback": _cut(_traceback(error, entries), MAX_TRACEBACK),
            "called": called}


def _hint(error, entries, call):
    if entries.count:
        return hints.made(hints.of_error, error, entries.last, FILE)
    if type(error) is TypeError and call is not None:
        return hints.made(hints.of_call, *call)
    return ""


def _type_name(error):
    return unwritable.name_of(type(error))


def _type_names(error):
    """The type of an error and its bases, without those that borrow the name of a built-in one."""
    named = [(unwritable.name_of(kind), kind) for kind in _bases(type(error))[:MAX_NAMES]]
    return [_cut(name, MAX_NAME) for name, kind in named if __builtins__.get(name, kind) is kind]


class _Entries:
    """The deepest entries of a traceback, the number of all entries, and the last line of the user's source."""

    def __init__(self):
        self.last = collections.deque(maxlen=MAX_FRAMES)
        self.count = 0
        self.line = None


def _user_entries(entry, file):
    """Collects the entries from the first frame of the source or its caller on; those before are the harness."""
    entries = _Entries()
    while entry is not None:
        name = entry.tb_frame.f_code.co_filename
        if name == file:
            entries.line = entry.tb_lineno
        if entries.count or name in (file, CALLER):
            entries.last.append(entry)
            entries.count += 1
        entry = entry.tb_next
    return entries


def message_of(error):
    try:
        return _cut(str(error), MAX_MESSAGE)
    except BaseException as failure:
        return f"<its own text could not be made: {type(failure).__name__}>"


def _traceback(error, entries):
    """Shows only the deepest frames: describing ten thousand would use up a test's time."""
    try:
        first = entries.last[0] if entries.count else None
        lines = list(traceback.TracebackException(type(error), error, first, compact=True).format())
    except BaseException:
        return ""
    if entries.count > MAX_FRAMES:
        lines.insert(1, f"  [{entries.count - MAX_FRAMES} more frames]\n")
    return "".join(lines)


def _cut(text, limit):
    """Keeps the beginning and the end: where the error came from and what it was."""
    text = str.__str__(text)
    if len(text) <= limit:
        return text
    tail = limit // 4
    return f"{text[:limit - tail - 5]}\n...\n{text[-tail:]}"
