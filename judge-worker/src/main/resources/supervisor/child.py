"""One test in a process of its own, from the fork to _exit. Nothing here is trusted once the user's code has begun."""

import os
import random
import resource
import signal
import socket
import struct
import sys
import time

import kernel
import program
import recursion
import values

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

ARGUMENTS_READ, COMPILED, ARGUMENTS_UNREADABLE = b"a", b"c", b"!"
# ARGUMENTS_READ with the CPU time that the process has used by then and the machine's clock, in nanoseconds.
BEGINNING = struct.Struct(">cQQ")
_ANSWER_HEAD = struct.Struct(">cI")
_LENGTH = struct.Struct(">I")
_RESULT, _ARGUMENTS, _FIRST_UNUSED = 3, 4, 5
_MEBIBYTE = 1 << 20
# Memory kept back to describe the error when a program has used up its memory.
_RESERVE_BYTES = 8 * _MEBIBYTE
FIRST_UID, UIDS = 1_000, 3_000


class Channels:
    """The ends of the pipes that the child keeps."""

    def __init__(self, arguments, result, stdout, stderr):
        self.ends = (arguments, result, stdout, stderr)

    def install(self):
        """Moves the ends to 0 to 4 and closes everything else."""
        # Copies out of the way first: one end may have the number that another is to get.
        arguments, result, stdout, stderr = (os.dup2(end, 200 + place, False) for place, end in enumerate(self.ends))
        os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
        os.dup2(stdout, 1)
        os.dup2(stderr, 2)
        os.dup2(result, _RESULT, False)
        os.dup2(arguments, _ARGUMENTS, False)
        os.closerange(_FIRST_UNUSED, 4096)


def run(channels, submission, uid, greeting=None, loads=False):
    """Never returns. With a greeting, it answers one call after another; with loads, it loads the program without arguments."""
    exit_now = os._exit
    write = os.write
    try:
        os.setsid()
        random.seed()  # or each test would draw the same numbers
        _prefer_to_kill_me(submission.proc, greeting)
        channels.install()
        os.chdir("/tmp")
        _limit(submission)
        _give_up_rights(uid)
        calls = _Calls(submission, write)
        for arguments in (None,) if loads else _read_all(os.read) if greeting else (_read_one(),):
            kind, payload = calls.answer(arguments)
            _flush()
            _send(write, _ANSWER_HEAD.pack(kind, len(payload)) + payload)
    except MemoryError:
        _send(write, _ANSWER_HEAD.pack(program.NO_MEMORY, 0))
    finally:
        # No exit handler, no destructor, no other thread gets a say after the answer.
        exit_now(0)


def _prefer_to_kill_me(proc, greeting):
    """When memory runs out the kernel should take this process, not the supervisor, who may also see its size."""
    kernel.set_dumpable(True)  # or /proc/self belongs to a uid that this namespace does not have
    score = os.open("self/oom_score_adj", os.O_WRONLY, dir_fd=proc)
    os.write(score, b"1000")
    os.close(score)
    if greeting:
        status = os.open("self/status", os.O_RDONLY, dir_fd=proc)
        socket.send_fds(greeting, [b"s"], [status])
        os.close(status)
    kernel.set_dumpable(False)


def _limit(submission):
    for limit, value in (
            (resource.RLIMIT_FSIZE, (16 * _MEBIBYTE,) * 2),
            (resource.RLIMIT_NOFILE, (64, 64)),
            (resource.RLIMIT_CORE, (0, 0)),
            (resource.RLIMIT_MEMLOCK, (0, 0)),
            (resource.RLIMIT_MSGQUEUE, (0, 0)),
            (resource.RLIMIT_STACK, (submission.stack_bytes,) * 2),
            (resource.RLIMIT_AS, (submission.address_bytes,) * 2),
            (resource.RLIMIT_NPROC, (64, 64))):
        resource.setrlimit(limit, value)
    # Turns most shortages of memory into a MemoryError with a line; the cgroup enforces the limit.
    program.keep_back(submission.data_bytes, _RESERVE_BYTES)


def _limit_cpu_time(cpu_micros, used_nanos):
    """A backstop, in whole seconds."""
    seconds = used_nanos // 1_000_000_000 - -cpu_micros // 1_000_000
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 2))


def _give_up_rights(uid):
    os.umask(0o077)
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    kernel.keep_capabilities()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    kernel.forbid_system_calls()


def _read_one():
    parts = []
    while part := os.read(_ARGUMENTS, 1 << 20):
        parts.append(part)
    os.close(_ARGUMENTS)
    return _decoded(b"".join(parts))


def _read_all(read):
    """A call's arguments after the other's, until the submission ends."""
    while head := read(_ARGUMENTS, _LENGTH.size):
        left, = _LENGTH.unpack(head)
        parts = []
        while left:
            part = read(_ARGUMENTS, left)
            if not part:
                return
            parts.append(part)
            left -= len(part)
        yield _decoded(b"".join(parts))


def _decoded(content):
    try:
        arguments = values.decode(content)
        if type(arguments) is list:
            return arguments
    except (ValueError, TypeError, RecursionError):
        pass  # its message may quote them
    # Told before any user code runs, so this is believed, and it is the worker's fault.
    _send(os.write, _ANSWER_HEAD.pack(ARGUMENTS_UNREADABLE, 0))
    os._exit(0)


class _Calls:
    def __init__(self, submission, write):
        self.submission = submission
        self.write = write
        self.program = None

    def answer(self, arguments):
        self._begin()
        try:
            self.program = self.program or self._compiled()
        except program.DoesNotCompile as refusal:
            return program.DOES_NOT_COMPILE, refusal.args[0]
        sys.setrecursionlimit(program.RECURSION_LIMIT)
        if arguments is None:
            return self.program.load()
        return self.program.answer(arguments, self.submission.result_bytes)

    def _begin(self):
        """What was used until now is not the user's."""
        used_nanos = time.process_time_ns()
        # A process of many tests may use as much for each.
        if not self.submission.shared:
            _limit_cpu_time(self.submission.cpu_micros, used_nanos)
        beginning = BEGINNING.pack(ARGUMENTS_READ, used_nanos, time.monotonic_ns())
        self.write(_RESULT, beginning + COMPILED if self.submission.code else beginning)

    def _compiled(self):
        code = self.submission.code
        if code is None:
            code = program.compile_source(self.submission.source)
            self.write(_RESULT, COMPILED)
        recursion.allow(self.submission.memory_bytes)
        return program.Program(self.submission.source, code, self.submission.entry_point)


def _flush(streams=(sys.__stdout__, sys.__stderr__)):
    for stream in streams:
        try:
            stream.flush()
        except BaseException:  # the user's code may have closed it
            pass


def _send(write, content):
    view = memoryview(content)
    while view:
        view = view[write(_RESULT, view):]
