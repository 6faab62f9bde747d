"""Hints: one sentence beside an error that says what the usual mistake is, or what a cell has not.

Shown only when the cause is certain. They are made after the user's code has run, so they are no more to be believed than
the error beside them; and when one cannot be made, the error is shown without.
"""

import ast
import collections.abc
import errno
import inspect
import linecache
import re
import threading

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

_NO_INPUT = "the function is called with its arguments; there is no input to read"
_NO_PROCESSES = "a program cannot start processes"
_NO_NETWORK = "a program has no network"
_ONLY_TMP = "a program can write files in /tmp only"
_TMP_IS_SMALL = "a program's files can have 16 MB in all"
_NO_FILES = "a program finds no files but those that it has written; its data are its arguments"
_LIBRARIES = "only Python's standard library and the libraries of the question's environment can be imported"
_NOTEBOOK = "lines that start with % or ! are commands of a notebook, not Python"

_REFUSALS = (errno.EPERM, errno.ENOSYS, errno.EACCES, errno.EAGAIN)
_PROCESS_FILES = ("/subprocess.py", "/multiprocessing/", "/concurrent/futures/process.py", "/pty.py")
_PROCESS_CALLS = re.compile(r"\bos\.(fork|forkpty|popen|posix_spawnp?|spawn[lv]p?e?|exec[lv]p?e?)\b")
_NETWORK_FILES = ("/socket.py", "/urllib/request.py", "/http/client.py", "/ssl.py")
_OTHER_LANGUAGES = re.compile(r"\s*(#include\b|using namespace\b|import java\b|public\s+(static\s+)?(class|int|void)\b|"
                              r"(var|let|const|function)\s+\w+\s*[=(]|(int|void|bool|vector<.*>)\s+\w+\s*\(.*\)\s*\{)")
_OTHER_NAMES = {"true": "True", "false": "False", "null": "None", "nil": "None", "undefined": "None",
                "xrange": "range", "raw_input": "input", "unicode": "str", "unichr": "chr", "basestring": "str"}
_OLD_METHODS = {"iteritems": "items", "itervalues": "values", "iterkeys": "keys", "has_key": "in"}


def with_hint(message, make, *arguments):
    """The message, and after it the hint, if there is one and it can be made."""
    try:
        hint = make(*arguments)
    except BaseException:
        return message
    return message if not hint else f"{message}\nHint: {hint}." if message else hint


def of_syntax(error):
    """For a source that does not compile."""
    if not isinstance(error, SyntaxError):
        return None
    line, offset = error.text or "", error.offset or 0
    start = line.strip()
    if start.startswith("```"):
        return "remove the Markdown fences (```): they are not part of the program"
    if start.startswith(">>>") or re.match(r"In \[\d*\]:", start):
        return "remove the prompts (>>>): they are not part of the program"
    if re.match(r"(%%?|!)[A-Za-z]", start) and not line[:offset - 1].strip():
        return _NOTEBOOK
    return _of_other_language(line, start, offset, error.msg)


def _of_other_language(line, start, offset, message):
    if _OTHER_LANGUAGES.match(line):
        return "the program is read as Python"
    if start.startswith(("//", "/*")) and line[max(offset - 1, 0):].lstrip().startswith(start):
        return "comments start with # in Python"
    if re.match(r"(\}\s*)?else\s+if\b", start):
        return "Python writes 'elif' for 'else if'"
    for sign, word in (("&&", "and"), ("||", "or")):
        if sign in line[max(offset - 2, 0):offset + 1]:
            return f"Python writes '{word}' for '{sign}'"
    return _of_character(re.search(r"U\+([0-9A-F]{4,6})\b", message))


def _of_character(found):
    character = chr(int(found[1], 16)) if found else ""
    if character in set("\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u00b4"):
        return "quotes are ' or \" in Python; typographic ones come from a text editor"
    if character and (character.isspace() or character in "\u200b\u200c\u200d\u2060\ufeff"):
        return "replace this invisible character, which often comes from a web page, by a space"
    return None


def of_error(error, entries, file):
    """For an exception of the user's code; the entries are the deepest of its traceback."""
    own = [entry for entry in entries if entry.tb_frame.f_code.co_filename == file]
    if not own:
        return None
    line = linecache.getline(file, own[-1].tb_lineno)
    passed = [entry.tb_frame.f_code.co_filename for entry in entries]
    if isinstance(error, OSError):
        return _of_system(error, line, passed)
    for kind, hint in _BY_TYPE:
        if type(error) is kind:
            return hint(error, line, own[-1].tb_frame)
    return None


def _of_system(error, line, passed):
    cause = getattr(error, "reason", error)
    number = getattr(cause, "errno", None)
    if number in _REFUSALS and (_PROCESS_CALLS.search(line) or _through(passed, _PROCESS_FILES)):
        return _NO_PROCESSES
    # What processes share needs a /dev/shm.
    if number == errno.ENOENT and passed[-1].endswith("/multiprocessing/synchronize.py"):
        return _NO_PROCESSES
    if type(cause).__name__ == "gaierror" or number in _REFUSALS and _through(passed, _NETWORK_FILES):
        return _NO_NETWORK
    return {errno.EROFS: _ONLY_TMP, errno.ENOSPC: _TMP_IS_SMALL, errno.EFBIG: _TMP_IS_SMALL,
            errno.ENOENT: _NO_FILES if "open(" in line else None}.get(number)


def _through(passed, files):
    return any(part in file for file in passed for part in files)


def _of_end_of_input(error, line, frame):
    return _NO_INPUT if error.args == ("EOF when reading a line",) else None


def _of_empty_input(error, line, frame):
    return _NO_INPUT if "sys.stdin" in line else None


def _of_name(error, line, frame):
    name = error.name
    if name in _OTHER_NAMES:
        return f"Python calls it {_OTHER_NAMES[name]}"
    code = frame.f_code
    first = code.co_varnames[0] if code.co_argcount else None
    if first == "self" and callable(getattr(type(frame.f_locals[first]), name, None)):
        return f"it is a method: write self.{name}"
    return None


def _of_attribute(error, line, frame):
    if type(error.obj) is dict and error.name in _OLD_METHODS:
        return f"Python 3 has '{_OLD_METHODS[error.name]}' for it"
    return _of_moved(getattr(error.obj, "__name__", None), error.name)


def _of_import(error, line, frame):
    found = re.fullmatch(r"cannot import name '(\w+)' from '(\w+)'.*", str(error))
    return _of_moved(found[2], found[1]) if found else None


def _of_moved(module, name):
    moved = module == "collections" and hasattr(collections.abc, name)
    return "it is in collections.abc" if moved else None


def _of_thread(error, line, frame):
    if error.args != ("can't start new thread",):
        return None
    megabytes = threading.stack_size() >> 20
    return (f"a program can have 64 threads, and the {megabytes} MB that each gets as stack (threading.stack_size) count "
            "against the memory limit")


_BY_TYPE = ((EOFError, _of_end_of_input), (ValueError, _of_empty_input), (IndexError, _of_empty_input),
            (StopIteration, _of_empty_input), (NameError, _of_name), (AttributeError, _of_attribute),
            (ImportError, _of_import), (ModuleNotFoundError, lambda *_: _LIBRARIES), (RuntimeError, _of_thread))


def of_call(function, arguments):
    """For a call of the entry point that failed before any line of the source: it takes other arguments."""
    if _takes(function, arguments):
        return None
    if inspect.ismethod(function) and _has_no_self(function.__func__) and _takes(function.__func__, arguments):
        return "the first parameter of a method must be self"
    count = len(arguments)
    return f"the question passes {count} argument{'' if count == 1 else 's'}, in the order in which it declares them"


def _takes(function, arguments):
    try:
        inspect.signature(function).bind(*arguments)
    except (TypeError, ValueError):  # without any parameter, a method has no signature
        return False
    return True


def _has_no_self(function):
    names = list(inspect.signature(function).parameters)
    return not names or names[0] not in ("self", "this", "cls")


def of_missing(module, name, source):
    """For a source in which the entry point was not found."""
    value = module.__dict__.get(name)
    if value is not None:
        return f"'{name}' is of type {type(value).__name__}, which cannot be called"
    definitions = list(_definitions(ast.parse(source).body))
    for node, above in definitions:
        if node.name == name and not isinstance(node, ast.ClassDef):
            return _of_place(node, above)
    for node, above in definitions:
        if _alike(node.name) == _alike(name) and _can_be_called(node, above):
            return f"line {node.lineno} defines '{node.name}', but the name must be '{name}'"
    return None


def _definitions(body, above=()):
    """All functions and classes, each with the statements around it, from the outside in."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node, above
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            yield from _definitions(getattr(node, part, ()), (*above, node))


def _of_place(node, above):
    for around in reversed(above):
        if isinstance(around, ast.ClassDef) and around.name != "Solution":
            return f"line {node.lineno} defines it in class {around.name}, but the class must be named Solution"
        if isinstance(around, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return f"line {node.lineno} defines it inside the function {around.name}; move it out of that"
        if isinstance(around, ast.If) and _asks_for_main(around.test):
            return (f"line {node.lineno} defines it under 'if __name__ == \"__main__\"', which does not hold here; "
                    "move it out of that")
    return None


def _asks_for_main(test):
    return any(isinstance(part, ast.Name) and part.id == "__name__" for part in ast.walk(test))


def _can_be_called(node, above):
    if isinstance(node, ast.ClassDef):
        return False
    return not above or len(above) == 1 and isinstance(above[0], ast.ClassDef) and above[0].name == "Solution"


def _alike(name):
    return name.replace("_", "").lower()
