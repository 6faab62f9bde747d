import bisect
import collections
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import heapq
import itertools
import math
import random
import re
import statistics
import string
import tempfile
import zoneinfo


@dataclasses.dataclass(frozen=True)
class Point:
    x: int
    y: int = 1


@functools.cache
def total(point: Point) -> int:
    return point.x + point.y


def solve(n: int) -> int:
    zoneinfo.ZoneInfo("Europe/Berlin")
    with tempfile.TemporaryFile() as file:
        file.write(b"works")
    return total(Point(n))
