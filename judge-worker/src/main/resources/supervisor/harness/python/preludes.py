"""Preludes: what runs before a program, in its namespace. Errors name their file, so the lines of a program stay its own."""

from . import execution

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

FILE = "prelude.py"
NONE, LEETCODE = "", "leetcode"

# What LeetCode imports for programs, once all names of a module and once the module itself, which wins: datetime is the module.
_MODULES = ("string", "re", "datetime", "collections", "heapq", "bisect", "copy", "math", "random", "statistics", "itertools",
            "functools", "operator", "io", "sys", "json")
_SORTED = "sortedcontainers"
_names = {}


def warm_up():
    """Makes the names of LeetCode's prelude, once for all programs."""
    lines = [f"from {module} import *" for module in ("typing", *_libraries(), *_MODULES, "builtins")]
    exec("\n".join([*lines, *(f"import {module}" for module in _MODULES)]), _names)
    del _names["__builtins__"]


def _libraries():
    try:
        __import__(_SORTED)
    except ImportError:
        return []
    return [_SORTED]


class Prelude:
    file = FILE

    def __init__(self, text):
        self.text = text
        self.code = None
        # Of the nodes that programs find whatever the signature has.
        self.types = "Optional[ListNode]; Optional[TreeNode]" if text == LEETCODE else ""

    def prepare(self):
        if self.code is None and self.text not in (NONE, LEETCODE):
            self.code = execution.compile_source(self.text, self.file)

    def run(self, namespace):
        """Returns the names that it gives to the program."""
        if self.text == LEETCODE:
            namespace.update(_names)
            return _names
        if self.code is None:
            return {}
        exec(self.code, namespace)
        return dict(namespace)
