import ctypes
import signal

CLONE, FORK, VFORK, CLONE3, EXECVE, EXECVEAT = 56, 57, 58, 435, 59, 322


def solve(n):
    call = ctypes.CDLL(None, use_errno=True).syscall
    for number, *arguments in ((CLONE, signal.SIGCHLD, 0, 0, 0, 0), (FORK,), (VFORK,), (CLONE3, 0, 0),
                               (EXECVE, b"/usr/bin/python3.13", 0, 0), (EXECVEAT, -100, b"/usr/bin/python3.13", 0, 0, 0)):
        result = call(number, *arguments)
        if result == 0:
            call(231, 3)
        assert result == -1, number
    return n + 1
