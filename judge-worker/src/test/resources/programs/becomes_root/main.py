import ctypes
import os
import struct


def solve(n):
    for change in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setresuid(0, 0, 0),
                   lambda: os.setgroups([0]), lambda: os.setresgid(0, 0, 0)):
        try:
            change()
            return 0
        except OSError:
            pass
    libc = ctypes.CDLL(None)
    everything = struct.pack("=6I", *[0xFFFFFFFF] * 6)
    assert libc.capset(struct.pack("=Ii", 0x20080522, 0), everything) == -1
    held = ctypes.create_string_buffer(24)
    libc.capget(struct.pack("=Ii", 0x20080522, 0), held)
    assert held.raw == bytes(24)
    return n + 1
