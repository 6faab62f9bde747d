"""The second seccomp filter: what a test's process may not do. The one that tells refuses the same (set_back/telling.py)."""

import ctypes
import os
import struct

from . import kernel
from .bpf import (ALLOW, ANY_BIT, EAGAIN, EINVAL, ENOSYS, ENOTTY, EOPNOTSUPP, EQUAL, PRETEND, REFUSED, instruction, installable, load,
                  places_of, program, refuse, unless_argument, within)
from .syscalls import NUMBERS, numbers

_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 22, 38
_SET_MODE_FILTER = 2
_CLONE_THREAD, _AF_UNIX, FUTEX_PRIVATE_FLAG = 0x00010000, 1, 128
_F_GETLK, _F_SETLK, _F_SETLKW, _F_DUPFD_CLOEXEC, _F_GETPIPE_SZ = 5, 6, 7, 1030, 1032
_FIONBIO, _FIONREAD, _FIONCLEX, _FIOCLEX = 0x5421, 0x541B, 0x5450, 0x5451
_MADV_DOFORK, _MADV_HUGEPAGE, _MADV_KEEPONFORK = 11, 14, 19

_prctl = ctypes.CDLL(None, use_errno=True).prctl

_REFUSED_ALWAYS = (
    "fork", "vfork", "execve", "execveat", "tkill", "ptrace", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_send_signal", "pidfd_open",
    "pidfd_getfd", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp",
    "socket", "connect", "accept", "accept4", "bind", "listen",
    # A message can carry descriptors. What nobody has received stays open after its sender has ended, and so keeps files in memory.
    "sendmsg", "sendmmsg",
    "setpriority", "sched_setscheduler", "sched_setparam", "sched_setattr", "ioprio_set",
    "unshare", "setns", "mount", "umount2", "move_mount", "open_tree", "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr",
    "pivot_root", "chroot",
    "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register", "add_key", "request_key", "keyctl",
    "memfd_create", "memfd_secret", "shmget", "shmat", "shmctl", "semget", "semop", "semctl", "msgget", "msgsnd", "msgrcv", "msgctl",
    "mq_open", "splice", "vmsplice", "tee",
    "setuid", "setgid", "setresuid", "setresgid", "setgroups", "capset", "personality", "syslog", "name_to_handle_at",
    "open_by_handle_at",
    # All cells share the files of one rootfs and one machine. These calls reveal what other processes do with them.
    "inotify_init", "inotify_init1", "inotify_add_watch", "inotify_rm_watch", "fanotify_init", "fanotify_mark", "futex_waitv",
    "futex_wake", "futex_wait", "futex_requeue", "mincore", "cachestat", "sysinfo")


def _unless_within(index, ranges, refusal):
    return [load(index), *within(ranges, ALLOW), refuse(refusal)]


# Stands for the process's own id until it is known.
_OWN_PID = 0x7FABCDEF
DECIDED_BY_ARGUMENT = {
    "clone": unless_argument(0, ANY_BIT, _CLONE_THREAD),
    # glibc falls back to clone, whose flags a filter can read.
    "clone3": [refuse(ENOSYS)],
    "prlimit64": unless_argument(0, EQUAL, 0),
    # asyncio wakes itself up through one.
    "socketpair": unless_argument(0, EQUAL, _AF_UNIX),
    "kill": unless_argument(0, EQUAL, _OWN_PID),
    "tgkill": unless_argument(0, EQUAL, _OWN_PID),
    # A shared futex may lie on a page of a file. Every process that has mapped the file can wake it, even by the end of a
    # thread, so no process may wait there. glibc waits so for the end of a thread, and asks again after this error.
    "futex": unless_argument(1, ANY_BIT, FUTEX_PRIVATE_FLAG, EAGAIN),
    # SQLite needs these locks to succeed. No other process in the cell could hold one, so the call need not take it.
    "fcntl": [load(1), instruction(EQUAL, _F_SETLK, 1), instruction(EQUAL, _F_SETLKW, 0, 1), PRETEND,
              *_unless_within(1, ((0, _F_GETLK), (_F_DUPFD_CLOEXEC, _F_DUPFD_CLOEXEC), (_F_GETPIPE_SZ, _F_GETPIPE_SZ)), EINVAL)],
    "flock": [PRETEND],
    # Those of a file system tell the state of a shared file; those of /dev/random tell the machine's entropy.
    "ioctl": _unless_within(1, ((_FIONREAD, _FIONREAD), (_FIONBIO, _FIONBIO), (_FIONCLEX, _FIOCLEX)), ENOTTY),
    # Other advice moves pages of shared files out of memory or merges pages of several processes.
    "madvise": _unless_within(2, ((0, _MADV_DOFORK), (_MADV_HUGEPAGE, _MADV_KEEPONFORK)), EINVAL),
    # Advice may be ignored.
    "fadvise64": [PRETEND],
    "readahead": [PRETEND],
    # A flag can ask whether a page is in memory. Python uses these calls without flags.
    "preadv2": unless_argument(5, EQUAL, 0, EOPNOTSUPP),
    "pwritev2": unless_argument(5, EQUAL, 0, EOPNOTSUPP),
    # The first filter answers ENOSYS, at which shutil's copies fail; at this number they go on without attributes.
    "listxattr": [refuse(EOPNOTSUPP)],
    "llistxattr": [refuse(EOPNOTSUPP)],
    # Absent, as nearly all that no program needs. The first filter has it for the filter that tells.
    "seccomp": [refuse(ENOSYS)],
}
# What decides on each number.
PARTS = {**{NUMBERS[name]: name for name in DECIDED_BY_ARGUMENT}, **dict.fromkeys(numbers(*_REFUSED_ALWAYS), REFUSED)}
_PROGRAM = program(PARTS, DECIDED_BY_ARGUMENT, ALLOW)
_OWN_PID_PLACES = places_of(_OWN_PID, _PROGRAM)
_SOCK_FPROG, _INSTALLED = installable(_PROGRAM)


def forbid_system_calls():
    """Installs the second filter: no new process, no network, no signal or message to others, no kernel extras."""
    for place in _OWN_PID_PLACES:
        struct.pack_into("=I", _INSTALLED, place, os.getpid())
    allow_no_new_privileges()
    kernel.checked(_prctl, _PR_SET_SECCOMP, _SET_MODE_FILTER, _SOCK_FPROG, 0, 0)


def allow_no_new_privileges():
    """Without that, only a privileged process may install a filter."""
    kernel.checked(_prctl, _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
