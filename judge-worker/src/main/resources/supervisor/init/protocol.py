"""Frames on the cell's standard input and output: u32 length (big-endian), a type byte, the body. See docs/sandbox.md."""

import json
import os
import struct

VERSION = 2
_HEAD = struct.Struct(">IB")
_LENGTH = struct.Struct(">I")

READY, WIRED, PRINTED, OUTCOME = ord("R"), ord("W"), ord("P"), ord("O")
SUBMIT, WIRE, INPUT, TEST, LOAD, END = ord("S"), ord("W"), ord("I"), ord("T"), ord("L"), ord("E")


class EndOfInput(Exception):
    """The worker is gone, or has closed the cell."""


def read_exactly(descriptor, size):
    parts = []
    while size:
        part = os.read(descriptor, min(size, 1 << 20))
        if not part:
            raise EndOfInput
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def read_head(descriptor):
    """Returns the length and type of the next frame, and leaves its body unread."""
    return _HEAD.unpack(read_exactly(descriptor, _HEAD.size))


def split_header(body):
    size, = _LENGTH.unpack_from(body)
    start = _LENGTH.size
    return json.loads(body[start:start + size]), body[start + size:]


def write_frame(descriptor, kind, header, *payloads):
    text = json.dumps(header).encode()
    body = _LENGTH.pack(len(text)) + text
    _write_all(descriptor, _HEAD.pack(len(body) + sum(map(len, payloads)), kind) + body, *payloads)


def write_part(descriptor, kind, content):
    """Writes a frame without a header."""
    _write_all(descriptor, _HEAD.pack(len(content), kind), content)


def _write_all(descriptor, *parts):
    """Copies none of them: a copy would lie about in the memory of processes that are forked later."""
    left = [memoryview(part) for part in parts]
    while left:
        written = os.writev(descriptor, left)
        while left and written >= len(left[0]):
            written -= len(left.pop(0))
        if written:
            left[0] = left[0][written:]
