"""What the init answers to the system calls of one test, and what they leave behind. Nobody can change what it looks at meanwhile:
it looks at registers only."""

from . import clocks, told_calls

# So many calls make a test so much slower that its time is no longer that of a forked one.
_MOST_TOLD = 2_000
_EPERM, _EFAULT = 1, 14


class Hearing:
    def __init__(self, keeper, copy, cpu_start, measure_peak, has_begun):
        """The CPU time that the copy had used before the test, in nanoseconds; what measures the test's own peak, in bytes; whether the
        user's code may have begun."""
        self.keeper = keeper
        self.listener = keeper.listener
        self.copy = copy
        self.cpu_start = cpu_start
        self.measure_peak = measure_peak
        self.has_begun = has_begun
        self.told = 0
        # What can be undone, and the worst of what cannot be; None if there is none.
        self.undone, self.left = set(), None
        self.has_threads = False
        # Whether the init itself has written into the process.
        self.has_written = False

    def answer(self, call):
        """False if the test must be repeated: only a forked process could be answered."""
        self.told += 1
        if self.told > _MOST_TOLD or told_calls.is_for_main_thread(call, self.keeper.pid):
            return False
        if call.number in clocks.ASKED:
            return self._tell_time(call)
        if told_calls.is_refused(call, self.copy.pid):
            self.listener.refuse(call, _EPERM)
        else:
            self._note(call)
            self.listener.go_on(call)
        return True

    def _note(self, call):
        self.has_threads = self.has_threads or told_calls.starts_thread(call)
        left = told_calls.left(call, self.keeper.mappings, self.keeper.has_stdin)
        if left == told_calls.IN_PROCESS and told_calls.opens(call) and not self.has_begun():
            # The harness does it, for memory is what it was in the keeper.
            left = told_calls.FILES
        if left in told_calls.UNDONE:
            self.undone.add(left)
        else:
            self.left = max(left, self.left or 0)

    def _tell_time(self, call):
        kind = clocks.asked_for(call)
        # A thread that has a number of its own is of this test, and so is all that it has used.
        if kind == clocks.OTHER or kind == clocks.THREAD and call.pid != self.copy.pid:
            self.listener.go_on(call)
            return True
        if kind == clocks.UNKNOWN or kind == clocks.THREAD and self.has_threads:
            return False
        return self._write(call, *clocks.answer(call, self.copy.cpu_nanos() - self.cpu_start, self.measure_peak))

    def _write(self, call, place, content, value):
        # Elsewhere it would have to be looked for, which takes long. A file in /proc writes to memory that can only be read, too.
        if not self.keeper.mappings.may_write(place, len(content)):
            return False
        self.has_written = True
        if self.copy.views.write(place, content):
            self.listener.answer(call, value)
        else:
            self.listener.refuse(call, _EFAULT)
        return True
