"""The harness for programs in Python: they run in the interpreter that the fork server has warmed up."""

import sys

from .program import Program
from .warming import settle, warm_up

__all__ = ["Program", "TOOLCHAIN", "settle", "warm_up"]

TOOLCHAIN = sys.version.split()[0]
