"""Explains why a value cannot be returned: the place in the value, the line of the source, and the usual cause."""

import collections
import dataclasses
import enum
import itertools
import types

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

ACCEPTED = "None, bool, int, float, str, list, tuple, set or dict"
_PLAIN = (int, float, str, types.NoneType)
_MAX_KEY = 40
_ITERABLES = (range, collections.deque, *(type(getattr(kind(), view)()) for kind in (dict, collections.OrderedDict)
                                           for view in ("keys", "values", "items")))
_ENDLESS = (itertools.count, itertools.cycle, itertools.repeat)
# The kind, the attribute with its code, and the cause.
_SUSPENDED = ((types.GeneratorType, "gi_code", "contains yield, so calling it returns a generator"),
              (types.CoroutineType, "cr_code", "is defined with async def and was not awaited"),
              (types.AsyncGeneratorType, "ag_code", "is defined with async def and contains yield"))


def explain(value, file):
    """Returns a message, and the line that makes the value at fault if that is known."""
    place, role, inner = next(_unwritable(value, "", ""), ("", "", value))
    cause, line = _cause(inner, file)
    where = (f" at {place}" if place else "") + role
    return f"a value of type '{name_of(type(inner))}'{where} cannot be returned; {cause or 'return ' + ACCEPTED}", line


def _unwritable(value, place, role):
    """Yields each value at fault with its place, written as a Python subscript, and its role if it has no place of its own."""
    kind = type(value)
    if issubclass(kind, (list, tuple)):
        base = list if issubclass(kind, list) else tuple
        for index, element in enumerate(base.__iter__(value)):
            yield from _unwritable(element, f"{place}[{index}]", role)
    elif issubclass(kind, dict):
        for key, item in dict.items(value):
            yield from _unwritable(key, place, " as a key")
            yield from _unwritable(item, f"{place}[{_key(key)}]", role)
    elif issubclass(kind, (set, frozenset)):
        base = set if issubclass(kind, set) else frozenset
        for element in base.__iter__(value):
            yield from _unwritable(element, place, " in a set")
    elif not issubclass(kind, _PLAIN):
        yield place, role, value


def _key(key):
    return repr(key)[:_MAX_KEY] if type(key) in (int, float, str, bool, types.NoneType) else "..."


def _cause(value, file):
    kind = type(value)
    for suspended, attribute, makes in _SUSPENDED:
        if kind is suspended:
            return _of_code(getattr(value, attribute), file, makes)
    if _is_for_list(kind):
        return "convert it with list(...)", None
    if _is_method(value):
        return "call it: the parentheses () are missing", None
    if issubclass(kind, enum.Enum):
        return "return its .value", None
    if hasattr(kind, "tolist"):
        return "convert it to plain Python values with .tolist()", None
    if dataclasses.is_dataclass(kind):
        return "return its fields: dataclasses.astuple(...)", None
    return None, None


def _is_for_list(kind):
    """Whether list() converts it. The name alone does not decide: a class of the user can have any name."""
    module = getattr(kind, "__module__", None)
    return (kind in _ITERABLES or (module, name_of(kind)) == ("array", "array")
            or module in ("builtins", "itertools") and hasattr(kind, "__next__") and kind not in _ENDLESS)


def _is_method(value):
    """Whether it is a method. Other functions do not count: a variable may be meant (sum), or a function may have made it."""
    kind = type(value)
    return kind is types.MethodType or kind is types.BuiltinMethodType and type(value.__self__) is not types.ModuleType


def _of_code(code, file, makes):
    line = code.co_firstlineno if code.co_filename == file else None
    where = f" (line {line})" if line else ""
    if code.co_name == "<genexpr>":
        return f"it is a generator expression{where}; write [...] or list(...)", line
    return f"'{code.co_name}'{where} {makes}", line


def name_of(kind):
    """Returns its own name, not one that a metaclass makes up."""
    return type.__dict__["__name__"].__get__(kind)
