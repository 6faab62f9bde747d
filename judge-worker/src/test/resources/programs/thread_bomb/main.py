import threading


def solve(n):
    event = threading.Event()
    while True:
        threading.Thread(target=event.wait, daemon=True).start()
