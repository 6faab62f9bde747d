"""The memory that every test's process begins with, arranged so that its fork, its writes and its end touch few pages of it.

All of this only saves time: what the kernel or the interpreter does not offer is left as it is.
"""

import ctypes
import functools
import gc
import itertools
import os
import sys
import types

_END_OF_MEMORY = 1 << 47
_PAGE, _HUGE_PAGE = os.sysconf("SC_PAGE_SIZE"), 2 << 20
# Python takes memory in such steps; smaller areas belong to libraries.
_LEAST_HEAP = 1 << 20
# Since Python 3.12, an object whose count is at least this is immortal, such as None.
_IMMORTAL = 1 << 31
_PROT_READ, _PROT_WRITE, _PROT_EXEC = 1, 2, 4
_MAP_PRIVATE, _MAP_ANONYMOUS, _MAP_FIXED_NOREPLACE = 0x02, 0x20, 0x100000
_MAP_FAILED = ctypes.c_void_p(-1).value
_MREMAP_MAYMOVE, _MREMAP_FIXED = 1, 2
_MADV_HUGEPAGE, _MADV_COLLAPSE = 14, 25

# Python's allocator has a pool for each 16 bytes of size up to the most; a bytes object has a head of 33.
_MOST_SMALL_BYTES, _FILLER_BYTES = 512, (15, 480, 16)
_SIDE_BY_SIDE = 16
_fillers = []

_libc = ctypes.CDLL(None)
_address, _size, _int = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int
_mmap = ctypes.CFUNCTYPE(_address, _address, _size, _int, _int, _int, ctypes.c_long)(("mmap", _libc))
_munmap = ctypes.CFUNCTYPE(_int, _address, _size)(("munmap", _libc))
_mremap = ctypes.CFUNCTYPE(_address, _address, _size, _size, _int, _address)(("mremap", _libc))
_mprotect = ctypes.CFUNCTYPE(_int, _address, _size, _int)(("mprotect", _libc))
_madvise = ctypes.CFUNCTYPE(_int, _address, _size, _int)(("madvise", _libc))
_sbrk = ctypes.CFUNCTYPE(_address, ctypes.c_long)(("sbrk", _libc))


def take():
    """Call it once, after everything is loaded. Returns by how many bytes it makes a test's process look larger."""
    _make_immortal()
    before = _private_bytes()
    _fill_gaps()
    _widen_heap()
    for start, end in _heap():
        _collapse(start, end)
    _copy_program()
    return _private_bytes() - before


def _make_immortal():
    """Makes objects immortal: using any other object writes its count, and the process then needs a copy of the page."""
    count = ctypes.c_uint32.from_address(id(None)).value
    if count < _IMMORTAL or count != sys.getrefcount(None):
        return
    objects = gc.get_objects()
    # Not among them, so that it is freed.
    memory = (ctypes.c_uint32 * (_END_OF_MEMORY // 4)).from_address(0)
    # The collector does not track code and text; objects that it tracks refer to them.
    known = gc.get_referents(*objects)
    for address in map(id, itertools.chain(objects, known, _constants(known))):
        memory[address // 4] = count


def _constants(objects):
    """Yields the names and constants of code objects, which the collector does not track either."""
    for each in objects:
        if type(each) is types.CodeType:
            yield from (each.co_name, each.co_qualname, each.co_consts)
            yield from each.co_consts
            yield from _constants(each.co_consts)


def _fill_gaps():
    """Makes new objects lie side by side on pages of their own, instead of in gaps on many shared pages."""
    for make in (object, *(functools.partial(bytes, size) for size in range(*_FILLER_BYTES))):
        last, in_a_row = 0, 0
        while in_a_row < _SIDE_BY_SIDE:
            _fillers.append(make())
            distance = id(_fillers[-1]) - last
            in_a_row = in_a_row + 1 if 0 < distance <= _MOST_SMALL_BYTES else 0
            last = id(_fillers[-1])


def _private_bytes():
    with open("/proc/self/statm", "rb") as statm:
        _, resident, shared, *_ = map(int, statm.read().split())
    return (resident - shared) * _PAGE


def _areas():
    """Yields start, end, rights and name of each mapping, in order."""
    with open("/proc/self/maps", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            addresses, rights, _, _, _, *name = line.split(maxsplit=5)
            start, end = (int(address, 16) for address in addresses.split("-"))
            yield start, end, rights, name[0].rstrip() if name else ""


def _heap():
    return [(start, end) for start, end, rights, name in _areas() if _is_heap(start, end, rights, name)]


def _is_heap(start, end, rights, name):
    return rights == "rw-p" and name in ("", "[heap]") and end - start >= _LEAST_HEAP


def _widen_heap():
    """Widens it to whole huge pages where nothing is in the way; the added memory stays unused."""
    areas = [(0, 0, "", ""), *_areas(), (_END_OF_MEMORY, _END_OF_MEMORY, "", "")]
    for (_, below, *_), (start, end, rights, name), (above, *_) in zip(areas, areas[1:], areas[2:]):
        if _is_heap(start, end, rights, name):
            if below <= _down(start) < start:
                _map(_down(start), start - _down(start), _MAP_FIXED_NOREPLACE)
            if name == "[heap]" and end < _up(end) <= above:
                _sbrk(_up(end) - end)


def _map(address, size, flags=0):
    return _mmap(address, size, _PROT_READ | _PROT_WRITE, _MAP_PRIVATE | _MAP_ANONYMOUS | flags, -1, 0)


def _down(address):
    return address // _HUGE_PAGE * _HUGE_PAGE


def _up(address):
    return _down(address + _HUGE_PAGE - 1)


def _collapse(start, end):
    """Makes huge pages, so that a fork copies one entry for each, not 512. True if all could be made, which takes Linux 6.1."""
    results = [_madvise(page, _HUGE_PAGE, _MADV_COLLAPSE) for page in range(_up(start), _down(end), _HUGE_PAGE)]
    return not any(results)


def _copy_program():
    """Replaces the interpreter's code by a copy on huge pages; otherwise each test's process would have to map it again."""
    start, end = _program()
    start, size = _up(start), _down(end) - _up(start)
    spare = _map(None, size + _HUGE_PAGE) if size > 0 else _MAP_FAILED
    if spare == _MAP_FAILED:
        return
    copy = _up(spare)
    _madvise(copy, size, _MADV_HUGEPAGE)
    ctypes.memmove(copy, start, size)
    # Unmap what is around it first: something else may be there once the copy has moved.
    _munmap(spare, copy - spare)
    _munmap(copy + size, spare + _HUGE_PAGE - copy)
    if (not _collapse(copy, copy + size) or _mprotect(copy, size, _PROT_READ | _PROT_EXEC) != 0
            or _mremap(copy, size, size, _MREMAP_MAYMOVE | _MREMAP_FIXED, start) != start):
        _munmap(copy, size)


def _program():
    """Returns start and end of the mapping of the interpreter's file, without the variables after it."""
    path = os.readlink("/proc/self/exe")
    parts = [(start, end) for start, end, rights, name in _areas() if name == path and rights in ("r--p", "r-xp")]
    start, end = parts[0] if parts else (0, 0)
    for next_start, next_end in parts[1:]:
        end = next_end if next_start == end else end
    return start, end
