"""The init of one submission's namespaces: reads the submission, runs its tests one after the other, and ends with it.

Nothing is left afterwards: when it ends, the kernel kills every process of the pid namespace and drops the mounts.
"""

import functools
import os
import resource
import stat

from . import calls, confinement, kernel, pipes, protocol, standard_input, test_process, wires
from .forked_process import ForkedProcess
from .set_back.keeper import Failed
from .set_back.process import SetBackProcess
from .shared_process import SharedProcess

_PAGE = os.sysconf("SC_PAGE_SIZE")
_HARNESS_BYTES = 4 << 20
# More than a test may have beside its program.
_FEW_FILES = 128
_MOST_REASON = 500
_TMP_MODE = stat.S_IFDIR | 0o1777
# What a process reserves and hardly uses: stacks of threads, heaps of the allocator.
_RESERVED_BYTES = 128 << 20
# With fewer tests left, forking them is faster.
_FEWEST_SET_BACK = 5
# So many tests, and more than half of all, left what cannot be undone: forking is faster then.
_FRUITLESS = 2
# Memory kept back to describe the error when a program has used up its memory.
_RESERVE_BYTES = 8 << 20
# An endlessly growing stack must run out of memory before it reaches the stack limit.
_MORE_STACK_BYTES = 64 << 20


class Submission:
    def __init__(self, body, own, harness, stub, options, proc, stdout):
        self.proc = proc
        self.pass_on = functools.partial(protocol.write_part, stdout, protocol.PRINTED)
        self.stdin = standard_input.StandardInput()
        # For the next test only; whether there ever were some.
        self.wires, self.talks = None, False
        self.surplus_bytes = own.surplus_bytes
        header, source = protocol.split_header(body)
        self.nonce = header["nonce"]
        self.cpu_micros = header["cpu_micros"]
        self.idle_micros = header["idle_micros"]
        self.output_bytes = header["output_bytes"]
        self.result_bytes = header["result_bytes"]
        self.memory_bytes = header["memory_bytes"]
        data_bytes = self.memory_bytes + own.data_bytes + _HARNESS_BYTES
        self.data_limits = data_bytes, data_bytes + _RESERVE_BYTES
        self.stack_bytes = min(self.memory_bytes + _MORE_STACK_BYTES, resource.getrlimit(resource.RLIMIT_STACK)[1])
        # Where no cgroup counts what is mapped as shared.
        self.address_bytes = (self.memory_bytes + own.address_bytes + _RESERVED_BYTES
                              if "--no-cgroup" in options else resource.RLIM_INFINITY)
        self.shared = header["shared_process"]
        # Whether what a program prints is its answer. Then it has a stdin.
        self.prints = header["prints"]
        self.rooms = test_process.rooms(self.prints, self.output_bytes, self.result_bytes)
        self.program = harness.Program(header, source)
        # How many tests there are, and how many have begun.
        self.tests, self.begun = header["tests"], 0
        # None if its tests are forked.
        self.stub = stub
        # Why its tests are forked although earlier ones were not: doubt, traces or failure.
        self.fallback = None
        self.is_prepared = False
        # How many tests ran in a process that could have been set back, and after how many it was not.
        self.set_back, self.fruitless = 0, 0
        self.running = None

    def fall_back(self, reason):
        """Has all other tests forked."""
        self.stub, self.fallback = None, reason

    def note_fruitless(self):
        """Of a test whose process cannot be set back."""
        self.fruitless += 1
        if self.fruitless >= _FRUITLESS and self.fruitless * 2 > self.set_back:
            self.fall_back("traces")

    def may_be_set_back(self):
        """Whether the next test may, and whether it pays: a keeper and its copy take as long as four tests that are forked."""
        return (self.stub is not None and self.is_prepared and not self.talks and not self.shared
                and (self.running is not None or self.tests - self.begun >= _FEWEST_SET_BACK))


def serve(stdin, stdout, harness, options, surplus_bytes, pipes_to_others, stub, forks_because):
    """Runs in the new namespaces, as their pid 1, until the submission ends."""
    proc = private_world()
    own = OwnMemory(proc, surplus_bytes)
    protocol.write_frame(stdout, protocol.READY, {
        "protocol": protocol.VERSION, "toolchain": harness.TOOLCHAIN, "forks_because": forks_because})
    submission = None
    while True:
        length, kind = protocol.read_head(stdin)
        if kind == protocol.SUBMIT and submission is None:
            submission = Submission(protocol.read_exactly(stdin, length), own, harness, stub, options, proc, stdout)
        elif kind == protocol.WIRE and submission is not None and not submission.shared and submission.wires is None:
            names, _ = protocol.split_header(protocol.read_exactly(stdin, length))
            submission.wires, submission.talks = wires.Wires(pipes_to_others, **names), True
            protocol.write_frame(stdout, protocol.WIRED, {"nonce": submission.nonce})
        elif kind == protocol.INPUT and submission is not None and submission.prints and not submission.shared:
            submission.stdin.add(stdin, length)
        elif kind == protocol.TEST and submission is not None:
            uid = _uid(submission, options)
            _run(submission, _process(submission, uid), uid, pipes.Feed(stdin, length), stdout)
        # Only before any test: pids and inode numbers would reveal how many processes and files an earlier test made.
        elif kind == protocol.LOAD and length == 0 and submission is not None and not submission.shared and not submission.begun:
            uid = _uid(submission, options)
            _run(submission, _start(submission, uid, calls.none), uid, pipes.Feed(stdin, 0), stdout)
        elif kind == protocol.END and length == 0:
            return
        else:
            raise ValueError(f"unexpected frame {kind} of {length} bytes")


def _uid(submission, options):
    return confinement.FIRST_UID + submission.begun % confinement.UIDS if "--one-uid" not in options else None


def _process(submission, uid):
    """Returns what runs the next test. It is there before the arguments are read: this process never holds those of an earlier test."""
    if submission.may_be_set_back():
        _make_ready(submission, uid)
    return submission.running or _start(submission, uid)


def _make_ready(submission, uid):
    try:
        submission.running = submission.running or SetBackProcess(submission).start(uid)
        submission.running.make_ready()
    except Failed as failure:
        os.write(2, f"gavel: tests are forked: {failure}\n".encode("ascii", "backslashreplace")[:_MOST_REASON])
        submission.fall_back("failure")
    if submission.stub is None:
        _give_up(submission)


def _give_up(submission):
    if submission.running is not None:
        submission.running.give_up()
        submission.running = None
    _empty_tmp()


def _run(submission, process, uid, feed, stdout):
    submission.begun += 1
    process.begin(feed)
    process.follow()
    header, payloads = process.conclude()
    submission.running = process if process.reusable() else None
    if process.leaves_files() and _empty_tmp() and submission.running is not None:
        # Copies of the keeper would still be in the old one.
        submission.running.give_up()
        submission.running = None
    protocol.write_frame(stdout, protocol.OUTCOME, header, *payloads)
    compiled = process.compiled()
    # Or the keeper that may be made next would have what this test has said.
    del process, header, payloads, feed
    # Compile here only after a test's process compiled it within its limits.
    if compiled:
        submission.program.prepare()
        submission.is_prepared = True
    # While the worker looks at the outcome.
    if submission.begun < submission.tests and submission.may_be_set_back():
        _make_ready(submission, uid)


def _start(submission, uid, contents=calls.one):
    if submission.shared:
        return SharedProcess(submission).start(lambda channels, handover: confinement.run(
            channels, submission, uid, calls.all_that_come, handover))
    return ForkedProcess(submission).start(lambda channels: confinement.run(channels, submission, uid, contents))


def private_world():
    """Own mounts: an empty /tmp and no /proc. Returns a descriptor of the old /proc, for the first steps of tests' processes."""
    kernel.mount(b"none", b"/", None, kernel.MS_REC | kernel.MS_PRIVATE)
    _mount_tmp()
    proc = kernel.taken_away("/proc")
    capabilities = (kernel.CAP_KILL, kernel.CAP_SETUID, kernel.CAP_SETGID, kernel.CAP_SYS_ADMIN)
    kernel.bound_capabilities(*capabilities)
    kernel.keep_capabilities(*capabilities)
    return proc


def _mount_tmp():
    # Without times of reading: the program's file stays, and they would tell of an earlier test.
    flags = kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC | kernel.MS_NOATIME
    kernel.mount(b"tmpfs", b"/tmp", b"tmpfs", flags, b"size=16m,nr_inodes=1k,mode=1777")


def _empty_tmp():
    """Mounts a new one, unless all that is left are a few files, such as the program's own. Returns whether it did."""
    if _has_few_files():
        return False
    kernel.detach(b"/tmp")
    _mount_tmp()
    return True


def _has_few_files():
    """A program that runs as this process's user could have closed the folder to both."""
    try:
        names = os.listdir(b"/tmp")
        return os.stat(b"/tmp").st_mode == _TMP_MODE and len(names) <= _FEW_FILES and all(map(_removed, names))
    except OSError:
        return False


def _removed(name):
    try:
        os.unlink(b"/tmp/" + name)
        return True
    except OSError:  # a folder, for example
        return False


class OwnMemory:
    """What limits count in a test's process before the user's code has run, and by how much its peak is too large."""

    def __init__(self, proc, surplus_bytes):
        self.surplus_bytes = surplus_bytes
        statm = os.open("self/statm", os.O_RDONLY, dir_fd=proc)
        pages = os.read(statm, 200).split()
        os.close(statm)
        self.address_bytes, self.data_bytes = int(pages[0]) * _PAGE, int(pages[5]) * _PAGE
