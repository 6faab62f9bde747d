"""Frames on the cell's standard input and output: u32 length (big-endian), a type byte, the body.

Bodies marked * are u32 header length, header (JSON), raw bytes, which are never parsed here. docs/sandbox.md says who speaks when.

    READY*      protocol, toolchain (the version of Python), forks_because (why tests are not set back, or null).
    SUBMIT*     nonce, tests (how many there are), cpu_micros, idle_micros, memory_bytes, output_bytes, result_bytes, shared_process,
                prints (what the program prints is its answer, up to result_bytes), settings; then the source. The settings are the
                harness's, by the kind of question:
                  a function    entry_point, parameters, return_type, and answer, the place of the argument that is the answer
                  a class       calls: a JSON list of the name, parameter types and return type of each
                  functions     functions: the same, and the place of the argument that is the answer, or null
                  a program     main, the name of its file
                and, if there are any, prelude, rules (as the head of a suite has them) and file, the name of the source.
    INPUT       The next bytes of the stdin of the next test, as often as needed; only with prints.
    WIRE*       stdin, stdout: names of pipes to a test in another cell; heard, told: of those between the inits; first: whether
                nobody else may have opened them yet. Not with shared_process.
    WIRED*      nonce. All pipes are open.
    TEST        The arguments; with prints a list of the program's arguments, a dict of its files, and statements.
    LOAD        Empty: loads the module without arguments and call. Only before the first TEST, not with shared_process. The answer
                is V if there is something to call.
    PRINTED     The next bytes of stdout, at most 64 KB; the last ones are in OUTCOME. Only with prints.
    OUTCOME*    nonce, reason, exit_code or signal, answer (its kind), step, talk (after WIRE: ended_nanos on the monotonic clock,
                unread: the bytes that it had not read if it idled, waited_micros for a processor), cpu_micros, wall_micros,
                peak_bytes, strays, fallback (why tests are forked although earlier ones were set back, or null), sizes; then the
                answer, stdout and stderr. After the reason "again", the worker sends the same INPUT and TEST once more, and forgets
                what was printed.
    END         Empty. The cell answers with READY.
"""

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
