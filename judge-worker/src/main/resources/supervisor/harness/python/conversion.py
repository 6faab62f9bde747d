"""Makes plain values of what a program returned, by the declared type: a list of a range, a float of a Decimal.

What is plain already stays as it is, even if it is of another type: the comparison says what is wrong with it. Iterating and
reading attributes run code of the user, so elements are counted.
"""

import dataclasses
import enum
import functools
from collections import abc
from decimal import Decimal
from fractions import Fraction

from . import declared, nodes, unwritable, values

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

_LISTS, _TUPLES, _SETS, _DICTS = ("List", "Deque"), ("Tuple",), ("Set", "FrozenSet"), ("Dict", "DefaultDict")
_UNIONS = ("Optional", "Union")
_VALUE_OF_NODE = ("Union", (("int", ()), ("str", ())))
_EXACT = (Decimal, Fraction)
# For each Python type: the declared types that leave a value as it is, the type that it is converted to otherwise, and how.
_OBJECTS = {int: [(("int", "float"), "Decimal", Decimal), (("int", "float"), "complex", complex)],
            float: [(("float",), "complex", complex)], bytes: [((), "bytes", bytes)], bytearray: [((), "bytes", bytes)],
            memoryview: [((), "bytes", bytes)]}
_MOST_DIGITS = 100_000
# The fewest bytes that an element takes when it is written.
_LEAST_BYTES = 2


def encode(value, return_type, encoder):
    def plain(other):
        return _Conversion(encoder.max_bytes // _LEAST_BYTES).plain(other, declared.read(return_type))

    encoder.writes_objects, must_convert = needs(return_type)
    return encoder.encode(plain(value)) if must_convert else encoder.encode(value, plain)


@functools.cache
def needs(return_type):
    """Whether a value of the type is written as an object, and whether it must be converted before."""
    writes_objects = declared.has_objects(return_type)
    # A plain None may stand for an empty list of nodes, and a plain list stands for none. A plain int may stand for a Decimal.
    return writes_objects, writes_objects or nodes.are_in(return_type)


class _Conversion:
    def __init__(self, max_elements):
        self.left = max_elements
        self.path = set()

    def plain(self, value, kind):
        name, inside = kind
        if name == "Any":
            return value
        value = self._unwrapped(value)
        names = [member for member, _ in inside] if name in _UNIONS else [name]
        if issubclass(type(value), _EXACT):
            return _number(value, names)
        for stays, other, make in _OBJECTS.get(type(value), ()):
            if other in names and not any(own in names for own in stays):
                return make(value)
        if name in _UNIONS:
            return self._one_of(value, inside)
        convert = _CONVERSIONS.get(name)
        return value if convert is None else self._inside(convert, value, inside)

    def _unwrapped(self, value):
        """Takes the value out of an enum's member and of what numpy makes."""
        if issubclass(type(value), enum.Enum):
            value = value.value
        kind = type(value)
        if getattr(kind, "__module__", None) != "numpy" or not hasattr(kind, "tolist"):
            return value
        if value.size > self.left:
            raise values.TooLarge(values.BYTES)
        return value.tolist()

    def _one_of(self, value, members):
        if members[0][0] in nodes.NAMES:
            return nodes.written(members[0][0], value, self._value_of_node)
        for name in _likely(type(value)):
            for member in members:
                if member[0] == name:
                    return self.plain(value, member)
        return value

    def _value_of_node(self, value):
        self._count()
        return value if type(value) is int else self.plain(value, _VALUE_OF_NODE)

    def _inside(self, convert, value, kinds):
        if id(value) in self.path:
            raise values.Unserializable(f"a {unwritable.name_of(type(value))} that contains itself cannot be returned")
        if len(self.path) >= values.MAX_DEPTH:
            raise values.TooLarge(values.DEPTH)
        self.path.add(id(value))
        converted = convert(self, value, kinds)
        self.path.discard(id(value))
        return converted

    def _list(self, value, kinds):
        elements = self._sequence(value)
        if elements is None:
            return value
        converted = [self.plain(element, kinds[0]) for element in elements]
        return tuple(converted) if issubclass(type(value), tuple) else converted

    def _tuple(self, value, kinds):
        elements = self._sequence(value)
        if elements is None:
            return value
        if kinds and kinds[-1][0] == "Ellipsis":
            kinds = kinds[:1] * len(elements)
        # Further ones are too many, whatever they are.
        converted = [self.plain(element, kind) for element, kind in zip(elements, kinds)] + elements[len(kinds):]
        return converted if issubclass(type(value), list) else tuple(converted)

    def _set(self, value, kinds):
        kind = type(value)
        if issubclass(kind, (set, frozenset)):
            elements = self._counted((set if issubclass(kind, set) else frozenset).__iter__(value))
        elif issubclass(kind, (list, tuple)) or not _is_iterable(kind):
            return value
        else:
            elements = self._counted(value)
        return _hashed(frozenset, [self.plain(element, kinds[0]) for element in elements], value)

    def _dict(self, value, kinds):
        kind = type(value)
        if issubclass(kind, dict):
            pairs = self._counted(dict.items(value))
        elif dataclasses.is_dataclass(kind):
            pairs = [(field.name, getattr(value, field.name)) for field in dataclasses.fields(value)]
        elif issubclass(kind, abc.Mapping):
            pairs = self._counted(value.items())
        else:
            return value
        return _hashed(dict, [(self.plain(key, kinds[0]), self.plain(item, kinds[1])) for key, item in pairs], value)

    def _sequence(self, value):
        """Returns the elements of what can stand for a list or tuple; otherwise None."""
        kind = type(value)
        for base in (list, tuple):
            if issubclass(kind, base):
                return self._counted(base.__iter__(value))
        if dataclasses.is_dataclass(kind):
            return [getattr(value, field.name) for field in dataclasses.fields(value)]
        is_other = issubclass(kind, (set, frozenset)) or not _is_iterable(kind)
        return None if is_other else self._counted(value)

    def _counted(self, elements):
        counted = []
        for element in elements:
            self._count()
            counted.append(element)
        return counted

    def _count(self):
        self.left -= 1
        if self.left < 0:
            raise values.TooLarge(values.BYTES)


def _is_iterable(kind):
    return hasattr(kind, "__iter__") and not issubclass(kind, (str, dict, abc.Mapping))


def _likely(kind):
    """Returns the names of types that a value of this kind is converted to, the likeliest first."""
    if issubclass(kind, tuple):
        return _TUPLES + _LISTS
    if issubclass(kind, (dict, abc.Mapping)):
        return _DICTS
    if dataclasses.is_dataclass(kind):
        return _DICTS + _TUPLES + _LISTS
    return _SETS if issubclass(kind, (set, frozenset)) else _LISTS + _TUPLES + _SETS


def _hashed(collect, elements, otherwise):
    try:
        return collect(elements)
    except TypeError:
        return otherwise


def _number(value, names):
    try:
        if "Decimal" in names and issubclass(type(value), Decimal):
            return value
        if "int" in names and _is_whole(value):
            return int(value)
        return float(value) if "float" in names else value
    except (OverflowError, ValueError):
        return value


def _is_whole(value):
    if issubclass(type(value), Fraction):
        return value.denominator == 1
    return value.is_finite() and abs(value.adjusted()) < _MOST_DIGITS and value == value.to_integral_value()


_CONVERSIONS = {**dict.fromkeys(_LISTS, _Conversion._list), **dict.fromkeys(_TUPLES, _Conversion._tuple),
                **dict.fromkeys(_SETS, _Conversion._set), **dict.fromkeys(_DICTS, _Conversion._dict)}
