"""The second seccomp filter, and the one of processes that are set back: refuses the same, and tells the init of most other calls."""

import ctypes
import os
import struct

from . import kernel

_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 22, 38

_libc = ctypes.CDLL(None, use_errno=True)
_prctl, _syscall = _libc.prctl, _libc.syscall

# Offsets into struct seccomp_data; the lower half of an argument comes first on a little-endian machine.
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _JUMP, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x05, 0x06
_ALLOW, _TELL, _ERRNO, _KILL = 0x7FFF0000, 0x7FC00000, 0x00050000, 0x80000000
_EPERM, _EAGAIN, _EINVAL, _ENOTTY, _ENOSYS, _EOPNOTSUPP = 1, 11, 22, 25, 38, 95
_CLONE_THREAD, _AF_UNIX, _FUTEX_PRIVATE_FLAG = 0x00010000, 1, 128
_F_GETLK, _F_SETLK, _F_SETLKW, _F_DUPFD_CLOEXEC, _F_GETPIPE_SZ = 5, 6, 7, 1030, 1032
_FIONBIO, _FIONREAD, _FIONCLEX, _FIOCLEX = 0x5421, 0x541B, 0x5450, 0x5451
_MADV_DOFORK, _MADV_HUGEPAGE, _MADV_KEEPONFORK = 11, 14, 19
_X32_BIT = 0x40000000

_X86_64 = 0xC000003E
_SYSCALLS = {
    "clone": 56, "clone3": 435, "prlimit64": 302, "socketpair": 53, "kill": 62, "tgkill": 234,
    "futex": 202, "fcntl": 72, "ioctl": 16, "madvise": 28,
    "fork": 57, "vfork": 58, "execve": 59, "execveat": 322, "tkill": 200, "ptrace": 101,
    "rt_sigqueueinfo": 129, "rt_tgsigqueueinfo": 297, "pidfd_send_signal": 424, "pidfd_open": 434, "pidfd_getfd": 438,
    "process_vm_readv": 310, "process_vm_writev": 311, "process_madvise": 440, "kcmp": 312,
    "socket": 41, "connect": 42, "accept": 43, "accept4": 288, "bind": 49, "listen": 50,
    # A message can carry descriptors. What nobody has received stays open after its sender has ended, and so keeps files in memory.
    "sendmsg": 46, "sendmmsg": 307,
    "setpriority": 141, "sched_setscheduler": 144, "sched_setparam": 142, "sched_setattr": 314, "ioprio_set": 251,
    "unshare": 272, "setns": 308, "mount": 165, "umount2": 166, "move_mount": 429, "open_tree": 428, "fsopen": 430,
    "fsconfig": 431, "fsmount": 432, "fspick": 433, "mount_setattr": 442, "pivot_root": 155, "chroot": 161,
    "bpf": 321, "perf_event_open": 298, "userfaultfd": 323, "io_uring_setup": 425, "io_uring_enter": 426,
    "io_uring_register": 427, "add_key": 248, "request_key": 249, "keyctl": 250, "memfd_create": 319,
    "memfd_secret": 447, "shmget": 29, "shmat": 30, "shmctl": 31, "semget": 64, "semop": 65, "semctl": 66,
    "msgget": 68, "msgsnd": 69, "msgrcv": 70, "msgctl": 71, "mq_open": 240, "splice": 275, "vmsplice": 278, "tee": 276,
    "setuid": 105, "setgid": 106, "setresuid": 117, "setresgid": 119, "setgroups": 116, "capset": 126,
    "personality": 135, "syslog": 103, "name_to_handle_at": 303, "open_by_handle_at": 304,
    # All cells share the files of one rootfs and one machine. These calls reveal what other processes do with them.
    "inotify_init": 253, "inotify_init1": 294, "inotify_add_watch": 254, "inotify_rm_watch": 255, "fanotify_init": 300,
    "fanotify_mark": 301, "futex_waitv": 449, "futex_wake": 454, "futex_wait": 455, "futex_requeue": 456,
    "mincore": 27, "cachestat": 451, "sysinfo": 99, "preadv2": 327, "pwritev2": 328,
    "flock": 73, "fadvise64": 221, "readahead": 187,
    "listxattr": 194, "llistxattr": 195, "seccomp": 317,
}


# As the distance of a jump: to the instructions that refuse a call.
_REFUSED = "refused"
_TESTED_IN_A_ROW = 8


def _instruction(code, value, if_true=0, if_false=0):
    return code, if_true, if_false, value


def _refuse(number):
    return _instruction(_RETURN, _ERRNO | number)


# The call does nothing and returns 0.
_PRETEND = _refuse(0)


def _packed(parts):
    """Parts by name, one after the other; an instruction may jump to the beginning of a later one by its name."""
    instructions, beginnings = [], {}
    for name, part in parts.items():
        beginnings[name] = len(instructions)
        instructions += part

    def distance(place, jump):
        return jump if isinstance(jump, int) else beginnings[jump] - place - 1
    return b"".join(struct.pack("=HBBI", code, distance(place, if_true), distance(place, if_false), distance(place, value))
                    for place, (code, if_true, if_false, value) in enumerate(instructions))


def _load(argument):
    return _instruction(_LOAD, _ARGUMENTS + 8 * argument)


def _unless_argument(index, test, value, refusal=_EPERM):
    return [_load(index), _instruction(test, value, 1, 0), _refuse(refusal), _instruction(_RETURN, _ALLOW)]


def _unless_within(index, ranges, refusal):
    """Refuses an argument that is in none of the ranges, whose ends are in them."""
    instructions = [_load(index)]
    for first, last in ranges:
        instructions += [_instruction(_AT_LEAST, first, 0, 2), _instruction(_AT_LEAST, last + 1, 1, 0),
                         _instruction(_RETURN, _ALLOW)]
    return [*instructions, _refuse(refusal)]


# Stands for the process's own id until it is known.
_OWN_PID = 0x7FABCDEF
_DECIDED_BY_ARGUMENT = {
    "clone": _unless_argument(0, _ANY_BIT, _CLONE_THREAD),
    # glibc falls back to clone, whose flags a filter can read.
    "clone3": [_refuse(_ENOSYS)],
    "prlimit64": _unless_argument(0, _EQUAL, 0),
    # asyncio wakes itself up through one.
    "socketpair": _unless_argument(0, _EQUAL, _AF_UNIX),
    "kill": _unless_argument(0, _EQUAL, _OWN_PID),
    "tgkill": _unless_argument(0, _EQUAL, _OWN_PID),
    # A shared futex may lie on a page of a file. Every process that has mapped the file can wake it, even by the end of a
    # thread, so no process may wait there. glibc waits so for the end of a thread, and asks again after this error.
    "futex": _unless_argument(1, _ANY_BIT, _FUTEX_PRIVATE_FLAG, _EAGAIN),
    # SQLite needs these locks to succeed. No other process in the cell could hold one, so the call need not take it.
    "fcntl": [_load(1), _instruction(_EQUAL, _F_SETLK, 1), _instruction(_EQUAL, _F_SETLKW, 0, 1), _PRETEND,
              *_unless_within(1, ((0, _F_GETLK), (_F_DUPFD_CLOEXEC, _F_DUPFD_CLOEXEC), (_F_GETPIPE_SZ, _F_GETPIPE_SZ)), _EINVAL)],
    "flock": [_PRETEND],
    # Those of a file system tell the state of a shared file; those of /dev/random tell the machine's entropy.
    "ioctl": _unless_within(1, ((_FIONREAD, _FIONREAD), (_FIONBIO, _FIONBIO), (_FIONCLEX, _FIOCLEX)), _ENOTTY),
    # Other advice moves pages of shared files out of memory or merges pages of several processes.
    "madvise": _unless_within(2, ((0, _MADV_DOFORK), (_MADV_HUGEPAGE, _MADV_KEEPONFORK)), _EINVAL),
    # Advice may be ignored.
    "fadvise64": [_PRETEND],
    "readahead": [_PRETEND],
    # A flag can ask whether a page is in memory. Python uses these calls without flags.
    "preadv2": _unless_argument(5, _EQUAL, 0, _EOPNOTSUPP),
    "pwritev2": _unless_argument(5, _EQUAL, 0, _EOPNOTSUPP),
    # The first filter answers ENOSYS, at which shutil's copies fail; at this number they go on without attributes.
    "listxattr": [_refuse(_EOPNOTSUPP)],
    "llistxattr": [_refuse(_EOPNOTSUPP)],
    # Absent, as nearly all that no program needs. The first filter has it for the filter that tells.
    "seccomp": [_refuse(_ENOSYS)],
}


def _search(parts, otherwise, go):
    """Goes to the part for a number. The kernel runs a new filter once for every number there is."""
    if len(parts) <= _TESTED_IN_A_ROW:
        return [*(each for number, part in parts for each in go(number, part)), _instruction(_RETURN, otherwise)]
    half = len(parts) // 2
    lower, upper = (_search(some, otherwise, go) for some in (parts[:half], parts[half:]))
    return [_instruction(_AT_LEAST, parts[half][0], len(lower)), *lower, *upper]


def _near(number, part):
    return [_instruction(_EQUAL, number, part)]


def _far(number, part):
    return [_instruction(_EQUAL, number, 0, 1), _instruction(_JUMP, part)]


def _program(numbers, decided, otherwise, go):
    """Numbers of calls with the part that decides on each, and these parts."""
    return _packed({
        "beginning": [
            _instruction(_LOAD, _ARCHITECTURE), _instruction(_EQUAL, _X86_64, 1, 0), _instruction(_RETURN, _KILL),
            _instruction(_LOAD, _NUMBER), _instruction(_AT_LEAST, _X32_BIT, 0, 1), _instruction(_RETURN, _KILL)],
        "search": _search(sorted(numbers.items()), otherwise, go),
        **decided,
        _REFUSED: [_refuse(_EPERM)],
    })


_PARTS = {number: name if name in _DECIDED_BY_ARGUMENT else _REFUSED for name, number in _SYSCALLS.items()}
_PROGRAM = _program(_PARTS, _DECIDED_BY_ARGUMENT, _ALLOW, _near)
_OWN_PID_PLACES = tuple(place for place in range(0, len(_PROGRAM), 4)
                        if _PROGRAM[place:place + 4] == struct.pack("=I", _OWN_PID))
_INSTALLED = ctypes.create_string_buffer(_PROGRAM, len(_PROGRAM))


def _fprog(program, installed):
    """Returns a struct sock_fprog; the H is padded to the alignment of the pointer."""
    return struct.pack("@HP", len(program) // 8, ctypes.addressof(installed))


_SOCK_FPROG = _fprog(_PROGRAM, _INSTALLED)


def forbid_system_calls():
    """Installs the second filter: no new process, no network, no signal or message to others, no kernel extras."""
    for place in _OWN_PID_PLACES:
        struct.pack_into("=I", _INSTALLED, place, os.getpid())
    kernel.checked(_prctl, _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    kernel.checked(_prctl, _PR_SET_SECCOMP, 2, _SOCK_FPROG, 0, 0)


# The socket by which a keeper and its copies hand over descriptors. It is the first number that a program cannot have.
HANDOVER = 64
_QUIET = "quiet"
# Calls that leave nothing behind in the kernel, whatever their arguments are.
_LEAVE_NOTHING = {
    "read": 0, "write": 1, "stat": 4, "fstat": 5, "lstat": 6, "poll": 7, "access": 21, "sched_yield": 24, "nanosleep": 35,
    "getpid": 39, "exit": 60, "uname": 63, "getcwd": 79, "readlink": 89, "gettimeofday": 96, "getrlimit": 97, "getuid": 102,
    "getgid": 104, "geteuid": 107, "getegid": 108, "getppid": 110, "getpgrp": 111, "getgroups": 115, "getresuid": 118,
    "getresgid": 120, "getpgid": 121, "getsid": 124, "statfs": 137, "fstatfs": 138, "gettid": 186, "time": 201,
    "sched_getaffinity": 204, "clock_getres": 229, "exit_group": 231, "newfstatat": 262, "readlinkat": 267, "faccessat": 269,
    "getcpu": 309, "getrandom": 318, "statx": 332, "faccessat2": 439}
_CLOCKS = {"clock_gettime": 228, "clock_nanosleep": 230}
# Of the pipe of arguments, before any code of the user runs.
_CLOSE, ARGUMENTS = 3, 4
# Clocks of the machine. Those of the process and its threads would tell what earlier tests have used.
_MACHINE_CLOCKS = ((0, 1), (4, 7), (11, 11))
_MASK, _FUTEX_OPERATION = 0x54, 0x7F
# Waiting and waking, without locks that the kernel knows of.
_FUTEX_WAIT, _FUTEX_WAKE, _FUTEX_WAIT_BITSET, _FUTEX_WAKE_BITSET = 0, 1, 9, 10
_SECCOMP = 317
_SET_MODE_FILTER, _NEW_LISTENER, _WAIT_KILLABLE = 1, 8, 32


def _told_instead_of_allowed(part):
    return [_instruction(_RETURN, _TELL) if each == _instruction(_RETURN, _ALLOW) else each for each in part]


def _telling_program():
    tell, allow = _instruction(_RETURN, _TELL), _instruction(_RETURN, _ALLOW)
    decided = {name: _told_instead_of_allowed(part) for name, part in _DECIDED_BY_ARGUMENT.items()}
    # The init knows the process's number, and whether it is the keeper.
    decided.update(dict.fromkeys(("kill", "tgkill", "clone"), [tell]))
    # Without new limits it only reads them.
    decided["prlimit64"] = [_load(0), _instruction(_EQUAL, 0, 1, 0), _refuse(_EPERM), _load(2), _instruction(_EQUAL, 0, 1, 0), tell,
                            _instruction(_LOAD, _ARGUMENTS + 8 * 2 + 4), _instruction(_EQUAL, 0, 1, 0), tell, allow]
    decided["futex"] = [
        _load(1), _instruction(_ANY_BIT, _FUTEX_PRIVATE_FLAG, 1, 0), _refuse(_EAGAIN), _instruction(_MASK, _FUTEX_OPERATION),
        _instruction(_EQUAL, _FUTEX_WAIT, 4, 0), _instruction(_EQUAL, _FUTEX_WAKE, 3, 0),
        _instruction(_EQUAL, _FUTEX_WAIT_BITSET, 2, 0), _instruction(_EQUAL, _FUTEX_WAKE_BITSET, 1, 0), tell, allow]
    for name in _CLOCKS:
        decided[name] = [_load(0)]
        for first, last in _MACHINE_CLOCKS:
            decided[name] += [_instruction(_AT_LEAST, first, 0, 2), _instruction(_AT_LEAST, last + 1, 1, 0), allow]
        decided[name].append(tell)
    decided["close"] = [_load(0), _instruction(_EQUAL, ARGUMENTS, 1, 0), tell, allow]
    decided["sendmsg"] = _unless_argument(0, _EQUAL, HANDOVER)
    numbers = {**_PARTS, **{number: name for name, number in _CLOCKS.items()}, _SYSCALLS["sendmsg"]: "sendmsg", _CLOSE: "close"}
    return _program({**numbers, **dict.fromkeys(_LEAVE_NOTHING.values(), _QUIET)}, {_QUIET: [allow], **decided}, _TELL, _far)


_TELLING = _telling_program()
_TELLING_INSTALLED = ctypes.create_string_buffer(_TELLING, len(_TELLING))
_TELLING_FPROG = _fprog(_TELLING, _TELLING_INSTALLED)


def tell_system_calls():
    """Installs the filter that tells. Returns the descriptor by which the init hears and answers."""
    kernel.checked(_prctl, _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    try:
        return kernel.checked(_syscall, _SECCOMP, _SET_MODE_FILTER, _NEW_LISTENER | _WAIT_KILLABLE, _TELLING_FPROG)
    except OSError:  # before Linux 5.19, a signal can interrupt the telling; who handles signals is not set back
        return kernel.checked(_syscall, _SECCOMP, _SET_MODE_FILTER, _NEW_LISTENER, _TELLING_FPROG)
