"""Batches of evaluations: lines go out and results come in at the same time, and both outlast broken connections."""

from __future__ import annotations

import json
import queue
import threading
import time
import uuid
from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, Optional, Union

from gavel.errors import ConnectionFailed, Problem
from gavel.models import BatchProgress, BatchResult
from gavel.transport import JSON_LINES, Patience, Request, Transport

Line = Union[Mapping[str, Any], str, bytes]

_PATH = "/evaluations/batches"
_LINES_AT_ONCE = 1000
_BYTES_AT_ONCE = 1024 * 1024
_SECONDS_AT_ONCE = 0.2
_READ_AHEAD = 100
# A reader looks so often whether the other direction has failed.
_SILENCE = 5.0
_PAUSE = 0.2


def progress(transport: Transport, batch_id: str) -> BatchProgress:
    return BatchProgress.of(transport.call(Request("GET", f"{_PATH}/{batch_id}")))


def cancel(transport: Transport, batch_id: str) -> BatchProgress:
    return BatchProgress.of(transport.call(Request("POST", f"{_PATH}/{batch_id}/cancel")))


def results(
    transport: Transport, batch_id: str, after: int, tests: bool, more_lines: Callable[[], bool] = lambda: False
) -> Iterator[BatchResult]:
    """Returns the results after a position, until each line has one and no more lines come."""
    patience = Patience(transport.patience)
    position = after
    while True:
        sent = not more_lines()
        batch = progress(transport, batch_id)
        request = Request(
            "GET",
            f"{_PATH}/{batch_id}/results",
            {"after": position, "follow": "true", "tests": "true" if tests else "false"},
            accept=JSON_LINES,
        )
        before = position
        try:
            for line in transport.lines(request, _SILENCE):
                result = BatchResult.of(json.loads(line))
                position = result.position
                yield result
        except TimeoutError:
            continue
        except (ConnectionFailed, Problem) as failure:
            if isinstance(failure, Problem) and not failure.passes:
                raise
            if position > before:
                patience.renew()
            patience.wait(failure)
            continue
        patience.renew()
        if sent and batch.is_final and (position >= batch.done or position == before):
            return
        if position == before:
            time.sleep(_PAUSE)


class Batch(Iterable[BatchResult]):
    """A batch whose lines are sent while its results are read.

    Iterate over it to send the lines and to get one result for each, in the order of completion. The attributes:
    ``name``, by which a later batch continues this one; ``id``, once the first lines were sent; and ``sent``, the number
    of lines that the server has.
    """

    def __init__(self, transport: Transport, lines: Iterable[Line], name: Optional[str], tests: bool) -> None:
        self.name = name or f"python-{uuid.uuid4()}"
        self.id: Optional[str] = None
        self.sent = 0
        self._transport = transport
        self._lines = lines
        self._tests = tests

    def __iter__(self) -> Iterator[BatchResult]:
        upload = _Upload(self, self._transport, self._lines)
        upload.begin()
        try:
            if upload.has_lines():
                assert self.id is not None
                yield from results(self._transport, self.id, 0, self._tests, upload.is_going)
        finally:
            upload.end()


class _Upload:
    """Reads lines in one thread, so that a slow source does not hold up those before, and sends them in another."""

    def __init__(self, batch: Batch, transport: Transport, lines: Iterable[Line]) -> None:
        self._batch = batch
        self._transport = transport
        self._lines = lines
        self._read: queue.Queue[Optional[bytes]] = queue.Queue(_READ_AHEAD)
        self._first = threading.Event()
        self._stop = threading.Event()
        self._done = False
        self._failure: Optional[BaseException] = None

    def begin(self) -> None:
        for work in (self._read_all, self._send_all):
            threading.Thread(target=work, name="gavel-batch", daemon=True).start()

    def end(self) -> None:
        self._stop.set()

    def has_lines(self) -> bool:
        """Waits until the first lines were sent. Returns False if there are none."""
        self._first.wait()
        self._raise_failure()
        return self._batch.id is not None

    def is_going(self) -> bool:
        done = self._done
        self._raise_failure()
        return not done

    def _raise_failure(self) -> None:
        if self._failure is not None:
            raise self._failure

    def _read_all(self) -> None:
        try:
            for line in _numbered(self._lines):
                if not self._pass_on(line):
                    return
        except BaseException as failure:
            self._failure = failure
        self._pass_on(None)

    def _pass_on(self, line: Optional[bytes]) -> bool:
        """Waits until there is room. Returns False if nobody sends lines any more."""
        while not self._stop.is_set():
            try:
                self._read.put(line, timeout=1)
                return True
            except queue.Full:
                pass
        return False

    def _send_all(self) -> None:
        try:
            for chunk in self._chunks():
                self._send(chunk)
                self._first.set()
            self._done = True
        except BaseException as failure:
            self._failure = failure
        finally:
            self._stop.set()
            self._first.set()

    def _send(self, chunk: List[bytes]) -> None:
        request = Request("POST", _PATH, {"name": self._batch.name}, b"\n".join(chunk), JSON_LINES)
        while True:
            try:
                self._batch.id = self._transport.call(request, stop=self._stop)["id"]
                self._batch.sent += len(chunk)
                return
            except Problem as problem:
                # Other lines are judged meanwhile.
                if problem.name != "too-many-waiting" or self._stop.is_set():
                    raise

    def _chunks(self) -> Iterator[List[bytes]]:
        """Returns lines as they come, many at once if they come fast."""
        while True:
            line = self._read.get()
            chunk: List[bytes] = []
            size = 0
            until = time.monotonic() + _SECONDS_AT_ONCE
            while line is not None:
                chunk.append(line)
                size += len(line)
                if len(chunk) == _LINES_AT_ONCE or size >= _BYTES_AT_ONCE:
                    break
                try:
                    line = self._read.get(timeout=max(0.0, until - time.monotonic()))
                except queue.Empty:
                    break
            if chunk:
                yield chunk
            if line is None:
                return


def _numbered(lines: Iterable[Line]) -> Iterator[bytes]:
    """Gives each line without a ``custom_id`` its number, from 1. Blank lines are left out."""
    seen: Dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        text = json.dumps(line).encode() if isinstance(line, Mapping) else _bytes(line).strip()
        if not text:
            continue
        identified, custom_id = _identified(text, str(number))
        if custom_id is not None:
            first = seen.setdefault(custom_id, number)
            if first != number:
                raise ValueError(f"lines {first} and {number} both have the custom_id {custom_id!r}")
        yield identified


def _bytes(line: Union[str, bytes]) -> bytes:
    return line.encode() if isinstance(line, str) else line


def _identified(text: bytes, number: str) -> Any:
    """Returns the line with its ``custom_id``. What the server cannot read stays as it is: its result says why."""
    try:
        document = json.loads(text)
    except ValueError:
        return text, None
    if not isinstance(document, dict):
        return text, None
    if "custom_id" in document:
        custom_id = document["custom_id"]
        return text, custom_id if isinstance(custom_id, str) else None
    # In the text, because reading and writing numbers again could change them.
    rest = text[1:].lstrip()
    return b'{"custom_id": "%s"%s%s' % (number.encode(), b"" if rest == b"}" else b", ", rest), number
