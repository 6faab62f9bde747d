import gc


def solve(marker):
    earlier = "".join(["needle", "-"])
    found = [text for owner in gc.get_objects() for text in gc.get_referents(owner)
             if type(text) is str and text.startswith(earlier) and text not in (marker, earlier)]
    raw = in_own_memory(earlier.encode() + b"one")
    return 1 if not found and (not raw or marker.startswith(earlier)) else 0


def in_own_memory(needle):
    # What is around the objects of python itself, freed blocks included.
    import ctypes
    import re
    start = min(id(thing) for thing in gc.get_objects()) & ~4095
    end = max(id(thing) for thing in gc.get_objects()) & ~4095
    heap = bytearray()
    msync, page, ms_async = ctypes.CDLL(None).msync, 4096, 1
    for low in range(start, min(end, start + (64 << 20)), page):
        if msync(ctypes.c_void_p(low), page, ms_async) == 0:
            heap += ctypes.string_at(low, page)
    return re.search(needle + b"x{20}", heap) is not None
