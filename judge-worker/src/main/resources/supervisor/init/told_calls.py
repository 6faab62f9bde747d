"""What the init decides about each system call of which it hears. Only registers are looked at, which nobody can change meanwhile."""

import os

# What is left of a call when the test is over: memory, a limit of memory or descriptors, which is undone; something in this process;
# perhaps something that it shares with its keeper.
MEMORY, LIMIT, DESCRIPTORS, IN_PROCESS, SHARED = range(5)
UNDONE = (MEMORY, LIMIT, DESCRIPTORS)

PAUSE = 34
_MMAP, _MUNMAP, _BRK, _MREMAP, _MADVISE, _MPROTECT = 9, 11, 12, 25, 28, 10
_PRLIMIT, _FCNTL, _CLONE, _OPENAT, _CLOSE, _LSEEK, _GETDENTS = 302, 72, 56, 257, 3, 8, 217
# For reading, perhaps a folder; not of a name without a file.
_ONLY_READ = os.O_CLOEXEC | os.O_NONBLOCK | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_NOCTTY | 0o100000
# Those before it are /dev/null and the test's pipes.
FIRST_OWN_DESCRIPTOR = 4
_TGKILL = 234
_SIGNALS = (62, _TGKILL)
_WRITABLE, _OWN_MEMORY = 3, 0x22
_NORESERVE, _STACK = 0x4000, 0x20000
_RLIMIT_DATA = 2
_MAYMOVE = 1
_CLONE_THREAD = 0x10000
# C passes an int, a process number for example, in half a register. The rest of it may be anything.
_LOW = 0xFFFFFFFF
# Of descriptors, not of what they refer to.
_HARMLESS_FCNTL = (0, 1, 2, 3, 5, 1030, 1032)
_MOST_HEAP = 1 << 40
# Calls that change nothing but ...
_IN_PROCESS = {
    # ... memory of the process:
    "mmap": 9, "mprotect": 10, "munmap": 11, "brk": 12, "mremap": 25, "madvise": 28,
    # ... its own descriptors, and where it is in its files:
    "close": 3, "lseek": 8, "readv": 19, "writev": 20, "pread64": 17, "pwrite64": 18, "pipe": 22, "pipe2": 293,
    "dup": 32, "dup2": 33, "dup3": 292, "socketpair": 53, "eventfd": 284, "eventfd2": 290, "close_range": 436,
    "getdents": 78, "getdents64": 217,
    # ... what waits for them:
    "select": 23, "pselect6": 270, "ppoll": 271, "epoll_create1": 291, "epoll_ctl": 233, "epoll_wait": 232,
    "epoll_pwait": 281, "epoll_pwait2": 441,
    # ... files in /tmp, which are removed:
    "open": 2, "openat": 257, "openat2": 437, "truncate": 76, "ftruncate": 77, "fallocate": 285, "rename": 82,
    "renameat": 264, "renameat2": 316, "mkdir": 83, "mkdirat": 258, "rmdir": 84, "link": 86, "linkat": 265,
    "unlink": 87, "unlinkat": 263, "symlink": 88, "symlinkat": 266, "chmod": 90, "fchmodat": 268,
    # ... its folder, mask, limits and attributes:
    "chdir": 80, "fchdir": 81, "umask": 95, "setrlimit": 160, "prlimit64": 302, "prctl": 157, "arch_prctl": 158,
    # ... its signals and timers:
    "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15, "sigaltstack": 131, "kill": 62, "tgkill": 234,
    "restart_syscall": 219, "getitimer": 36, "alarm": 37, "setitimer": 38, "timer_create": 222, "timer_settime": 223,
    "timer_gettime": 224, "timer_getoverrun": 225, "timer_delete": 226, "timerfd_create": 283, "timerfd_settime": 286,
    "timerfd_gettime": 287, "clock_nanosleep": 230,
    # ... its threads:
    "clone": 56, "set_tid_address": 218, "set_robust_list": 273, "rseq": 334}
_NUMBERS_IN_PROCESS = frozenset(_IN_PROCESS.values())


def is_refused(call, pid):
    """What the second filter decides by the number of the process, or by flags."""
    if call.number in _SIGNALS:
        return call.arguments[0] & _LOW != pid
    return call.number == _CLONE and not starts_thread(call)


def starts_thread(call):
    return call.number == _CLONE and call.arguments[0] & _CLONE_THREAD != 0


def is_for_main_thread(call, keeper_pid):
    """Whether it is a signal by the number that the C library has of that thread: a copy has it from its keeper."""
    return call.number == _TGKILL and call.arguments[1] & _LOW == keeper_pid


def left(call, mappings):
    if _is_beside(call, mappings):
        return MEMORY
    if call.number == _PRLIMIT and call.arguments[1] & _LOW == _RLIMIT_DATA:
        return LIMIT
    if _only_opens(call):
        return DESCRIPTORS
    if call.number == _FCNTL:
        return IN_PROCESS if call.arguments[1] & _LOW in _HARMLESS_FCNTL else SHARED
    return IN_PROCESS if call.number in _NUMBERS_IN_PROCESS else SHARED


def _is_beside(call, mappings):
    """Whether it changes only memory beside that of the beginning."""
    first, second, third, fourth = call.arguments[:4]
    if call.number == _MMAP:
        return first == 0 and third == _WRITABLE and fourth & ~(_NORESERVE | _STACK) == _OWN_MEMORY
    if call.number == _BRK:
        return first == 0 or mappings.heap_end <= first < mappings.heap_end + _MOST_HEAP
    if call.number in (_MUNMAP, _MADVISE):
        return mappings.is_beside(first, second)
    if call.number == _MPROTECT:
        return third & ~_WRITABLE == 0 and mappings.is_beside(first, second)
    return call.number == _MREMAP and fourth & ~_MAYMOVE == 0 and mappings.is_beside(first, second)


def _only_opens(call):
    """Whether it only gets, uses or gives up a descriptor to read a file by."""
    if call.number == _OPENAT:
        return call.arguments[2] & _LOW & ~_ONLY_READ == 0
    return call.number in (_CLOSE, _LSEEK, _GETDENTS) and call.arguments[0] & _LOW >= FIRST_OWN_DESCRIPTOR
