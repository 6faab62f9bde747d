import threading
print(sum(map(int, input().split())), flush=True)


def for_ever():
    while True:
        pass


for _ in range(5):
    threading.Thread(target=for_ever, daemon=True).start()
