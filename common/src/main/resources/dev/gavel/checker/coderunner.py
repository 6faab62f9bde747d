"""Compares what a program printed as the graders of CodeRunner do."""

import re
import string

_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
# What rtrim of PHP removes.
_SPACES = " \t\n\r\0\x0b"


def _clean(text):
    """Without spaces at the ends of lines, and without empty lines at the end."""
    return "\n".join(line.rstrip(" ") for line in text.split("\n")).rstrip("\n")


def _near(text):
    """Also without other empty lines, with one space for several, and in lower case."""
    lines = re.sub("\n\n+", "\n", _clean(text)).removeprefix("\n")
    return re.sub("  +", " ", lines).translate(_LOWER)


def _matches(pattern, text):
    return re.search(pattern.rstrip(_SPACES), text, re.MULTILINE | re.DOTALL) is not None


_GRADERS = {
    "EqualityGrader": lambda expected, answer: _clean(expected) == _clean(answer),
    "NearEqualityGrader": lambda expected, answer: _near(expected) == _near(answer),
    "RegexGrader": _matches,
}
_GRADE = _GRADERS[ARGUMENTS[0]]


def check(input, expected, answer):
    if not (isinstance(expected, str) and isinstance(answer, str)):
        return answer == expected
    return _GRADE(expected, answer)
