"""What the init decides about each system call of which it hears. Only registers are looked at, which nobody can change meanwhile."""

import os

from .. import descriptors
from ..syscalls import numbers

# What is left of a call when the test is over: memory, a limit of memory, descriptors, a closed stdin or the test's files, which is
# undone; something in this process; perhaps something that it shares with its keeper.
MEMORY, LIMIT, DESCRIPTORS, STDIN, FILES, IN_PROCESS, SHARED = range(7)
UNDONE = (MEMORY, LIMIT, DESCRIPTORS, STDIN, FILES)

_MMAP, _MUNMAP, _BRK, _MREMAP, _MADVISE, _MPROTECT, _PRLIMIT, _FCNTL, _CLONE, _OPENAT, _CLOSE, _LSEEK, _GETDENTS, _KILL, _TGKILL = (
    numbers("mmap", "munmap", "brk", "mremap", "madvise", "mprotect", "prlimit64", "fcntl", "clone", "openat", "close", "lseek",
            "getdents64", "kill", "tgkill"))
# For reading, perhaps a folder; not of a name without a file.
_ONLY_READ = os.O_CLOEXEC | os.O_NONBLOCK | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_NOCTTY | 0o100000
_WRITABLE = 3
_PRIVATE, _FIXED = 0x02, 0x10
# Anonymous, of a file that nobody may write to meanwhile, not reserved, for a stack.
_PLAIN = _PRIVATE | _FIXED | 0x20 | 0x800 | 0x4000 | 0x20000
_RLIMIT_DATA = 2
_MAYMOVE = 1
_CLONE_THREAD = 0x10000
# C passes an int, a process number for example, in half a register. The rest of it may be anything.
_LOW = 0xFFFFFFFF
# Which only ask, or make another descriptor; which change a descriptor, not what it refers to.
_COPYING_FCNTL, _HARMLESS_FCNTL = (0, 1, 3, 5, 1030, 1032), (2,)
_MOST_HEAP = 1 << 40
# Calls that change nothing but ...
_IN_PROCESS = frozenset(numbers(
    # ... memory of the process:
    "mmap", "mprotect", "munmap", "brk", "mremap", "madvise",
    # ... its own descriptors, and where it is in its files:
    "close", "lseek", "pipe", "pipe2", "dup", "dup2", "dup3", "socketpair", "eventfd",
    "eventfd2", "close_range", "getdents", "getdents64",
    # ... what waits for them:
    "select", "pselect6", "ppoll", "epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait", "epoll_pwait2",
    # ... files in /tmp, which are removed:
    "open", "openat", "openat2", "truncate", "ftruncate", "fallocate", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "rmdir",
    "link", "linkat", "unlink", "unlinkat", "symlink", "symlinkat", "chmod", "fchmodat",
    # ... its folder, mask, limits and attributes:
    "chdir", "fchdir", "umask", "setrlimit", "prlimit64", "prctl", "arch_prctl",
    # ... its signals and timers:
    "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "kill", "tgkill", "restart_syscall", "getitimer", "alarm", "setitimer",
    "timer_create", "timer_settime", "timer_gettime", "timer_getoverrun", "timer_delete", "timerfd_create", "timerfd_settime",
    "timerfd_gettime", "clock_nanosleep",
    # ... its threads:
    "clone", "set_tid_address", "set_robust_list", "rseq"))


def is_refused(call, pid):
    """What the second filter decides by the number of the process, or by flags."""
    if call.number in (_KILL, _TGKILL):
        return call.arguments[0] & _LOW != pid
    return call.number == _CLONE and not starts_thread(call)


def starts_thread(call):
    return call.number == _CLONE and call.arguments[0] & _CLONE_THREAD != 0


def is_for_main_thread(call, keeper_pid):
    """Whether it is a signal by the number that the C library has of that thread: a copy has it from its keeper."""
    return call.number == _TGKILL and call.arguments[1] & _LOW == keeper_pid


def opens(call):
    return call.number == _OPENAT


def left(call, mappings, has_stdin):
    if _is_beside(call, mappings):
        return MEMORY
    if call.number == _PRLIMIT and call.arguments[1] & _LOW == _RLIMIT_DATA:
        return LIMIT
    if _only_opens(call):
        return DESCRIPTORS
    if has_stdin and _closes_stdin(call):
        return STDIN
    if call.number == _FCNTL:
        command = call.arguments[1] & _LOW
        return DESCRIPTORS if command in _COPYING_FCNTL else IN_PROCESS if command in _HARMLESS_FCNTL else SHARED
    return IN_PROCESS if call.number in _IN_PROCESS else SHARED


def _is_beside(call, mappings):
    """Whether it changes only memory beside that of the beginning."""
    first, second, third, fourth = call.arguments[:4]
    if call.number == _MMAP:
        return fourth & ~_PLAIN == 0 and fourth & _PRIVATE != 0 and (not fourth & _FIXED or mappings.is_beside(first, second))
    if call.number == _BRK:
        return first == 0 or mappings.heap_end <= first < mappings.heap_end + _MOST_HEAP
    if call.number in (_MUNMAP, _MADVISE):
        return mappings.is_beside(first, second)
    if call.number == _MPROTECT:
        return third & ~_WRITABLE == 0 and mappings.is_beside(first, second)
    return call.number == _MREMAP and fourth & ~_MAYMOVE == 0 and mappings.is_beside(first, second)


def _closes_stdin(call):
    return call.number == _CLOSE and call.arguments[0] & _LOW == 0


def _only_opens(call):
    """Whether it only gets, uses or gives up a descriptor to read a file by."""
    if call.number == _OPENAT:
        return call.arguments[2] & _LOW & ~_ONLY_READ == 0
    return call.number in (_CLOSE, _LSEEK, _GETDENTS) and call.arguments[0] & _LOW >= descriptors.FIRST_OWN
