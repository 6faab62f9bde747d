import abc
import asyncio
import base64
import concurrent.futures
import contextlib
import copy
import csv
import decimal
import difflib
import enum
import graphlib
import hashlib
import io
import json
import operator
import pathlib
import pprint
import queue
import random
import secrets
import tempfile
import textwrap
import threading
import unittest
import uuid
import weakref
import zlib
from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


async def gather(n):
    return sum(await asyncio.gather(*(asyncio.sleep(0, i) for i in range(n))))


def solve(n):
    assert Square(3).area() == 9
    assert copy.deepcopy({"a": [1]}) == {"a": [1]}
    assert operator.itemgetter(1)([5, 6]) == 6
    assert asyncio.run(gather(4)) == 6
    assert json.loads(json.dumps({"k": [1, None]})) == {"k": [1, None]}
    assert hashlib.sha256(b"x").hexdigest().startswith("2d711642")
    assert zlib.decompress(zlib.compress(b"text")) == b"text"
    assert list(graphlib.TopologicalSorter({2: {1}}).static_order()) == [1, 2]
    assert len(secrets.token_bytes(8)) == 8 and uuid.uuid4() != uuid.uuid4()
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "rows.csv")
        file.write_text("a,b\n1,2\n")
        assert list(csv.DictReader(io.StringIO(file.read_text()))) == [{"a": "1", "b": "2"}]
    results = queue.Queue()
    thread = threading.Thread(target=results.put, args=(n + 1,))
    thread.start()
    thread.join()
    return results.get()
