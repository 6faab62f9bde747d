import ctypes
import errno
import os

# They end or stop the process, whatever their arguments: exit, exit_group, rt_sigreturn, pause; uretprobe and uprobe,
# which the kernel lets through every filter and which raise SIGILL where no probe was set.
NEVER = {60, 231, 15, 34, 335, 336}
SYSTEM_CALLS = range(0, 470)


def system_calls():
    """Those that reach the kernel: every argument is wrong, so that none does anything."""
    libc = ctypes.CDLL(None, use_errno=True)
    wrong = [ctypes.c_long(-1)] * 6
    for number in SYSTEM_CALLS:
        if number in NEVER:
            continue
        ctypes.set_errno(0)
        # An unknown operation of futex is ENOSYS as well: this one wakes nobody.
        arguments = [ctypes.c_long(0), ctypes.c_long(1)] + wrong[2:] if number == 202 else wrong
        result = libc.syscall(ctypes.c_long(number), *arguments)
        if result != -1 or ctypes.get_errno() not in (errno.ENOSYS, errno.EPERM):
            yield f"system call {number}"


def places():
    for folder, folders, files in os.walk("/"):
        for name in folders + files:
            place = os.path.join(folder, name)
            if not os.path.islink(place) and os.access(place, os.W_OK):
                yield f"may write {place}"


def descriptors():
    for number in range(4096):
        try:
            os.fstat(number)
            yield f"descriptor {number}"
        except OSError:
            pass


def capabilities():
    libc = ctypes.CDLL(None)
    for number in range(64):
        if libc.prctl(23, number, 0, 0, 0) == 1:
            yield f"capability {number} in the bounding set"


def solve():
    found = [*descriptors(), *sorted(places()), *capabilities()]
    found += [f"environment {name}" for name in sorted(os.environ)]
    return found + list(system_calls())
