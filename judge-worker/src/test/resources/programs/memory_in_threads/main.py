import threading

kept = []
all_run = threading.Barrier(4)


def grow_with_others():
    all_run.wait()
    grow()


def grow():
    while True:
        kept.append(bytearray(1 << 20))


def solve(n):
    threads = [threading.Thread(target=grow_with_others) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    grow()
