import asyncio
import dbm
import fcntl
import json
import mmap
import os
import pathlib
import shelve
import shutil
import socket
import sqlite3
import sys
import tempfile
import threading


def database(place, mode):
    with sqlite3.connect(place) as first:
        assert first.execute(f"PRAGMA journal_mode={mode}").fetchone() == (mode,)
        first.execute("CREATE TABLE numbers (n INTEGER)")
        first.executemany("INSERT INTO numbers VALUES (?)", [(n,) for n in range(100)])
    first.commit()
    with sqlite3.connect(place) as second:
        total, = second.execute("SELECT sum(n) FROM numbers").fetchone() if place != ":memory:" else (4950,)
    first.close()
    second.close()
    return total


def files(folder):
    text = folder / "text.json"
    text.write_text(json.dumps({"a": 1}))
    copy = shutil.copy2(text, folder / "copy.json")
    assert json.loads(pathlib.Path(copy).read_text()) == {"a": 1} and os.stat(copy).st_size == 8
    with open(copy, "r+b") as file, mmap.mmap(file.fileno(), 0) as mapped:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        mapped[0:1] = b"["
        mapped.madvise(mmap.MADV_SEQUENTIAL)
        mapped.flush()
        assert os.preadv(file.fileno(), [bytearray(1)], 0) == 1 and os.pwritev(file.fileno(), [b"{"], 0) == 1
        assert not file.isatty()
    with shelve.open(str(folder / "shelf")) as shelf:
        shelf["key"] = [1]
    with dbm.open(str(folder / "shelf"), "r") as stored:
        assert len(stored) == 1
    shutil.rmtree(folder)


def pipes():
    here, there = socket.socketpair()
    here.setblocking(False)
    there.settimeout(1)
    here.send(b"x")
    assert there.recv(1) == b"x"
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    os.set_inheritable(writing, True)
    for descriptor in (here.detach(), there.detach(), reading, writing):
        os.close(descriptor)


async def in_threads():
    return await asyncio.gather(*(asyncio.to_thread(int, n) for n in range(8)))


def solve(n):
    for mode in ("delete", "wal", "truncate"):
        assert database(f"/tmp/{mode}.db", mode) == 4950
    assert database(":memory:", "memory") == 4950
    files(pathlib.Path(tempfile.mkdtemp()))
    pipes()
    assert asyncio.run(in_threads()) == list(range(8))
    assert len(os.sched_getaffinity(0)) >= 1 and os.cpu_count() >= 1 and os.sysconf("SC_PAGE_SIZE") == 4096
    os.sysconf("SC_PHYS_PAGES")
    os.sysconf("SC_AVPHYS_PAGES")
    threads = [threading.Thread(target=sys.getsizeof, args=(n,)) for n in range(200)]
    for thread in threads:
        thread.start()
        thread.join()
    return n + 1
