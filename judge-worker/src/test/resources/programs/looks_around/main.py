import os


def solve(n):
    assert os.listdir("/proc") == []
    assert not os.path.exists("/sys") and not os.path.exists("/var")
    for directory in ("/", "/dev", "/etc", "/gavel", "/usr"):
        assert not os.access(directory, os.W_OK), directory
    for pid in (1, -1, os.getppid()):
        try:
            os.kill(pid, 0)
            return 0
        except (PermissionError, ProcessLookupError):
            pass
    return n + 1
