"""Makes a checker of an output validator in the format of Kattis: a program that gets files and the output on stdin, and exits with 42 or 43."""

import gc
import json
import linecache
import os
import shutil
import sys
import types

_ACCEPTED, _WRONG = 42, 43
_FOLDER = "/tmp/kattis"
_INPUT, _ANSWER, _OUTPUT, _FEEDBACK = (os.path.join(_FOLDER, name) for name in ("input.in", "answer.ans", "output", "feedback/"))
_MOST_CHARACTERS = 10_000
_EXPECTED = f"expected {_ACCEPTED} (accepted) or {_WRONG} (wrong answer)"


class ValidatorFailed(Exception):
    pass


def _compiled():
    linecache.cache[FILE] = len(SOURCE), None, SOURCE.splitlines(True), FILE
    try:
        return compile(SOURCE, FILE, "exec", dont_inherit=True)
    except SyntaxError as error:
        # From the line that it is about, not from this one.
        exec(compile("\n" * ((error.lineno or 1) - 1) + "raise error", FILE, "exec"), {"error": SyntaxError(error.msg)})


_CODE = _compiled()


def _leave(status):
    raise SystemExit(status)


os._exit = _leave


def check(input, expected, answer):
    if not (isinstance(expected, str) and isinstance(answer, str)):
        return answer == expected
    shutil.rmtree(_FOLDER, ignore_errors=True)
    os.makedirs(_FEEDBACK)
    _write(_INPUT, input["stdin"] if "stdin" in input else json.dumps(input))
    _write(_ANSWER, expected)
    _write(_OUTPUT, answer)
    status = _run([_INPUT, _ANSWER, _FEEDBACK, *ARGUMENTS])
    # Flushes the files that only the validator knew.
    gc.collect()
    judge, team = _read("judgemessage.txt"), _read("teammessage.txt")
    if judge:
        print(judge, file=sys.stderr)
    if status not in (_ACCEPTED, _WRONG):
        raise ValidatorFailed(f"the validator exited with status {status}; {_EXPECTED}")
    if os.path.exists(_FEEDBACK + "nextpass.in"):
        raise ValidatorFailed("the validator asks for another pass (nextpass.in); Gavel runs a program once")
    return (_points() if status == _ACCEPTED else False), team or None


def _run(arguments):
    """Runs the validator as __main__ and returns its exit status."""
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    main.__file__ = FILE
    sys.argv = [FILE, *arguments]
    output = os.open(_OUTPUT, os.O_RDONLY)
    # A validator may have closed its stdin in the test before.
    if output != 0:
        os.dup2(output, 0)
        os.close(output)
    os.unlink(_OUTPUT)
    sys.stdin = open(0, encoding="utf-8", errors="surrogateescape", closefd=False)
    try:
        exec(_CODE, main.__dict__)
    except SystemExit as error:
        return _status(error.code)
    return 0


def _status(code):
    """Follows the interpreter: None is 0, and what is no number is printed and means 1."""
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 255
    print(code, file=sys.stderr)
    return 1


def _points():
    names = [name for name in ("score.txt", "score_multiplier.txt") if os.path.exists(_FEEDBACK + name)]
    if not names:
        return True
    text = _read(names[0])
    try:
        points = float(text)
    except ValueError:
        points = -1
    if not 0 <= points <= 1:
        raise ValidatorFailed(f"{names[0]} has {text[:60]!r}; expected a number from 0 to 1, the part of the test's points")
    return points


def _write(name, text):
    with open(name, "wb") as file:
        file.write(text.encode("utf-8", "surrogateescape"))


def _read(name):
    try:
        with open(_FEEDBACK + name, encoding="utf-8", errors="replace") as file:
            return file.read(_MOST_CHARACTERS).strip()
    except FileNotFoundError:
        return ""
