import os
for path in "/dev/stdin", "/proc/self/fd/0", "/proc/self/fd/1", "/proc/x", "/proc/self/y":
    for flags in os.O_WRONLY, os.O_RDWR, os.O_WRONLY | os.O_CREAT, os.O_RDONLY | os.O_TRUNC:
        try:
            os.open(path, flags)
        except OSError:
            continue
        raise SystemExit(f"opened {path} with {flags}")
for change in (lambda: os.write(0, b"9"), lambda: os.ftruncate(0, 0), lambda: os.fchmod(0, 0o666), lambda: os.unlink("/proc/self/fd/0"),
               lambda: os.chmod("/proc/self/fd/0", 0o666), lambda: os.mkdir("/proc/1"), lambda: os.utime("/dev/stdin")):
    try:
        change()
    except OSError:
        continue
    raise SystemExit("changed something")
assert os.listdir("/proc") == ["self"] and os.listdir("/proc/self/fd") == ["0"]
print(sum(map(int, input().split())))
