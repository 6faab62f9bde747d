import fcntl
import os
import socket


def refused(act):
    try:
        act()
    except OSError:
        return True
    return False


def solve(n):
    one, other = socket.socketpair()
    with open("/tmp/large", "wb") as large:
        large.write(bytes(1 << 20))
        kept = [one.fileno(), other.fileno(), large.fileno(), 1]
        sends = refused(lambda: socket.send_fds(one, [b"x"], kept))
    os.remove("/tmp/large")
    reading, writing = os.pipe()
    sizes = refused(lambda: fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096))
    one.send(b"plain messages arrive")
    return n + 1 if sends and sizes and other.recv(100) == b"plain messages arrive" else 0
