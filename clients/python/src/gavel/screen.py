"""What the command line shows: plain lines, and a bar on a terminal."""

from __future__ import annotations

import shutil
import sys
import time
from typing import Optional, TextIO

from gavel.models import ACCEPTED, Import, ImportedQuestion, Submission, TestResult

_BETWEEN_DRAWINGS = 0.1
_BAR = 30
_PLANNED = {"CREATED": "to create", "CHANGED": "to change"}


def plain(text: str) -> str:
    """What programs print must not control the terminal."""
    return "".join(one if one.isprintable() or one in "\n\t" else f"\\x{ord(one):02x}" for one in text)


def summary(program: Submission) -> str:
    parts = [program.verdict or program.status, f"{program.passed} of {program.total} tests passed"]
    if program.max_score is not None:
        parts.append(f"{program.score or 0:g} of {program.max_score:g} points")
    if program.time_ms is not None:
        parts.append(f"{program.time_ms:g} ms")
    if program.memory_kb is not None:
        parts.append(f"{program.memory_kb} KB")
    return ", ".join(parts)


def details(program: Submission) -> str:
    """Returns the first test that failed, and the error."""
    lines = []
    failed = next((test for test in program.tests if test.verdict not in (None, ACCEPTED)), None)
    if failed is not None:
        lines.append(_test(failed))
    error = program.error
    if error is not None:
        lines.append(error.traceback or f"{error.type}: {error.message}")
    return plain("\n".join(line.rstrip() for line in lines))


def _test(test: TestResult) -> str:
    text = f"test {test.index}: {test.verdict}"
    if test.hidden:
        return text + ", hidden"
    if test.difference:
        text += f": {test.difference}"
    return text


def standing(program: Submission) -> str:
    """Returns how a program that has no verdict stands."""
    if program.missing_environment is not None:
        return f"waits for a worker with {program.missing_environment}"
    if program.position is not None:
        return f"position {program.position} in the queue"
    return f"test {program.tests_done} of {program.total}" if program.status == "RUNNING" else program.status.lower()


def imported(question: ImportedQuestion, *, dry_run: bool) -> str:
    """Returns what becomes of a question, and what there is to say about it."""
    outcome = _PLANNED.get(question.outcome, question.outcome.lower()) if dry_run else question.outcome.lower()
    refused = f", {question.refused_tests} refused" if question.refused_tests else ""
    lines = [f"{outcome}\t{question.source_id}\t{question.title}\t{question.tests} tests{refused}"]
    notes = question.notes
    lines.extend(f"    {error}" for error in notes.get("errors", ()))
    lines.extend(f"    {test['name']}: {test['reason']}" for test in notes.get("refused", ()))
    lines.extend(f"    guessed: {guess}" for guess in notes.get("guesses", ()))
    lines.extend(f"    {warning}" for warning in notes.get("warnings", ()))
    return plain("\n".join(lines))


def import_summary(done: Import) -> str:
    counts = (done.created, done.changed, done.unchanged, done.refused)
    words = ("to create", "to change", "unchanged", "refused") if done.dry_run else ("created", "changed", "unchanged", "refused")
    parts = ", ".join(f"{count} {word}" for count, word in zip(counts, words) if count)
    lines = [f"{done.file}: {done.format or 'unknown format'}: {parts or 'no questions'}"]
    lines.extend(done.notes)
    if done.failure is not None:
        lines.append(done.failure)
    return plain("\n".join(lines))


class Progress:
    """Shows how far something is: a bar on a terminal, otherwise a line after each tenth."""

    def __init__(self, stream: Optional[TextIO] = None) -> None:
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._drawn = ""
        self._next_drawing = 0.0
        self._tenths = 0

    def show(self, done: int, total: int, text: str) -> None:
        if self._terminal:
            self._draw(done, total, text)
        elif total > 0 and 10 * done // total > self._tenths:
            self._tenths = 10 * done // total
            print(f"{done} of {total}  {text}", file=self._stream, flush=True)

    def status(self, text: str) -> None:
        """Shows a line that the next one replaces."""
        if self._terminal:
            self._write(text)
        else:
            print(text, file=self._stream, flush=True)

    def clear(self) -> None:
        if self._drawn:
            self._stream.write("\r" + " " * len(self._drawn) + "\r")
            self._stream.flush()
            self._drawn = ""
        self._next_drawing = 0.0

    def _draw(self, done: int, total: int, text: str) -> None:
        now = time.monotonic()
        if now < self._next_drawing and done < total:
            return
        filled = _BAR * done // total if total > 0 else 0
        self._write(f"[{'#' * filled}{'.' * (_BAR - filled)}] {done} of {total}  {text}")
        self._next_drawing = now + _BETWEEN_DRAWINGS

    def _write(self, text: str) -> None:
        text = text[: shutil.get_terminal_size().columns - 1]
        self._stream.write("\r" + text.ljust(len(self._drawn)))
        self._stream.flush()
        self._drawn = text
