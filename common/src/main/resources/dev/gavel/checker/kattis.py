"""Makes a checker of an output validator in the format of Kattis: a program that gets files and the output on stdin, and exits with 42 or 43."""

import errno
import gc
import json
import linecache
import os
import shutil
import sys
import threading
import types

_ACCEPTED, _WRONG = 42, 43
_FOLDER = "/tmp/kattis"
_INPUT, _ANSWER, _FEEDBACK = (os.path.join(_FOLDER, name) for name in ("input.in", "answer.ans", "feedback/"))
_OF_PROGRAM = {"stdin", "args", "files", "statements"}
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
    try:
        output = _encoded(answer)
    except UnicodeEncodeError:
        return False, "the answer is no text in UTF-8"
    shutil.rmtree(_FOLDER, ignore_errors=True)
    os.makedirs(_FEEDBACK)
    _write_test(_encoded(input["stdin"] if input.keys() == _OF_PROGRAM else json.dumps(input)), _encoded(expected))
    with _Printed(output):
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


class _Printed:
    """Gives the validator an output as its stdin: through a pipe, since /tmp has too little room for a large one."""

    def __init__(self, output):
        self.output = output
        # Stays open until all is read: the writer then ends, whatever the validator has left or closed.
        self.end, self.start = os.pipe()

    def __enter__(self):
        os.dup2(self.end, 0)
        threading.Thread(target=self._fill, daemon=True).start()

    def _fill(self):
        with open(self.start, "wb", buffering=0) as start:
            rest = memoryview(self.output)
            while rest:
                rest = rest[start.write(rest):]

    def __exit__(self, *raised):
        # If the validator has closed it, the next pipe must not get its number.
        os.dup2(self.end, 0)
        with open(self.end, "rb", buffering=0) as end:
            while end.read(1 << 16):
                pass


def _run(arguments):
    """Runs the validator as __main__ and returns its exit status."""
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    main.__file__ = FILE
    sys.argv = [FILE, *arguments]
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


def _encoded(text):
    return text.encode("utf-8", "surrogateescape")


def _write_test(*texts):
    try:
        for name, text in zip((_INPUT, _ANSWER), texts):
            with open(name, "wb") as file:
                file.write(text)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        given, expected = (f"{len(text) / (1 << 20):.1f} MB" for text in texts)
        raise ValidatorFailed(f"the test's input ({given}) and expected output ({expected}) are too large for the 16 MB that "
                              "a validator has in /tmp") from None


def _read(name):
    try:
        with open(_FEEDBACK + name, encoding="utf-8", errors="replace") as file:
            return file.read(_MOST_CHARACTERS).strip()
    except FileNotFoundError:
        return ""
