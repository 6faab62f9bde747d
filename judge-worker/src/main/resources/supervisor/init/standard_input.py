"""What a program finds on its stdin: a file that it can only read, filled before it begins. It finds the same as /dev/stdin."""

import os

from . import kernel, protocol

# Where the link /dev/stdin leads. Nothing else is there: the real /proc is gone.
_ROOT, _FOLDER, _FILE = b"/proc", "/proc/self/fd", "/proc/self/fd/0"
# Without times of reading: they would tell of an earlier test.
_FLAGS = kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC | kernel.MS_NOATIME
_OPTIONS = b"size=17m,nr_inodes=8,mode=755"


class StandardInput:
    """The input of one test after the other, whose content never is in this process."""

    def __init__(self):
        # Where only this process can write, and how large it is.
        self.content, self.all = None, 0
        # How much has come for the next test; None if nothing has.
        self.size = None

    def add(self, source, size):
        """Moves that many bytes from the source to the end of the next test's input."""
        if self.size is None:
            self.begin()
        while size:
            moved = os.splice(source, self.content, size, offset_dst=self.size)
            if moved == 0:
                raise protocol.EndOfInput
            size -= moved
            self.size += moved

    def begin(self):
        """The input is empty, until some is added."""
        if self.content is None:
            self._mount()
        self.size = 0

    def _mount(self):
        """Mounts it twice. A program that runs as this process's user could change the file's mode, but not in the upper one."""
        kernel.mount(b"tmpfs", _ROOT, b"tmpfs", _FLAGS, _OPTIONS)
        os.makedirs(_FOLDER)
        self.content = os.open(_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o444)
        kernel.mount(_ROOT, _ROOT, None, kernel.MS_BIND)
        kernel.make_read_only(_ROOT, _FLAGS)

    def take(self):
        """Whether anything has come for the test that begins: no process runs an earlier one. If so, it is all that is in the file."""
        if self.size is None:
            return False
        if self.size < self.all:
            os.ftruncate(self.content, self.size)
        self.all, self.size = self.size, None
        return True

    def open(self):
        """Returns a descriptor to read it by."""
        return os.open(_FILE, os.O_RDONLY | os.O_CLOEXEC)
