"""What is mapped in a process that is set back: what was mapped at its beginning, and what undoes the rest."""

from ..syscalls import numbers

_MUNMAP, _BRK = numbers("munmap", "brk")
USER_SPACE = 1 << 47


class Mappings:
    """From the text of a maps file: start and end of each area, those that a process can write to, the end of the heap."""

    def __init__(self, text):
        self.text = text
        self.areas, self.writable, self.shared = [], [], 0
        self.heap_end = 0
        for start, end, rights, rest in _lines(text):
            if rest.endswith(b"[heap]"):
                self.heap_end = end
            self.areas.append((start, end))
            if rights[1:2] == b"w":
                self._add_writable(start, end, rights)

    def _add_writable(self, start, end, rights):
        if rights[3:4] != b"p":
            self.shared += 1
        elif self.writable and self.writable[-1][1] == start:
            self.writable[-1] = self.writable[-1][0], end
        else:
            self.writable.append((start, end))

    def is_beside(self, start, size):
        """Whether nothing that was mapped is there."""
        end = start + size
        return start < end < USER_SPACE and not any(low < end and start < high for low, high in self.areas)

    def may_write(self, start, size):
        """Whether it could at first. If it cannot any more, the process is not set back."""
        return any(low <= start and start + size <= high for low, high in self.writable)

    def undoing(self, text):
        """Returns the system calls that unmap what is mapped now and was not."""
        calls = []
        for start, end, _, _ in _lines(text):
            for low, high in self.areas:
                if low < end and start < high:
                    if start < low:
                        calls.append((start, low))
                    start = max(start, high)
            if start < end:
                calls.append((start, end))
        return [(_BRK, start) if start == self.heap_end else (_MUNMAP, start, end - start) for start, end in calls]


def _lines(text):
    for line in text.splitlines():
        addresses, rights, rest = line.split(None, 2)
        start, end = (int(address, 16) for address in addresses.split(b"-"))
        if start < USER_SPACE:  # not vsyscall, which all processes have
            yield start, end, rights, rest
