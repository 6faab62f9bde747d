"""Hints: one sentence after an error that names the usual mistake, or what a cell does not offer.

A hint is shown only when the cause is certain. It is made after the user's code has run, so it is no more trustworthy than
the error itself. If it cannot be made, the error is shown without it.
"""

import ast
import collections.abc
import errno
import inspect
import linecache
import os
import re
import threading

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

_NO_INPUT = "the function receives its data as arguments; there is no input to read"
_NO_PROCESSES = "a program cannot start processes"
_NO_NETWORK = "a program has no network access"
_ONLY_TMP = "a program can write files in /tmp only"
_TMP_IS_SMALL = "a program can write at most 16 MB and about 1,000 files"
_NO_FILES = "there are no input files; the function receives its data as arguments"
_LIBRARIES = "only Python's standard library and the libraries of the question's environment can be imported"
_NOTEBOOK = "lines that start with % or ! are notebook commands, not Python"

_REFUSALS = (errno.EPERM, errno.ENOSYS, errno.EACCES, errno.EAGAIN)
_PROCESS_FILES = ("/subprocess.py", "/multiprocessing/", "/concurrent/futures/process.py", "/pty.py")
_PROCESS_CALLS = re.compile(r"\bos\.(fork|forkpty|popen|posix_spawnp?|spawn[lv]p?e?|exec[lv]p?e?)\b")
_NETWORK_FILES = ("/socket.py", "/urllib/request.py", "/http/client.py", "/ssl.py")
_READS = re.compile(r"\b(open|read_text|read_bytes)\(")
# Calls that read, whatever the path is.
_READS_FOR_SURE = re.compile(r"\bopen\([^,()]+\)|\bread_(text|bytes)\(")
_SYSTEM_FILES = ("/proc/", "/sys/", "/dev/", "/tmp/")
_QUOTES = {0xab, 0xb4, 0xbb, 0x2018, 0x2019, 0x201c, 0x201d, 0x201e}
_SPACES = {0xa0, *range(0x2000, 0x200b), 0x202f, 0x205f, 0x3000}
_WITHOUT_WIDTH = {0xad, 0xfeff, *range(0x200b, 0x2010), *range(0x202a, 0x202f), *range(0x2060, 0x206a)}
_OTHER_LANGUAGES = re.compile(r"\s*(#include\b|using namespace\b|import java\b|public\s+(static\s+)?(class|int|void)\b|"
                              r"(var|let|const|function)\s+\w+\s*[=(]|(int|void|bool|vector<.*>)\s+\w+\s*\(.*\)\s*\{)")
_OTHER_NAMES = {"true": "True", "false": "False", "null": "None", "nil": "None", "undefined": "None",
                "xrange": "range", "raw_input": "input", "unicode": "str", "unichr": "chr", "basestring": "str"}
_OLD_METHODS = {"iteritems": "items", "itervalues": "values", "iterkeys": "keys", "has_key": "in"}


# What replaces words of the hints, which speak of a solver's function.
OF_CLASSES = (("the function receives its data", "methods receive their data"),)
OF_CHECKERS = (("the function receives", "check receives"), ("the question's environment", "the checker's environment"),
               ("the program", "the checker"), ("a program", "a checker"))
OF_INTERACTORS = ((_NO_INPUT, ""), ("the function receives", "interact receives"),
                  ("the question's environment", "the interactor's environment"), ("the program", "the interactor"),
                  ("a program", "an interactor"))
OF_PROGRAMS = ((_NO_INPUT, ""), (_NO_FILES, ""))
words = ()


def made(make, *arguments):
    """Returns the hint without a full stop; empty if there is none or it cannot be made."""
    try:
        hint = make(*arguments) or ""
        for word, other in words:
            hint = hint.replace(word, other)
        return hint
    except BaseException:
        return ""


def of_syntax(error):
    """Returns a hint for a source that does not compile."""
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
        return "the program must be in Python"
    if start.startswith(("//", "/*")) and line[max(offset - 1, 0):].lstrip().startswith(start):
        return "comments start with # in Python"
    if re.match(r"(\}\s*)?else\s+if\b", start):
        return "Python uses 'elif' instead of 'else if'"
    for sign, word in (("&&", "and"), ("||", "or")):
        if sign in line[max(offset - 2, 0):offset + 1]:
            return f"Python uses '{word}' instead of '{sign}'"
    return _of_character(re.search(r"U\+([0-9A-F]{4,6})\b", message))


def _of_character(found):
    character = int(found[1], 16) if found else 0
    if character in _QUOTES:
        return "use ' or \" as quotes; Python does not accept typographic quotes"
    if character in _SPACES:
        return "replace this invisible character, which often comes from a web page, with a space"
    if character in _WITHOUT_WIDTH:
        return "delete this invisible character, which often comes from a web page"
    return None


def of_error(error, entries, file):
    """Returns a hint for an exception of the user's code; the entries are the deepest of its traceback."""
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
    # Multiprocessing needs /dev/shm for its locks.
    if number == errno.ENOENT and passed[-1].endswith("/multiprocessing/synchronize.py"):
        return _NO_PROCESSES
    if type(cause).__name__ == "gaierror" or number in _REFUSALS and _through(passed, _NETWORK_FILES):
        return _NO_NETWORK
    if number == errno.ENOENT:
        return _NO_FILES if _looks_for_input(cause.filename, line) else None
    return {errno.EROFS: _ONLY_TMP, errno.ENOSPC: _TMP_IS_SMALL, errno.EFBIG: _TMP_IS_SMALL}.get(number)


def _looks_for_input(name, line):
    """Whether the line reads a file that the program cannot have written itself."""
    if not _READS.search(line) or not name or name.startswith(_SYSTEM_FILES):
        return False
    path = os.path.abspath(name)
    if path.startswith("/tmp/") and os.listdir("/tmp"):
        return False
    # If it had been opened for writing, it would exist.
    return os.path.isdir(os.path.dirname(path)) or _READS_FOR_SURE.search(line)


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
        return f"Python 3 has '{_OLD_METHODS[error.name]}' instead"
    return _of_moved(getattr(error.obj, "__name__", None), error.name)


def _of_import(error, line, frame):
    found = re.fullmatch(r"cannot import name '(\w+)' from '(\w+)'.*", str(error))
    return _of_moved(found[2], found[1]) if found else None


def _of_moved(module, name):
    moved = module == "collections" and hasattr(collections.abc, name)
    return "it has moved to collections.abc" if moved else None


def _of_thread(error, line, frame):
    if error.args != ("can't start new thread",):
        return None
    megabytes = threading.stack_size() >> 20
    return (f"a program can have at most 64 threads, and each thread's stack of {megabytes} MB (threading.stack_size) counts "
            "against the memory limit")


_BY_TYPE = ((EOFError, _of_end_of_input), (ValueError, _of_empty_input), (IndexError, _of_empty_input),
            (StopIteration, _of_empty_input), (NameError, _of_name), (AttributeError, _of_attribute),
            (ImportError, _of_import), (ModuleNotFoundError, lambda *_: _LIBRARIES), (RuntimeError, _of_thread))


def of_call(function, arguments):
    """Returns a hint for a call of the entry point that failed before any line of the source ran: it takes other arguments."""
    if inspect.ismethod(function) and _has_no_self(function.__func__, arguments):
        return "the first parameter of a method must be self"
    if _takes(function, arguments):
        return None
    count = len(arguments)
    return f"the question passes {count} argument{'' if count == 1 else 's'}, in the order in which it declares them"


def _takes(function, arguments):
    """Raises a ValueError for functions without a signature, such as max, and a TypeError for what is no function."""
    signature = inspect.signature(function)
    try:
        signature.bind(*arguments)
    except TypeError:
        return False
    return True


def _has_no_self(function, arguments):
    names = list(inspect.signature(function).parameters)
    return not names or names[0] not in ("self", "this", "cls") and _takes(function, arguments)


def of_signature(function, arguments):
    """Returns the signature of a function that does not take so many arguments."""
    return "" if _takes(function, (None,) * arguments) else str(inspect.signature(function))


def of_missing_top_level(value, name, source):
    """Returns a hint for an author's code that does not define its function at the top level."""
    if value is not None:
        return f"'{name}' is of type {type(value).__name__}, which cannot be called"
    for node, above in _definitions(ast.parse(source).body):
        if node.name == name and above:
            return f"line {node.lineno} defines it inside other code; move it to the top level, without self"
        if _alike(node.name) == name or sorted(node.name) == sorted(name):
            return f"line {node.lineno} defines '{node.name}', but the name must be '{name}'"
    return None


def of_missing(value, name, source):
    """Returns a hint for a source in which the entry point was not found, but perhaps a value of that name."""
    if value is not None:
        return f"'{name}' is of type {type(value).__name__}, which cannot be called"
    definitions = list(_definitions(ast.parse(source).body))
    for node, above in definitions:
        if node.name == name and not isinstance(node, ast.ClassDef):
            return _of_place(node, above)
    return _of_other_name(name, (node for node, above in definitions if _can_be_called(node, above)))


def _of_other_name(name, nodes):
    for node in nodes:
        if _alike(node.name) == _alike(name):
            return f"line {node.lineno} defines '{node.name}', but the name must be '{name}'"
    return None


def of_missing_class(value, name, source):
    """Returns a hint for a source in which the class was not found; the value is what has its name instead, or None."""
    if value is not None:
        return f"'{name}' is of type {type(value).__name__}, which cannot be called"
    classes = [(node, above) for node, above in _definitions(ast.parse(source).body) if isinstance(node, ast.ClassDef)]
    for node, above in classes:
        if node.name == name:
            return _of_place(node, above, "the class")
    return _of_other_name(name, (node for node, above in classes if not above))


def of_missing_method(target, name, class_name, source):
    """Returns a hint for a class that lacks a method."""
    value = getattr(target, name, None)
    if value is not None:
        return f"'{name}' is of type {type(value).__name__}, which cannot be called"
    inside = [node for node, above in _definitions(ast.parse(source).body)
              if above and isinstance(above[-1], ast.ClassDef) and above[-1].name == class_name]
    return _of_other_name(name, inside) or f"class {class_name} has no method {name}"


def _definitions(body, above=()):
    """Yields all functions and classes, each with the statements around it, from the outside in."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node, above
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            yield from _definitions(getattr(node, part, ()), (*above, node))


def _of_place(node, above, what="it"):
    to = "class Solution" if _has_self(node) else "the top level"
    for around, inner in reversed(list(zip(above, (*above[1:], node)))):
        where = f"line {node.lineno} defines {what}"
        if isinstance(around, ast.ClassDef) and what != "it":
            return f"{where} in class {around.name}; move it to the top level"
        if isinstance(around, ast.ClassDef) and around.name != "Solution":
            return f"{where} in class {around.name}, but the class must be named Solution"
        if isinstance(around, ast.ClassDef):
            node, what, to = around, "class Solution", "the top level"
        elif isinstance(around, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return f"{where} inside the function {around.name}; move it to {to}"
        elif _asks_for_main(around) and inner in around.body:
            return f"{where} under 'if __name__ == \"__main__\"', which is false here; move it to the top level"
    return None


def _has_self(node):
    return not isinstance(node, ast.ClassDef) and bool(node.args.args) and node.args.args[0].arg == "self"


def _asks_for_main(node):
    return isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"


def _can_be_called(node, above):
    if isinstance(node, ast.ClassDef):
        return False
    return not above or len(above) == 1 and isinstance(above[0], ast.ClassDef) and above[0].name == "Solution"


def _alike(name):
    return name.replace("_", "").lower()
