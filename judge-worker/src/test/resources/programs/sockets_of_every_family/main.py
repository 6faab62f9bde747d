import socket


def solve(n):
    for family in range(0, 50):
        for kind in (1, 2, 3, 5):
            try:
                socket.socket(family, kind)
                return family
            except OSError:
                pass
    pair = socket.socketpair()
    for act in (lambda: pair[0].bind("\0abstract"), lambda: pair[0].connect("\0abstract"), lambda: pair[0].listen()):
        try:
            act()
            return 0
        except OSError:
            pass
    return n + 1
