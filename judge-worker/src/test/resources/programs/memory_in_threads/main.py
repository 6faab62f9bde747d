import threading

kept = []


def grow():
    while True:
        kept.append(bytearray(1 << 20))


def solve(n):
    threads = [threading.Thread(target=grow) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    grow()
