"""The cell's pid 1: a fork server that is warm, never reads a byte of a submission, and lives as long as its stdin.

For each submission it forks the init of new namespaces, which says READY, serves that submission and ends.
"""

import fcntl
import os
import signal

from . import calls, kernel, pipes, protocol, submission
from .set_back import probe, stub, written_pages

_END_OF_INPUT = 3
# What processes have by default. The worker may have been started with more, which programs would inherit.
_TIMER_SLACK_NS = 50_000
_FORK = "--fork-tests"


def main(harness, options):
    kernel.check_architecture()
    kernel.set_dumpable(False)
    kernel.set_timer_slack(_TIMER_SLACK_NS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _keep_devices_from_changes()
    stdin, stdout = _move_channels()
    # No program may see the folder of the pipes to other cells.
    pipes_to_others = kernel.taken_away("/tmp")
    _warm_up(harness)
    machine, forks_because = _stub(options)
    surplus_bytes = harness.settle("--no-snapshot" not in options)
    if machine is not None:
        with open("/proc/self/maps", "rb") as maps:
            machine.small = written_pages.keep_small(maps.read())
        forks_because = probe.failure(machine, options)
    machine = machine if forks_because is None else None
    while _serve_one(lambda: submission.serve(
            stdin, stdout, harness, options, surplus_bytes, pipes_to_others, machine, forks_because)):
        pass


def _stub(options):
    """Returns what tests are set back by, or None and why they are forked."""
    if _FORK in options:
        return None, "gavel.sandbox.tests is fork"
    try:
        # A page that is merged with another one would not seem to be written.
        kernel.stop_merging()
        return stub.Stub(), None
    except OSError as error:
        return None, str(error)


def _move_channels():
    """Moves the channels away from 0 and 1, so that nothing printed reaches the worker."""
    stdin, stdout = (fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10) for descriptor in (0, 1))
    nothing = os.open("/dev/null", os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    pipes.enlarge(stdin)
    pipes.enlarge(stdout)
    return stdin, stdout


def _keep_devices_from_changes():
    """All cells share the host's device nodes. A process that may write to one may set its times, unless its mount is read-only."""
    for device in os.scandir(b"/dev"):
        if not device.is_symlink():
            kernel.make_read_only(device.path, os.statvfs(device.path).f_flag)


def _warm_up(harness):
    nowhere = os.open("/dev/null", os.O_WRONLY | os.O_CLOEXEC)
    harness.warm_up(lambda contents: calls.Calls(contents, None, nowhere))
    os.close(nowhere)
    # A fork copies only the calling thread; other threads would be lost.
    if len(os.listdir("/proc/self/task")) > 1:
        raise SystemExit("a preloaded library has started threads; forking would lose them")


def _serve_one(serve):
    """False when the worker has closed the cell. Anything else that is not a clean end takes the cell down."""
    init = kernel.fork_into(kernel.CLONE_NEWPID | kernel.CLONE_NEWNS | kernel.CLONE_NEWIPC)
    if init == 0:
        _exit_with(serve)
    _, status = os.waitpid(init, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, _END_OF_INPUT):
        raise SystemExit(f"the submission's init ended with {code}")
    return code == 0


def _exit_with(body):
    try:
        code = body() or 0
    except protocol.EndOfInput:
        code = _END_OF_INPUT
    except BaseException as error:
        os.write(2, f"gavel: {type(error).__name__}: {error}\n"[:2000].encode("ascii", "backslashreplace"))
        code = 1
    os._exit(code)
