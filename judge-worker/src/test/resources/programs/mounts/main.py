import ctypes
import os


def solve(n):
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == -1
    assert libc.mount(b"/", b"/tmp", None, 4096, None) == -1
    assert libc.umount2(b"/tmp", 2) == -1
    assert libc.unshare(0x10000000) == -1 and libc.unshare(0x20000) == -1
    assert libc.chroot(b"/tmp") == -1
    assert sorted(os.listdir("/dev")) == sorted(set(os.listdir("/dev")) - {"mem", "kmsg", "sda", "vda", "fuse", "kvm"})
    for number in (0, 1):
        try:
            os.mknod(f"/tmp/device{number}", 0o60600 if number else 0o20600, os.makedev(1, 1))
            raise AssertionError("made a device")
        except OSError:
            pass
    return n + 1
