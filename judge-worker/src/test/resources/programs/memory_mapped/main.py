import mmap


def solve(n):
    area = mmap.mmap(-1, 400 << 20)
    block = b"x" * (1 << 20)
    while True:
        area.write(block)
