"""Makes the fork server's interpreter ready for programs."""

import builtins
import gc
import io
import linecache
import os
import sys

from . import ending, execution, hints, preludes, program, recursion, snapshot, streams, threads

# Imported by most solutions; loaded once here, shared by every test's process.
_COMMON = ("array", "bisect", "cmath", "collections", "copy", "dataclasses", "datetime", "decimal", "enum", "fractions",
           "functools", "heapq", "itertools", "json", "math", "operator", "queue", "random", "re", "statistics",
           "string", "typing")
# In a rootfs with libraries: where they are, and the names of those to load here as well, one a line.
_LIBRARIES, _PRELOAD = "/usr/lib/python3/dist-packages", "/etc/gavel-preload"
_SAMPLE = b"""class Solution:
    def add(self, numbers: List[int], name: str, pairs: Dict[int, float]) -> Tuple[int, str]:
        return sum(numbers), name, pairs, {1}, [True, None], self.fail(name)
    def fail(self, name):
        return 1 / len(name)
"""
_SETTINGS = {"entry_point": "add", "parameters": "List[int]; str; Dict[int, float]", "return_type": "Any"}
_ARGUMENTS = b'[[1,2],"%s",{"d":[[1,2.5]]}]'
_PRINTING = b"print(len('text'))\n"
# Often enough for the interpreter to specialise the code that they run.
_TURNS = 60
_CLASS_SAMPLE = b"""class Sample:
    def __init__(self, name: str):
        self.name = name
    def add(self, numbers: List[int]) -> None:
        self.total = sum(numbers)
    def get(self) -> int:
        return self.total // len(self.name)
"""
_CLASS_SETTINGS = {"entry_point": "Sample", "calls": '[["Sample","str","None"],["add","List[int]","None"],["get","","int"]]'}
_OPERATIONS = b'[["Sample","add","get"],[["%s"],[[1,2]],[]]]'


def warm_up(rehearsal):
    sys.__stdout__.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=False)
    sys.__stderr__.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.path.append(_LIBRARIES)
    for name in (*_COMMON, *_libraries()):
        __import__(name)
    __import__("builtins").exit = __import__("builtins").quit = __import__("_sitebuiltins").Quitter("exit", "Ctrl-D")
    preludes.warm_up()
    threads.set_stack_size()
    recursion.allow_in_threads()
    threads.detach_at_their_end()
    threads.end_without_memory()
    _rehearse(rehearsal)
    _hide_supervisor()


def _libraries():
    if not os.path.exists(_PRELOAD):
        return []
    with open(_PRELOAD, encoding="ascii") as names:
        return names.read().split()


def _rehearse(rehearsal):
    """Runs a sample often enough that the interpreter has specialised the harness's own code before it is shared."""
    sys.stderr, kept = io.StringIO(), sys.stderr
    for settings, source, arguments in (_CLASS_SETTINGS, _CLASS_SAMPLE, _OPERATIONS), (_SETTINGS, _SAMPLE, _ARGUMENTS):
        for turn in range(_TURNS):
            sample = program.Program({"settings": settings, "memory_bytes": 0, "result_bytes": 1 << 20}, source)
            if turn % 2:
                sample.prepare()
            program.Process(sample, rehearsal([arguments % (b"" if turn % 10 == 0 else b"x")])).answer_all()
    sys.stderr = kept
    sys.modules.pop(execution.MODULE)
    _rehearse_program(rehearsal)
    linecache.cache.clear()


def _rehearse_program(rehearsal):
    """Runs a program, but does not end this process with it."""
    names = "stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__", "argv", "path"
    kept, main, file, words = [getattr(sys, name) for name in names], sys.modules["__main__"], execution.FILE, hints.words
    given = dict(vars(builtins))
    streams.make()
    streams.make()
    with ending.rehearsed():
        for _ in range(_TURNS):
            sys.path = list(sys.path)
            sample = program.Program({"settings": {"main": "solution.py"}, "memory_bytes": 0, "result_bytes": 0}, _PRINTING)
            sample.prepare()
            calls = rehearsal([])
            sample.make_execution(sample.source, sample.code, sample.prelude, sample.settings, calls).played([], "", None)
    vars(builtins).update(given)
    for name, value in zip(names, kept):
        setattr(sys, name, value)
    sys.modules["__main__"], execution.FILE, hints.words = main, file, words
    streams.make()


def _hide_supervisor():
    """Hides the harness, because programs run in this interpreter and must not import it."""
    directory = os.path.dirname(sys.modules["__main__"].__file__)
    sys.path.remove(directory)
    for name, module in list(sys.modules.items()):
        if name != "__main__" and (getattr(module, "__file__", None) or "").startswith(f"{directory}/"):
            del sys.modules[name]


def settle(with_snapshot):
    gc.collect()
    surplus_bytes = snapshot.take() if with_snapshot else 0
    gc.freeze()
    return surplus_bytes
