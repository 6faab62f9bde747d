"""The system calls that python has no function for."""

import ctypes
import errno
import os
import platform
import signal
import struct

PAGE = 4096
CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWPID = 0x00020000, 0x08000000, 0x20000000
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_NOATIME, MS_REC, MS_PRIVATE = 2, 4, 8, 0x400, 0x4000, 1 << 18
_MS_REMOUNT, MS_BIND = 32, 0x1000
MNT_DETACH = 2
PROT_READ, PROT_WRITE, PROT_EXEC = 1, 2, 4
MAP_SHARED, MAP_PRIVATE, MAP_FIXED, MAP_ANONYMOUS = 1, 2, 16, 32
_RSEQ, _RSEQ_UNREGISTER, _RSEQ_SIGNATURE = 334, 1, 0x53053053
# The one at first, and those that a C library could have told the kernel since.
_RSEQ_LENGTHS = (32, *range(36, 129, 4))
_MADV_NOHUGEPAGE, _MADV_WIPEONFORK = 15, 18
_PYBUF_WRITE = 0x200
_MAP_FAILED = ctypes.c_void_p(-1).value
CAP_KILL, CAP_SETGID, CAP_SETUID, CAP_SYS_ADMIN, CAP_LAST = 5, 6, 7, 21, 40
PR_SET_DUMPABLE, _PR_CAPBSET_DROP, _PR_SET_TIMERSLACK = 4, 24, 29
_PR_SET_MEMORY_MERGE, _PR_GET_MEMORY_MERGE = 67, 68
_CLONE = 56
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)
# A call by PyDLL keeps python's lock, so the child has it, too.
_fork = ctypes.PyDLL(None, use_errno=True).fork
# Looked up once, in the fork server; otherwise every test's process would do it again.
_prctl, _mount, _umount2, _capset, _mmap, _mprotect, _madvise = (
    getattr(_libc, name) for name in ("prctl", "mount", "umount2", "capset", "mmap", "mprotect", "madvise"))
_pthread_self = _libc.pthread_self
_pthread_self.restype = ctypes.c_ulong
_mmap.restype = ctypes.c_void_p
_mmap.argtypes = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long
_view = ctypes.pythonapi.PyMemoryView_FromMemory
_view.restype = ctypes.py_object
_view.argtypes = ctypes.c_void_p, ctypes.c_ssize_t, ctypes.c_int


def checked(function, *arguments):
    result = function(*arguments)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{function.__name__}: {os.strerror(number)}")
    return result


def set_dumpable(dumpable):
    checked(_prctl, PR_SET_DUMPABLE, int(dumpable), 0, 0, 0)


def set_timer_slack(nanoseconds):
    """Sets how late timers of this process and its descendants may be."""
    checked(_prctl, _PR_SET_TIMERSLACK, nanoseconds, 0, 0, 0)


def stop_merging():
    """Has the kernel merge no equal pages of this process and its descendants, which what started it may have asked for.

    Raises an OSError if it goes on.
    """
    _prctl(_PR_SET_MEMORY_MERGE, 0, 0, 0, 0)
    if _prctl(_PR_GET_MEMORY_MERGE, 0, 0, 0, 0) > 0:  # -1 where the kernel knows of none
        raise OSError("the kernel merges equal pages of memory")


def cpu_clock(pid):
    """Returns the clock of the CPU time of that process, with all its threads."""
    return (~pid << 3) | 2


def fork_into(namespaces):
    """Like os.fork(). Neither python nor its C library is told, so it is only for a process with one thread."""
    return checked(_libc.syscall, _CLONE, ctypes.c_ulong(namespaces | signal.SIGCHLD), 0, 0, 0, 0)


def fork():
    """Like os.fork() for a process with one thread, but python's hooks do not run: they renew the locks of threads."""
    return checked(_fork)


def end_all():
    """Ends and forgets all other processes that this one sees. As pid 1 it does so in one step, so no fork escapes.

    Returns pid, status and usage of each.
    """
    try:
        os.kill(-1, signal.SIGKILL)
    except ProcessLookupError:
        pass
    ended = []
    while True:
        try:
            ended.append(os.wait4(-1, 0))
        except ChildProcessError:
            return ended


def mount(source, target, kind, flags, options=None):
    checked(_mount, source, target, kind, ctypes.c_ulong(flags), options)


def make_read_only(target, flags):
    """Keeps the flags of the mount: only the owner of the mount may remove one."""
    if not flags & os.ST_RDONLY:
        mount(None, target, None, _MS_REMOUNT | MS_BIND | os.ST_RDONLY | flags & (MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_NOATIME))


def detach(target):
    checked(_umount2, target, MNT_DETACH)


def taken_away(place):
    """Detaches what is mounted there. Returns a descriptor of it."""
    folder = os.open(place, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    detach(place.encode())
    return folder


def map_memory(address, size, protection, flags, descriptor=-1):
    """Returns where it is."""
    place = _mmap(address, size, protection, flags, descriptor, 0)
    if place == _MAP_FAILED:
        number = ctypes.get_errno()
        raise OSError(number, f"mmap: {os.strerror(number)}")
    return place


def own_memory(size):
    """Returns a view of new memory. Each process that is forked has memory of its own there, full of zeros. It is never given back."""
    place = map_memory(None, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS)
    checked(_madvise, ctypes.c_void_p(place), ctypes.c_size_t(size), _MADV_WIPEONFORK)
    keep_small_pages(place, size)
    return _view(place, size, _PYBUF_WRITE)


def protect(address, size, protection):
    checked(_mprotect, ctypes.c_void_p(address), ctypes.c_size_t(size), protection)


def keep_small_pages(address, size):
    """Has the kernel make no huge page there on its own. False where it never does."""
    try:
        checked(_madvise, ctypes.c_void_p(address), ctypes.c_size_t(size), _MADV_NOHUGEPAGE)
        return True
    except OSError as error:
        if error.errno == errno.EINVAL:
            return False
        raise


def _rseq_place():
    """Returns where the main thread keeps its restartable sequence; None if the C library has not told the kernel."""
    try:
        offset = ctypes.c_ssize_t.in_dll(_libc, "__rseq_offset").value
        size = ctypes.c_uint.in_dll(_libc, "__rseq_size").value
    except ValueError:  # a C library that knows of none
        return None
    return ctypes.c_void_p(_pthread_self() + offset) if size else None


_RSEQ_PLACE = _rseq_place()


def leave_rseq():
    """Has the kernel forget where this thread keeps its restartable sequence: at one, it changes where a process goes on.

    Raises an OSError if it may not have forgotten it.
    """
    if _RSEQ_PLACE is not None and all(
            _libc.syscall(_RSEQ, _RSEQ_PLACE, length, _RSEQ_UNREGISTER, _RSEQ_SIGNATURE) for length in _RSEQ_LENGTHS):
        raise OSError(ctypes.get_errno(), "rseq")


def bound_capabilities(*kept):
    """Keeps this process and its descendants from ever gaining another capability, where the host allows that."""
    for capability in range(CAP_LAST + 1):
        if capability not in kept:
            _prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def keep_capabilities(*kept):
    """Drops all other capabilities of this process for good."""
    mask = sum(1 << capability for capability in kept)
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    checked(_capset, header, struct.pack("=6I", mask, mask, 0, 0, 0, 0))


def check_architecture():
    """The filter is written for one machine; on another one its numbers would mean other calls."""
    if platform.machine() != "x86_64":
        raise OSError(f"expected an x86_64 machine, found {platform.machine()}; the sandbox has no system call table for it")
