"""Batches of evaluations: lines go out and results come in at the same time, and both outlast broken connections."""

from __future__ import annotations

import codecs
import json
import queue
import threading
import time
import uuid
from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Union

from gavel.errors import ConnectionFailed, Problem
from gavel.models import BatchProgress, BatchResult
from gavel.transport import JSON_LINES, Patience, Request, Transport, segment, to_json

Line = Union[Mapping[str, Any], str, bytes]

_PATH = "/evaluations/batches"
_LINES_AT_ONCE = 1000
_BYTES_AT_ONCE = 1024 * 1024
_SECONDS_AT_ONCE = 0.2
_READ_AHEAD = 100
# The server sends empty lines meanwhile, but proxies may hold them back for the minute that its answer lasts.
_SILENCE = 75.0
_LOOK_EVERY = 1.0
_PAUSE = 0.2


def progress(transport: Transport, batch_id: str) -> BatchProgress:
    return BatchProgress.of(transport.call(Request("GET", f"{_PATH}/{segment(batch_id)}")))


def cancel(transport: Transport, batch_id: str) -> BatchProgress:
    return BatchProgress.of(transport.call(Request("POST", f"{_PATH}/{segment(batch_id)}/cancel")))


def results(
    transport: Transport, batch_id: str, after: int, tests: bool, more_lines: Callable[[], bool] = lambda: False
) -> Iterator[BatchResult]:
    """Returns the results after a position, until each line has one and no more lines come.

    :param more_lines: asked with each line of an answer, also the empty ones; may raise why no more lines can be sent
    """
    patience = Patience(transport.patience)
    position = after
    empty_answers = 0
    while True:
        sent = not more_lines()
        batch = progress(transport, batch_id)
        # Old results are deleted, but an empty answer may also be a broken connection that a proxy hides.
        if sent and batch.is_final and (position >= batch.done or empty_answers > 1):
            return
        request = Request(
            "GET",
            f"{_PATH}/{segment(batch_id)}/results",
            {"after": position, "follow": "true", "tests": "true" if tests else "false"},
            accept=JSON_LINES,
        )
        before = position
        try:
            for line in transport.lines(request, _SILENCE):
                patience.renew()
                more_lines()
                if line:
                    result = BatchResult.of(json.loads(line))
                    position = result.position
                    yield result
        except (ConnectionFailed, Problem) as failure:
            if isinstance(failure, Problem) and not failure.passes:
                raise
            patience.wait(failure)
            continue
        patience.renew()
        empty_answers += 1
        if position > before:
            empty_answers = 0
        else:
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
                self._read.put(line, timeout=_LOOK_EVERY)
                return True
            except queue.Full:
                pass
        return False

    def _send_all(self) -> None:
        try:
            for chunk, is_last in self._chunks():
                self._send(chunk, is_last)
                self._first.set()
            self._done = True
        except BaseException as failure:
            self._failure = failure
        finally:
            self._stop.set()
            self._first.set()

    def _send(self, chunk: List[bytes], is_last: bool) -> None:
        query = {"name": self._batch.name, "more": None if is_last else "true"}
        request = Request("POST", _PATH, query, b"\n".join(chunk), JSON_LINES)
        while True:
            try:
                self._batch.id = self._transport.call(request, stop=self._stop)["id"]
                self._batch.sent += len(chunk)
                return
            except Problem as problem:
                # Other lines are judged meanwhile.
                if problem.name != "too-many-waiting" or self._stop.is_set():
                    raise

    def _chunks(self) -> Iterator[Tuple[List[bytes], bool]]:
        """Returns lines as they come, many at once if they come fast, and whether they are the last ones."""
        sent = False
        while True:
            chunk, ended = self._chunk()
            if self._stop.is_set():
                return
            is_last = ended and self._failure is None
            if chunk or (sent and is_last):
                yield chunk, is_last
                sent = True
            if ended:
                return

    def _chunk(self) -> Tuple[List[bytes], bool]:
        """Returns some lines, none if none come, and whether the source has ended."""
        chunk: List[bytes] = []
        size = 0
        until = time.monotonic() + _LOOK_EVERY
        while len(chunk) < _LINES_AT_ONCE and size < _BYTES_AT_ONCE:
            try:
                line = self._read.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                break
            if line is None:
                return chunk, True
            if not chunk:
                until = time.monotonic() + _SECONDS_AT_ONCE
            chunk.append(line)
            size += len(line)
        return chunk, False


def _numbered(lines: Iterable[Line]) -> Iterator[bytes]:
    """Gives each line without a ``custom_id`` its number, from 1. Blank lines are left out."""
    seen: Dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        text = to_json(line) if isinstance(line, Mapping) else _one_line(line)
        if not text:
            continue
        identified, custom_id = _identified(text, str(number))
        if custom_id is not None:
            first = seen.setdefault(custom_id, number)
            if first != number:
                raise ValueError(f"lines {first} and {number} both have the custom_id {custom_id!r}")
        yield identified


def _one_line(line: Union[str, bytes]) -> bytes:
    """JSON over several lines is one line of the batch. Its strings have no line breaks."""
    text = line.encode() if isinstance(line, str) else line
    return text.removeprefix(codecs.BOM_UTF8).strip().replace(b"\n", b" ")


def _identified(text: bytes, number: str) -> Tuple[bytes, Optional[str]]:
    """Returns the line with its ``custom_id``. What the server cannot read stays as it is: its result says why."""
    try:
        document = json.loads(text.decode())
    except (ValueError, RecursionError):
        return text, None
    if not isinstance(document, dict):
        return text, None
    if "custom_id" in document:
        custom_id = document["custom_id"]
        return text, custom_id if isinstance(custom_id, str) else None
    # In the text, because reading and writing numbers again could change them.
    rest = text[1:].lstrip()
    return b'{"custom_id": "%s"%s%s' % (number.encode(), b"" if rest == b"}" else b", ", rest), number
