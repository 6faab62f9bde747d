"""The system calls that python has no function for, and the second seccomp filter."""

import ctypes
import os
import platform
import signal
import struct

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWPID = 0x00020000, 0x08000000, 0x20000000
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 2, 4, 8, 0x4000, 1 << 18
_MS_REMOUNT, _MS_BIND = 32, 0x1000
MNT_DETACH = 2
CAP_KILL, CAP_SETGID, CAP_SETUID, CAP_SYS_ADMIN, CAP_LAST = 5, 6, 7, 21, 40
_PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_CAPBSET_DROP, _PR_SET_TIMERSLACK, _PR_SET_NO_NEW_PRIVS = 4, 22, 24, 29, 38
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)
# A call by PyDLL keeps python's lock, so the child has it, too.
_fork = ctypes.PyDLL(None, use_errno=True).fork
# Looked up once, in the fork server; otherwise every test's process would do it again.
_prctl, _mount, _umount2, _capset = (getattr(_libc, name) for name in ("prctl", "mount", "umount2", "capset"))


def _checked(function, *arguments):
    result = function(*arguments)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{function.__name__}: {os.strerror(number)}")
    return result


def set_dumpable(dumpable):
    _checked(_prctl, _PR_SET_DUMPABLE, int(dumpable), 0, 0, 0)


def set_timer_slack(nanoseconds):
    """Sets how late timers of this process and its descendants may be."""
    _checked(_prctl, _PR_SET_TIMERSLACK, nanoseconds, 0, 0, 0)


def fork_into(namespaces):
    """Like os.fork(). Neither python nor its C library is told, so it is only for a process with one thread."""
    return _checked(_libc.syscall, _SYSCALLS["clone"], ctypes.c_ulong(namespaces | signal.SIGCHLD), 0, 0, 0, 0)


def fork():
    """Like os.fork() for a process with one thread, but python's hooks do not run: they renew the locks of threads."""
    return _checked(_fork)


def mount(source, target, kind, flags, options=None):
    _checked(_mount, source, target, kind, ctypes.c_ulong(flags), options)


def make_read_only(target, flags):
    """Keeps the flags of the mount: only the owner of the mount may remove one."""
    if not flags & os.ST_RDONLY:
        mount(None, target, None, _MS_REMOUNT | _MS_BIND | os.ST_RDONLY | flags & (MS_NOSUID | MS_NODEV | MS_NOEXEC))


def make_writable(target, flags):
    mount(None, target, None, _MS_REMOUNT | _MS_BIND | flags)


def detach(target):
    _checked(_umount2, target, MNT_DETACH)


def taken_away(place):
    """Detaches what is mounted there. Returns a descriptor of it."""
    folder = os.open(place, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    detach(place.encode())
    return folder


def bound_capabilities(*kept):
    """Keeps this process and its descendants from ever gaining another capability, where the host allows that."""
    for capability in range(CAP_LAST + 1):
        if capability not in kept:
            _prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def keep_capabilities(*kept):
    """Drops all other capabilities of this process for good."""
    mask = sum(1 << capability for capability in kept)
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    _checked(_capset, header, struct.pack("=6I", mask, mask, 0, 0, 0, 0))


# Offsets into struct seccomp_data; the lower half of an argument comes first on a little-endian machine.
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
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
    "listxattr": 194, "llistxattr": 195,
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
    return b"".join(struct.pack("=HBBI", code, distance(place, if_true), distance(place, if_false), value)
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
}


def _search(parts):
    """Goes to the part for a number. The kernel runs a new filter once for every number there is."""
    if len(parts) <= _TESTED_IN_A_ROW:
        return [*(_instruction(_EQUAL, number, part) for number, part in parts), _instruction(_RETURN, _ALLOW)]
    half = len(parts) // 2
    lower, upper = _search(parts[:half]), _search(parts[half:])
    return [_instruction(_AT_LEAST, parts[half][0], len(lower)), *lower, *upper]


def _filter_program():
    return _packed({
        "beginning": [
            _instruction(_LOAD, _ARCHITECTURE), _instruction(_EQUAL, _X86_64, 1, 0), _instruction(_RETURN, _KILL),
            _instruction(_LOAD, _NUMBER), _instruction(_AT_LEAST, _X32_BIT, 0, 1), _instruction(_RETURN, _KILL)],
        "search": _search(sorted((number, name if name in _DECIDED_BY_ARGUMENT else _REFUSED)
                                 for name, number in _SYSCALLS.items())),
        **_DECIDED_BY_ARGUMENT,
        _REFUSED: [_refuse(_EPERM)],
    })


_PROGRAM = _filter_program()
_OWN_PID_PLACES = tuple(place for place in range(0, len(_PROGRAM), 4)
                        if _PROGRAM[place:place + 4] == struct.pack("=I", _OWN_PID))
_INSTALLED = ctypes.create_string_buffer(_PROGRAM, len(_PROGRAM))
# struct sock_fprog; the H is padded to the alignment of the pointer.
_SOCK_FPROG = struct.pack("@HP", len(_PROGRAM) // 8, ctypes.addressof(_INSTALLED))


def check_architecture():
    """The filter is written for one machine; on another one its numbers would mean other calls."""
    if platform.machine() != "x86_64":
        raise OSError(f"expected an x86_64 machine, found {platform.machine()}; the sandbox has no system call table for it")


def forbid_system_calls():
    """Installs the second filter: no new process, no network, no signal or message to others, no kernel extras."""
    for place in _OWN_PID_PLACES:
        struct.pack_into("=I", _INSTALLED, place, os.getpid())
    _checked(_prctl, _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _checked(_prctl, _PR_SET_SECCOMP, 2, _SOCK_FPROG, 0, 0)
