"""The filter of processes that are set back: it refuses what the second one refuses, and tells the init of most other calls."""

import ctypes

from .. import descriptors, filters, kernel
from ..bpf import (ALLOW, ANY_BIT, AT_LEAST, EAGAIN, EPERM, EQUAL, MASK, TELL, instruction, installable, load, load_upper, program, refuse,
                   unless_argument, within)
from ..syscalls import NUMBERS, numbers

_SET_MODE_FILTER, _NEW_LISTENER, _WAIT_KILLABLE = 1, 8, 32

_syscall = ctypes.CDLL(None, use_errno=True).syscall

_QUIET = "quiet"
# Calls that leave nothing behind in the kernel, whatever their arguments are.
_LEAVE_NOTHING = (
    "read", "write", "readv", "writev", "pread64", "pwrite64", "stat", "fstat", "lstat", "poll", "access", "sched_yield", "nanosleep", "getpid", "exit", "uname", "getcwd",
    "readlink", "gettimeofday", "getrlimit", "getuid", "getgid", "geteuid", "getegid", "getppid", "getpgrp", "getgroups", "getresuid",
    "getresgid", "getpgid", "getsid", "statfs", "fstatfs", "gettid", "time", "sched_getaffinity", "clock_getres", "exit_group",
    "newfstatat", "readlinkat", "faccessat", "getcpu", "getrandom", "statx", "faccessat2")
# Clocks of the machine. Those of the process and its threads would tell what earlier tests have used.
_MACHINE_CLOCKS = ((0, 1), (4, 7), (11, 11))
_FUTEX_OPERATION = 0x7F
# Waiting and waking, without locks that the kernel knows of.
_FUTEX_WAIT, _FUTEX_WAKE, _FUTEX_WAIT_BITSET, _FUTEX_WAKE_BITSET = 0, 1, 9, 10


def _told_instead_of_allowed(part):
    return [TELL if each == ALLOW else each for each in part]


_OF_CLOCKS = [load(0), *within(_MACHINE_CLOCKS, ALLOW), TELL]
_DECIDED_BY_ARGUMENT = {
    _QUIET: [ALLOW],
    **{name: _told_instead_of_allowed(part) for name, part in filters.DECIDED_BY_ARGUMENT.items()},
    # The init knows the process's number, and whether it is the keeper.
    "kill": [TELL], "tgkill": [TELL], "clone": [TELL],
    # Without new limits it only reads them.
    "prlimit64": [load(0), instruction(EQUAL, 0, 1, 0), refuse(EPERM), load(2), instruction(EQUAL, 0, 1, 0), TELL,
                  load_upper(2), instruction(EQUAL, 0, 1, 0), TELL, ALLOW],
    "futex": [load(1), instruction(ANY_BIT, filters.FUTEX_PRIVATE_FLAG, 1, 0), refuse(EAGAIN), instruction(MASK, _FUTEX_OPERATION),
              instruction(EQUAL, _FUTEX_WAIT, 4, 0), instruction(EQUAL, _FUTEX_WAKE, 3, 0),
              instruction(EQUAL, _FUTEX_WAIT_BITSET, 2, 0), instruction(EQUAL, _FUTEX_WAKE_BITSET, 1, 0), TELL, ALLOW],
    "clock_gettime": _OF_CLOCKS, "clock_nanosleep": _OF_CLOCKS,
    # Of stdin, which each test of a program has anew; the others below are pipes.
    "lseek": [load(0), instruction(AT_LEAST, descriptors.FIRST_OWN, 0, 1), TELL, ALLOW],
    # Of the pipe of arguments, before any code of the user runs.
    "close": [load(0), instruction(EQUAL, descriptors.ARGUMENTS, 1, 0), TELL, ALLOW],
    "sendmsg": unless_argument(0, EQUAL, descriptors.HANDOVER),
}
_PARTS = {**filters.PARTS, **{NUMBERS[name]: name for name in _DECIDED_BY_ARGUMENT if name != _QUIET},
          **dict.fromkeys(numbers(*_LEAVE_NOTHING), _QUIET)}
_PROGRAM = program(_PARTS, _DECIDED_BY_ARGUMENT, TELL, is_far=True)
_SOCK_FPROG, _INSTALLED = installable(_PROGRAM)


def tell_system_calls():
    """Installs the filter that tells. Returns the descriptor by which the init hears and answers."""
    filters.allow_no_new_privileges()
    try:
        return _install(_NEW_LISTENER | _WAIT_KILLABLE)
    except OSError:  # before Linux 5.19, a signal can interrupt the telling; who handles signals is not set back
        return _install(_NEW_LISTENER)


def _install(flags):
    return kernel.checked(_syscall, NUMBERS["seccomp"], _SET_MODE_FILTER, flags, _SOCK_FPROG)
