"""Makes the objects that the program gets from the plain values in which arguments arrive, by their declared types."""

from collections import defaultdict, deque
from decimal import Decimal
from functools import partial

from . import declared, nodes

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

_MADE = ("FrozenSet", "Deque", "DefaultDict")
_SCALARS = (int, float, str, bytes, complex, Decimal, type(None))
_EMPTY = {"int": int, "float": float, "str": str, "bool": bool, "List": list, "Set": set, "Dict": dict, "Tuple": tuple,
          "Deque": deque, "FrozenSet": frozenset, "bytes": bytes, "complex": complex, "Decimal": Decimal}


class Arguments:
    """The parameters' types, as the worker states them: List[int]; Deque[str]."""

    def __init__(self, types):
        # Most questions need nothing made, and are spared the rest.
        made = any(name in types for name in _MADE) or nodes.are_in(types)
        self.makers = [_maker(each) for each in declared.read_all(types)] if made else ()

    def made(self, values):
        """Changes the list of plain values into that of arguments."""
        for place, make in enumerate(self.makers):
            if make is not None:
                values[place] = make(values[place])
        return values


def _maker(kind):
    """Returns what makes the object for a plain value; None if values stay as they are."""
    name, inside = kind
    if name in nodes.NAMES:
        return nodes.made(name)
    if name == "DefaultDict":
        return partial(_default_dict, _factory(inside[1]), _maker(inside[1]))
    makers = [_maker(each) for each in inside]
    if name == "Deque":
        return partial(_listed, deque, makers[0])
    if name == "FrozenSet":
        return frozenset
    # What is hashed arrives as it must be: sets inside sets and keys are frozen.
    if name == "Set" or not any(makers):
        return None
    if name == "List":
        return partial(_listed, list, makers[0])
    if name == "Dict":
        return partial(_dict, makers[1])
    if name == "Tuple":
        is_uniform = inside[-1][0] == "Ellipsis"
        return partial(_listed, tuple, makers[0]) if is_uniform else partial(_tuple, makers)
    return partial(_one_of, next(filter(None, makers)))


def _listed(kind, make, values):
    return kind(values) if make is None else kind(map(make, values))


def _tuple(makers, values):
    return tuple(value if make is None else make(value) for make, value in zip(makers, values))


def _dict(make, values):
    return {key: make(value) for key, value in values.items()}


def _default_dict(factory, make, values):
    return defaultdict(factory, values if make is None else _dict(make, values))


def _factory(kind):
    name, inside = kind
    return partial(defaultdict, _factory(inside[1])) if name == "DefaultDict" else _EMPTY.get(name)


def _one_of(make, value):
    """A union has at most one member that is made; the others are scalars."""
    return value if isinstance(value, _SCALARS) else make(value)
