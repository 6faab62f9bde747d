import threading, time
print(sum(map(int, input().split())), flush=True)


def for_ever():
    while True:
        time.sleep(10)


threading.Thread(target=for_ever).start()
