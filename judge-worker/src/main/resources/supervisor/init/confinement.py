"""The process of a test from the fork to its end: gives up what it may not have, then leaves the rest to the harness.

Nothing here is trusted once the user's code has begun.
"""

import os
import resource
import socket

from . import calls, descriptors, filters, kernel

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

_PLACES_OF_COPIES = range(200, 220)
_MEBIBYTE = 1 << 20
_FAILED = 1
PROCESSES = 64
FIRST_UID, UIDS = 1_000, 3_000


class Channels:
    """What the test's process keeps: its stdin, if it has one, ends of pipes, and the memory for its steps, if it counts them."""

    def __init__(self, stdin, arguments, result, stdout, stderr, steps):
        self.stdin = stdin
        self.ends = (arguments, result, stdout, stderr)
        self.steps = steps

    def install(self, *more):
        """Moves the ends to 0 to 4, more to numbers that a program cannot have, and closes everything else."""
        # Copies out of the way first: one end may have the number that another is to get.
        stdin = os.open("/dev/null", os.O_RDONLY) if self.stdin is None else self.stdin
        stdin, arguments, result, stdout, stderr, *more = (
            os.dup2(end, place, False) for end, place in zip((stdin, *self.ends, *more), _PLACES_OF_COPIES))
        os.dup2(stdin, 0)
        os.dup2(stdout, 1)
        os.dup2(stderr, 2)
        os.dup2(result, descriptors.RESULT, False)
        os.dup2(arguments, descriptors.ARGUMENTS, False)
        for place, end in enumerate(more, descriptors.HANDOVER):
            os.dup2(end, place, False)
        os.closerange(descriptors.ARGUMENTS + 1, descriptors.HANDOVER)
        os.closerange(descriptors.HANDOVER + len(more), 4096)


def run(channels, submission, uid, contents, handover=None):
    """Never returns. Contents makes an iterable of the arguments of its calls; the handover takes its status file."""
    exit_now, code = os._exit, _FAILED
    try:
        _confine(channels, submission, uid, handover)
        # A process of many tests may use as much CPU time for each.
        cpu_micros = None if submission.shared else submission.cpu_micros
        submission.program.serve(calls.Calls(contents(), cpu_micros, steps=channels.steps))
        code = 0
    finally:
        # No exit handler, destructor or other thread may run after the answer.
        exit_now(code)


def _confine(channels, submission, uid, handover):
    os.setsid()
    status = prefer_to_kill_me(submission.proc, "status" if handover else None)
    if handover:
        socket.send_fds(handover, [b"s"], [status])
    channels.install()
    os.chdir("/tmp")
    limit(submission)
    give_up_rights(uid)
    filters.forbid_system_calls()


def prefer_to_kill_me(proc, name):
    """Makes the kernel kill this process, not the supervisor, when memory runs out. Returns the process's own file of that name."""
    kernel.set_dumpable(True)  # or /proc/self belongs to a uid that this namespace does not have
    score = os.open("self/oom_score_adj", os.O_WRONLY, dir_fd=proc)
    os.write(score, b"1000")
    os.close(score)
    own = os.open(f"self/{name}", os.O_RDONLY, dir_fd=proc) if name else None
    kernel.set_dumpable(False)
    return own


def limit(submission, processes=PROCESSES):
    for each, value in (
            (resource.RLIMIT_FSIZE, (16 * _MEBIBYTE,) * 2),
            (resource.RLIMIT_NOFILE, (descriptors.HANDOVER,) * 2),
            (resource.RLIMIT_CORE, (0, 0)),
            (resource.RLIMIT_MEMLOCK, (0, 0)),
            (resource.RLIMIT_MSGQUEUE, (0, 0)),
            (resource.RLIMIT_STACK, (submission.stack_bytes,) * 2),
            (resource.RLIMIT_AS, (submission.address_bytes,) * 2),
            (resource.RLIMIT_NPROC, (processes, processes)),
            # Turns most shortages of memory into an error with a line; the cgroup enforces the limit.
            (resource.RLIMIT_DATA, submission.data_limits)):
        resource.setrlimit(each, value)


def give_up_rights(uid):
    os.umask(0o077)
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    kernel.keep_capabilities()
