"""Tells a program that waits from one that is kept waiting for a processor."""

import os
import time

# A quick program ends before the first look and costs nothing here.
_FIRST_LOOK_MICROS, _LOOK_AGAIN_MICROS = 100_000, 50_000
# The supervisor is not part of the program: pid 1 forks it.
_FORK_SERVER = "1"


class Idleness:
    """How long a program could have run since the first look at it, whether it ran or not."""

    def __init__(self, proc):
        self.proc = proc
        self.keeper = None
        self.begin(time.monotonic_ns())

    def leave_out(self, keeper):
        """Has one more process not be the test's, by its name in this /proc."""
        self.keeper = keeper

    def begin(self, nanos):
        self.began = nanos
        self.free_before = None
        self.next_look = _FIRST_LOOK_MICROS

    def exceeds(self, micros):
        wall = self._wall_micros()
        if wall < self.next_look:
            return False
        ready, waited = self.look()
        if self.free_before is None:
            self.free_before = wall - waited
        free = wall - waited - self.free_before
        self.next_look = wall + max(micros - free, _LOOK_AGAIN_MICROS)
        return free >= micros and not ready

    def restart(self):
        """Counts from now on."""
        self.free_before = None
        self.look_again()

    def look_again(self):
        self.next_look = 0

    def is_due(self):
        """Whether it is time for a look. Then the next one is put off."""
        wall = self._wall_micros()
        if wall < self.next_look:
            return False
        self.next_look = wall + _LOOK_AGAIN_MICROS
        return True

    def micros_to_look(self):
        return self.next_look - self._wall_micros()

    def _wall_micros(self):
        return (time.monotonic_ns() - self.began) // 1000

    def look(self):
        """Whether a thread runs, is about to or has just ended, and the longest time that one has waited for a processor.

        The kernel adds a wait when it is over. Waits of several threads at the same time must not add up.
        A main thread that ends before the other threads of its process stays in state Z until the last of them has ended.
        """
        ready, waited = False, 0
        for thread, alone in self._threads():
            try:
                state = self._state(thread)
                ready = ready or state == b"R" or alone and state == b"Z"
                waited = max(waited, self._waited_micros(thread))
            except OSError:
                pass  # it has ended
        return ready, waited

    def _threads(self):
        """Yields each thread with whether it is the only one of its process."""
        supervisor = os.readlink("self", dir_fd=self.proc)
        for process in self._numbers("."):
            if process not in (_FORK_SERVER, supervisor, self.keeper):
                threads = self._numbers(f"{process}/task")
                for thread in threads:
                    yield f"{process}/task/{thread}", len(threads) == 1

    def _numbers(self, directory):
        try:
            descriptor = os.open(directory, os.O_RDONLY | os.O_CLOEXEC, dir_fd=self.proc)
        except OSError:
            return []
        with os.scandir(descriptor) as entries:
            names = [entry.name for entry in entries if entry.name.isdecimal()]
        os.close(descriptor)
        return names

    def _state(self, thread):
        """Reads the state after the name, which may hold anything."""
        return self._read(f"{thread}/stat").rpartition(b")")[2].split()[0]

    def _waited_micros(self, thread):
        _, waited_nanos, _ = self._read(f"{thread}/schedstat").split()
        return int(waited_nanos) // 1000

    def _read(self, name):
        descriptor = os.open(name, os.O_RDONLY | os.O_CLOEXEC, dir_fd=self.proc)
        try:
            return os.read(descriptor, 4096)
        finally:
            os.close(descriptor)
