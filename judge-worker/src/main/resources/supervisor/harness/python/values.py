"""The tagged value format: JSON, with tags where python has more than JSON.

None, bool, int of any size, float (nan, inf, -inf as {"f": ..}), str, list are plain; a tuple is {"t": [..]},
a set or frozenset {"s": [..]}, a dict {"d": [[key, value], ..]}, bytes {"b": "00ff"}, a complex {"c": "1.0 -0.5"},
a Decimal {"n": "1.50"}.
The exact type decides. A subclass is written by the base class's own methods, never by overriding ones.
"""

import json
import re
import sys
from decimal import Decimal
from _json import encode_basestring_ascii

from . import unwritable

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

MAX_DEPTH = 200
# About the worker's limit. Slightly longer numbers go to the worker, which counts their digits.
_MAX_DIGITS_BITS = 340_000
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
BYTES, DEPTH, DIGITS = "bytes", "depth", "digits"


class Unserializable(Exception):
    """Has the line of the source that makes the value at fault, if that is known."""

    def __init__(self, message, line=None):
        super().__init__(message)
        self.line = line


class _Unwritable(Exception):
    pass


class TooLarge(Exception):
    """Carries the limit that the value exceeds."""


def decode(text):
    sys.set_int_max_str_digits(0)
    return _DECODER.decode(text.decode())


def _untag(tagged):
    (tag, content), = tagged.items()
    if tag == "d":
        return {_hashable(key): value for key, value in content}
    if tag == "t":
        return tuple(content)
    if tag == "s":
        return {_hashable(element) for element in content}
    if tag == "f":
        return float(content)
    if tag == "b":
        return bytes.fromhex(content)
    if tag == "c":
        return complex(*map(float, content.split()))
    if tag == "n":
        return Decimal(content)
    raise ValueError(f"unknown tag {tag!r}")


_DECODER = json.JSONDecoder(object_hook=_untag)


def _hashable(value):
    kind = type(value)
    if kind is set:
        return frozenset(value)
    if kind is list or kind is tuple:
        return tuple(map(_hashable, value))
    return value


class Encoder:
    """Writes one value and checks the size on the way, so that a small graph of shared lists cannot explode."""

    def __init__(self, max_bytes, file):
        self.max_bytes = max_bytes
        self.file = file
        # Whether bytes, complex numbers and Decimals are values, too.
        self.writes_objects = False
        self.budget = max_bytes
        self.path = set()

    def encode(self, value, convert=None):
        """Writes the value; if it is not plain, what the function makes of it."""
        sys.set_int_max_str_digits(0)
        try:
            return self._encode(value).encode("ascii")
        except _Unwritable:
            pass
        if convert is None:
            raise Unserializable(*unwritable.explain(value, self.file))
        self.budget, self.path = self.max_bytes, set()
        return self.encode(convert(value))

    def _encode(self, value):
        kind = type(value)
        if kind is int:
            return self._int(value)
        if kind is str:
            return self._str(value)
        if value is None:
            return "null"
        if kind is bool:
            return "true" if value else "false"
        for base, write in _WRITERS:
            if issubclass(kind, base):
                return write(self, value)
        if self.writes_objects:
            for base, write in _OBJECT_WRITERS:
                if issubclass(kind, base):
                    return write(self, value)
        raise _Unwritable

    def _int(self, value):
        # Writing digits takes time that grows faster than their number.
        if int.bit_length(value) > _MAX_DIGITS_BITS:
            raise TooLarge(DIGITS)
        return int.__repr__(value)

    def _str(self, value):
        self._spend(str.__len__(value))
        # In JSON, the pair has the same escapes as the one character that it encodes, which is another str in Python.
        if not str.isascii(value) and (pair := _SURROGATE_PAIR.search(value)):
            raise Unserializable(_of_pair(pair.group()))
        return encode_basestring_ascii(value)

    def _float(self, value):
        text = float.__repr__(value)
        return f'{{"f":"{text}"}}' if text in ("nan", "inf", "-inf") else text

    def _bytes(self, value):
        self._spend(2 * bytes.__len__(value))
        return f'{{"b":"{bytes.hex(value)}"}}'

    def _complex(self, value):
        value = complex.__pos__(value)
        return f'{{"c":"{float.__repr__(value.real)} {float.__repr__(value.imag)}"}}'

    def _decimal(self, value):
        text = Decimal.__str__(value)
        self._spend(len(text))
        return f'{{"n":"{text}"}}'

    def _list(self, value):
        return self._elements(value, list.__len__(value), list.__iter__(value), "[%s]")

    def _tuple(self, value):
        return self._elements(value, tuple.__len__(value), tuple.__iter__(value), '{"t":[%s]}')

    def _set(self, value):
        return self._elements(value, set.__len__(value), set.__iter__(value), '{"s":[%s]}')

    def _frozenset(self, value):
        return self._elements(value, frozenset.__len__(value), frozenset.__iter__(value), '{"s":[%s]}')

    def _elements(self, container, size, elements, form):
        self._enter(container, size)
        # A copy, because writing an element may run code that changes the original.
        text = form % ",".join(map(self._encode, list(elements)))
        self.path.discard(id(container))
        return text

    def _dict(self, value):
        self._enter(value, 2 * dict.__len__(value))
        pairs = [f"[{self._encode(key)},{self._encode(item)}]" for key, item in list(dict.items(value))]
        self.path.discard(id(value))
        return '{"d":[%s]}' % ",".join(pairs)

    def _enter(self, container, size):
        self._spend(size + 2)
        if id(container) in self.path:
            raise Unserializable(f"a {unwritable.name_of(type(container))} that contains itself cannot be returned")
        if len(self.path) >= MAX_DEPTH:
            raise TooLarge(DEPTH)
        self.path.add(id(container))

    def _spend(self, size):
        self.budget -= size
        if self.budget < 0:
            raise TooLarge(BYTES)


def _of_pair(pair):
    character = pair.encode("utf-16", "surrogatepass").decode("utf-16")
    return (f"a str with the surrogate pair {ascii(pair)} cannot be returned; "
            f"return the character {ascii(character)} that it encodes")


_WRITERS = [
    (float, Encoder._float), (list, Encoder._list), (dict, Encoder._dict), (tuple, Encoder._tuple),
    (set, Encoder._set), (frozenset, Encoder._frozenset), (int, Encoder._int), (str, Encoder._str),
]
_OBJECT_WRITERS = [(bytes, Encoder._bytes), (complex, Encoder._complex), (Decimal, Encoder._decimal)]
