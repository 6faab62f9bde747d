"""What a keeper does until it stops: like a test's process, it gives up what it may not have, and then serves."""

import os
import resource
import socket

from .. import confinement, descriptors, kernel
from . import copies, telling
from .repeated_calls import RepeatedCalls

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

_FAILED = 1
_ORDERS, _MEMORY = copies.PROC + 1, copies.PROC + 2
# Without those to the folders in it.
_LINKS_OF_FOLDER = 2


def run(channels, submission, uid, handover, orders):
    """Never returns. Copies of this process answer the calls, which it never does itself.

    Hands over its name in /proc, a descriptor by which to hear of system calls, and one of its memory.
    """
    exit_now, code = os._exit, _FAILED
    try:
        _confine(channels, submission, uid, handover, orders)
        submission.program.serve(RepeatedCalls(submission.stub, channels.steps))
        code = 0
    finally:
        exit_now(code)


def _confine(channels, submission, uid, handover, orders):
    os.setsid()
    memory = confinement.prefer_to_kill_me(submission.proc, "mem")
    channels.install(handover.fileno(), submission.proc, orders, memory)
    # A copy is given it for each test, and closes it when it has read the arguments.
    os.close(descriptors.ARGUMENTS)
    submission.stub.map_orders(_ORDERS)
    os.close(_ORDERS)
    name = os.readlink(b"self", dir_fd=copies.PROC)
    _require_one_thread()
    kernel.leave_rseq()
    os.chdir("/tmp")
    # The keeper has the same user as its copy.
    confinement.limit(submission, confinement.PROCESSES + 1)
    # Of all tests of a copy together. The init ends it when they have used as much as one may.
    seconds = -(-submission.cpu_micros // 1_000_000)
    resource.setrlimit(resource.RLIMIT_CPU, (2 * seconds + 1, 2 * seconds + 2))
    confinement.give_up_rights(uid)
    with_handover = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, descriptors.HANDOVER)
    listener = telling.tell_system_calls()
    socket.send_fds(with_handover, [name], [listener, _MEMORY])
    with_handover.detach()
    os.close(listener)
    os.close(_MEMORY)


def _require_one_thread():
    """A copy would have none of the others, which a library may have started after the fork."""
    if os.stat("self/task", dir_fd=copies.PROC).st_nlink != _LINKS_OF_FOLDER + 1:
        raise OSError("there are other threads")
