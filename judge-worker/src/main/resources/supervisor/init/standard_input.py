"""What a program finds on its stdin: a file that it can only read, filled before it begins. It finds the same as /dev/stdin."""

import os

from . import kernel, protocol

# Where the link /dev/stdin leads. Nothing else is there: the real /proc is gone.
_ROOT, _FOLDER, _FILE = b"/proc", "/proc/self/fd", "/proc/self/fd/0"
_FLAGS = kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC
_OPTIONS = b"size=17m,nr_inodes=8,mode=755"


class StandardInput:
    """The input of one test after the other, whose content never is in this process."""

    def __init__(self):
        self.mounted = False
        self.content = None

    def add(self, source, size):
        """Moves that many bytes from the source to the end of the next test's input."""
        if self.content is None:
            self._begin()
        while size:
            moved = os.splice(source, self.content, size)
            if moved == 0:
                raise protocol.EndOfInput
            size -= moved

    def _begin(self):
        if self.mounted:
            kernel.make_writable(_ROOT, _FLAGS)
            os.unlink(_FILE)
        else:
            kernel.mount(b"tmpfs", _ROOT, b"tmpfs", _FLAGS, _OPTIONS)
            os.makedirs(_FOLDER)
            self.mounted = True
        self.content = os.open(_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o444)

    def take(self):
        """Returns a descriptor to read it by; None if nothing came."""
        if self.content is None:
            return None
        os.close(self.content)
        self.content = None
        # A program that runs as this process's user could change its mode otherwise.
        kernel.make_read_only(_ROOT, _FLAGS)
        return os.open(_FILE, os.O_RDONLY | os.O_CLOEXEC)
