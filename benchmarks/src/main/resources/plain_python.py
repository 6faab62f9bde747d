"""Starts plain Python processes, one per run, and measures how long they take.

A process of its own does this, because starting a process from a large JVM costs more than starting Python.
It reads a request from each line of its standard input and answers with a line of JSON.
"""
import itertools
import json
import os
import sys
import time

# -I ignores environment variables and the current folder. -S skips the site module, which finds installed packages.
# The programs import nothing, so they need neither. Together they save 30 % of the CPU time (10.6 to 7.4 ms on Debian's
# Python 3.11); -OO, -X frozen_modules and other locales save nothing.
FLAGS = ("-I", "-S")
# The real file. The path may lead to a script that looks for an interpreter.
PYTHON = os.path.realpath(sys.executable)


class WrongOutput(Exception):
    pass


class Lane:
    """Room for one process at a time, with the pipe that its output goes to."""

    def __init__(self):
        self.output, self.input = os.pipe()
        os.set_blocking(self.output, False)  # a process may print nothing
        self.expected = self.started = None

    def start(self, program, expected):
        self.expected = expected.encode()
        self.started = time.perf_counter_ns()
        return os.posix_spawn(PYTHON, (PYTHON, *FLAGS, "-c", program), {},
                              file_actions=((os.POSIX_SPAWN_DUP2, self.input, 1), (os.POSIX_SPAWN_DUP2, self.input, 2)))

    def end(self, status):
        """Returns how long the process took, in microseconds. Wrong output ends everything."""
        try:
            answer = os.read(self.output, 1 << 16)
        except BlockingIOError:
            answer = b""
        if status != 0 or answer != self.expected:
            raise WrongOutput(f"Expected {self.expected}, found {answer}, wait status {status}")
        return (time.perf_counter_ns() - self.started) // 1000

    def close(self):
        os.close(self.output)
        os.close(self.input)


def measure(programs, at_once, seconds):
    """Runs the programs in turn, again and again. Each comes with the output that it must print."""
    turn = itertools.cycle(programs)
    lanes = [Lane() for _ in range(at_once)]
    micros = []
    begin = time.perf_counter()
    running = {lane.start(*next(turn)): lane for lane in lanes}
    while running:
        pid, status = os.wait()
        lane = running.pop(pid)
        micros.append(lane.end(status))
        if time.perf_counter() - begin < seconds:
            running[lane.start(*next(turn))] = lane
    seconds = time.perf_counter() - begin
    for lane in lanes:
        lane.close()
    return {"micros": micros, "seconds": seconds}


def main():
    requests = os.fdopen(os.dup(0))  # not inherited
    empty, closed = os.pipe()
    os.close(closed)
    os.dup2(empty, 0)
    answer({"python": f"{PYTHON}, Python {sys.version.split()[0]}"})
    try:
        for request in requests:
            answer(measure(**json.loads(request)))
    except WrongOutput as error:
        answer({"failure": str(error)})


def answer(content):
    print(json.dumps(content), flush=True)


main()
