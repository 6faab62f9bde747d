"""Makes a copy, which stands after a test, what it was before: memory as the keeper has it, nothing else mapped, the same limits."""

import struct

from .. import descriptors
from ..syscalls import numbers
from . import told_calls
from .written_pages import Unknown, WrittenPages

_PRLIMIT, _CLOSE_RANGE = numbers("prlimit64", "close_range")
_RLIMIT_DATA, _ALL = 2, 0xFFFFFFFF
_RLIMITS = struct.Struct("=QQ")


class WayBack:
    """Of one copy."""

    def __init__(self, keeper, copy, submission):
        self.keeper = keeper
        self.copy = copy
        self.views = copy.views
        self.data_limits = submission.data_limits
        self.cpu_micros = submission.cpu_micros
        self.pages = WrittenPages(keeper.orders, keeper.memory, copy.views.pagemap, keeper.areas)
        # What the kernel said of page faults when the pages were looked at last.
        self.faults = None
        # What the copy has in memory between two tests, at least, and how much more it has now.
        self.least_kilobytes = None
        self.excess_kilobytes = 0

    def take(self, heard, kilobytes):
        """False if it cannot be done, or cannot be proven. Heard are the calls of the test, which left so much in memory."""
        # The limit in the kernel is that of two tests.
        if self.copy.cpu_nanos() // 1000 > self.cpu_micros:
            return False
        try:
            if heard.undone:
                kilobytes = self._undo(heard.undone)
            self._note_excess(kilobytes)
            if heard.has_written:
                # Then a page may have become the copy's own without a fault of the copy.
                self.faults = None
            self._find_written_pages()
        except (OSError, Unknown):
            return False
        return True

    def _undo(self, undone):
        """Unmaps what the test has mapped, and what its stack has grown by. Then everything must be mapped as at first.

        Returns what the copy still has in memory, in KB.
        """
        calls, text = self.keeper.mappings.undoing(self.views.mappings()), b""
        if told_calls.LIMIT in undone:
            text = _RLIMITS.pack(*self.data_limits)
            calls.append((_PRLIMIT, 0, _RLIMIT_DATA, self.keeper.orders.text_at(0), 0))
        if told_calls.DESCRIPTORS in undone:
            calls.append((_CLOSE_RANGE, descriptors.FIRST_OWN, _ALL))
        if calls and not self.keeper.undo(self.copy, calls, text) or self.views.mappings() != self.keeper.mappings.text:
            raise Unknown
        _, kilobytes, mapped = self.views.sizes()
        if mapped != self.copy.mapped_kilobytes or (
                told_calls.LIMIT in undone and self.views.resource_limits() != self.copy.resource_limits):
            raise Unknown
        return kilobytes

    def _note_excess(self, kilobytes):
        """Of pages that a test has touched, the next one has those as well that it does not touch, as far as they were not unmapped.

        What the first test has touched, others of the same program touch, too, as a rule.
        """
        left = kilobytes - self.pages.kilobytes()
        if self.least_kilobytes is None:
            self.least_kilobytes = left
        self.excess_kilobytes = left - self.least_kilobytes

    def _find_written_pages(self):
        faults = self.views.faults()
        self.pages.find(faults != self.faults)
        self.faults = faults

    def own_bytes(self, peak_kilobytes):
        """Of a peak that the kernel has measured: without what the stub copied from, and what earlier tests have left."""
        return max(0, peak_kilobytes - self.pages.kilobytes() - self.excess_kilobytes) << 10
