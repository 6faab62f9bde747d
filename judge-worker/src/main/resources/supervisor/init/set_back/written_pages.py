"""Which pages a process has written since it was copied from its keeper, and the orders that write the keeper's back.

A page is shared with the keeper until somebody writes to it. The keeper never does. So a page that is mapped by the process alone
is one that it has written, and the keeper still has the old one.
"""

import os
import re

from .. import kernel
from . import mappings, orders

# By the highest byte of an entry of pagemap: present, mapped by one process only, of no file.
_OWN = re.compile(rb"[\x81\x83\x85\x87]+")
# Swapped out, or being moved: it cannot be told whose it is.
_AWAY = re.compile(rb"[\x40-\x7f\xc0-\xff]")
_ENTRY_BYTES = 8


def keep_small(maps):
    """Sees to it, in the fork server, that in what can be written no page becomes a process's own but by a fault.

    The kernel makes a huge page of small ones on its own, which then are the process's own although it has written none.
    Returns start and end of the areas for which that is sure.
    """
    areas = mappings.Mappings(maps).writable
    small = [area for area in areas if kernel.keep_small_pages(area[0], area[1] - area[0])]
    return small or [(0, mappings.USER_SPACE)]  # a kernel that never does it refuses all


def parts(areas, small):
    """Yields start and end of parts of the areas, and whether the part is in one of which that is sure."""
    for start, end in areas:
        for low, high in small:
            if low < end and start < high:
                if start < low:
                    yield start, low, False
                yield max(start, low), min(end, high), True
                start = min(end, high)
        if start < end:
            yield start, end, False


class Unknown(Exception):
    """It cannot be told what was written, or it is too much."""


class WrittenPages:
    """Pages once written are written back each time, and cost no page fault any more."""

    def __init__(self, given, keeper_memory, pagemap, areas):
        """The given orders are added to. The areas are parts as above, in order."""
        self.orders = given
        self.keeper_memory = keeper_memory
        self.pagemap = pagemap
        self.areas = areas
        self.seen = [b""] * len(areas)
        self.known = set()
        self.runs = 0

    def kilobytes(self):
        return len(self.known) * kernel.PAGE >> 10

    def find(self, faulted):
        """Adds pages that were written since the last time to those that are written back. Raises Unknown."""
        fresh = []
        for place, (start, end, is_sure) in enumerate(self.areas):
            if is_sure and not faulted:
                continue
            size = (end - start) // kernel.PAGE * _ENTRY_BYTES
            entries = os.pread(self.pagemap, size, start // kernel.PAGE * _ENTRY_BYTES)
            if len(entries) != size:
                raise Unknown
            kinds = entries[_ENTRY_BYTES - 1::_ENTRY_BYTES]
            if kinds != self.seen[place]:
                self.seen[place] = kinds
                if _AWAY.search(kinds):
                    raise Unknown
                for run in _OWN.finditer(kinds):
                    fresh += range(start + run.start() * kernel.PAGE, start + run.end() * kernel.PAGE, kernel.PAGE)
        self._add([page for page in fresh if page not in self.known])

    def _add(self, pages):
        if not pages:
            return
        runs = _runs(pages)
        if self.runs + len(runs) > orders.MOST_COPIES or len(self.known) + len(pages) > orders.MOST_PAGES:
            raise Unknown
        content = b"".join(os.pread(self.keeper_memory, size, address) for address, size in runs)
        if len(content) != len(pages) * kernel.PAGE:
            raise Unknown
        self.orders.add_copies(self.runs, runs, len(self.known), content)
        self.known.update(pages)
        self.runs += len(runs)


def _runs(pages):
    """Returns address and size of each row of pages, which are in order."""
    runs, begin, end = [], pages[0], pages[0]
    for page in pages:
        if page != end:
            runs.append((begin, end - begin))
            begin = page
        end = page + kernel.PAGE
    runs.append((begin, end - begin))
    return runs
