"""Tries in a new cell whether a process can be set back here: what a test changes must be gone in the next."""

import json
import os
import select
import struct

from .. import confinement, kernel, pipes, submission
from .keeper import Failed
from .process import SetBackProcess

_TESTS = 3
_SUBMISSION = {"nonce": "probe", "cpu_micros": 1_000_000, "idle_micros": 1_000_000, "memory_bytes": 64 << 20, "output_bytes": 1 << 10,
               "result_bytes": 1 << 10, "shared_process": False, "prints": False, "tests": _TESTS}
_UNTOUCHED, _TOUCHED = b"untouched", b"a test was"
_RANDOM_BYTES = 16
_ANSWERED = b"V"
_LARGE = 1 << 22
_MOST_REASON = 500
_PATIENCE_MILLIS = 10_000


class _Sample:
    """A program that tells what it finds, changes it, and takes memory."""

    in_steps = False

    def __init__(self, header, source):
        self.state = bytearray(_UNTOUCHED)

    def serve(self, calls):
        for _ in calls:
            calls.begin(compiled=True)
            found = bytes(self.state)
            self.state[:] = _TOUCHED
            self.taken = bytearray(_LARGE)
            calls.answer(_ANSWERED, os.urandom(_RANDOM_BYTES) + found)


class _Harness:
    Program = _Sample


def failure(stub, options):
    """Runs in a process of its own. Returns why tests have to be forked; None if they can be set back."""
    read, write = os.pipe2(os.O_CLOEXEC)
    process = kernel.fork_into(kernel.CLONE_NEWPID | kernel.CLONE_NEWNS | kernel.CLONE_NEWIPC)
    if process == 0:
        _tell(write, stub, options)
    os.close(write)
    poll = select.poll()
    poll.register(read, select.POLLIN)
    if poll.poll(_PATIENCE_MILLIS):
        reason = os.read(read, _MOST_REASON)
    else:
        reason = b"trying it took too long"
        os.kill(process, 9)
    os.close(read)
    _, status = os.waitpid(process, 0)
    if reason:
        return reason.decode("ascii", "replace")
    return None if status == 0 else "the process that tries it has ended"


def _tell(descriptor, stub, options):
    code = 1
    try:
        os.write(descriptor, (_tried(stub, options) or "").encode("ascii", "backslashreplace")[:_MOST_REASON])
        code = 0
    except BaseException as error:
        os.write(descriptor, f"{type(error).__name__}: {error}".encode("ascii", "backslashreplace")[:_MOST_REASON])
    finally:
        os._exit(code)


def _tried(stub, options):
    proc = submission.private_world()
    own = submission.OwnMemory(proc, 0)
    header = json.dumps(_SUBMISSION).encode()
    body = struct.pack(">I", len(header)) + header
    sample = submission.Submission(body, own, _Harness, stub, options, proc, None)
    nothing, _ = os.pipe2(os.O_CLOEXEC)
    seen = set()
    try:
        tests = SetBackProcess(sample).start(confinement.FIRST_UID if "--one-uid" not in options else None)
        for _ in range(_TESTS):
            tests.make_ready()
            if not tests.ready:
                return "the process could not be set back"
            tests.begin(pipes.Feed(nothing, 0))
            tests.follow()
            header, (answer, _, _) = tests.conclude()
            if header["answer"] != _ANSWERED.decode():
                return f"a test did not answer: {header}"
            if answer[_RANDOM_BYTES:] != _UNTOUCHED:
                return "a change was not gone"
            seen.add(bytes(answer[:_RANDOM_BYTES]))
    except Failed as error:
        return str(error)
    if tests.copy is None or tests.copy.tests != _TESTS:
        return "the process could not be set back"
    return None if len(seen) == _TESTS else "random numbers came again"
