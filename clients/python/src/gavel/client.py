"""The client."""

from __future__ import annotations

import math
import time
import uuid
from typing import Any, Iterable, Iterator, Mapping, Optional, Type, TypeVar

from gavel import batch as batches
from gavel.batch import Batch, Line
from gavel.errors import TimedOut
from gavel.models import BatchProgress, BatchResult, Evaluation, Import, ImportedQuestion, Question, Submission
from gavel.transport import Request, Transport, segment, to_json
from gavel.version import VERSION

S = TypeVar("S", bound=Submission)

_PAGE = 100
# A long poll, shorter than what proxies usually bear.
_LONG_POLL = 20.0
_PAUSE = 0.1
_LONGEST_PAUSE = 2.0


class Client:
    """Talks to one Gavel. Threads may share it.

    :param url: where Gavel is, such as ``https://gavel.example.org``
    :param token: an API token, ``gvl_…``; not needed where Gavel has no accounts
    :param timeout: seconds without an answer after which a connection counts as broken
    :param patience: seconds for which a request is tried again, from its first failure on: while the server cannot be
        reached, is overloaded, or demands a pause
    """

    def __init__(
        self,
        url: str = "http://localhost:8080",
        token: Optional[str] = None,
        *,
        timeout: float = 60.0,
        patience: float = 120.0,
    ) -> None:
        self._transport = Transport(url, token, timeout, patience, f"gavel-python/{VERSION}")

    @property
    def url(self) -> str:
        return self._transport.url

    # --- questions ---

    def questions(self, words: Optional[str] = None, difficulty: Optional[str] = None) -> Iterator[Question]:
        """Returns the questions that have all the words in their title or statement."""
        page = 0
        while True:
            found = self._get("/", {"q": words, "difficulty": difficulty, "page": page, "size": _PAGE})
            for question in found["items"]:
                yield Question.of(question)
            page += 1
            if not found["items"] or page * _PAGE >= found["total"]:
                return

    def question(self, question_id: int) -> Mapping[str, Any]:
        """Returns a question with all that you may see of it, as JSON."""
        question: Mapping[str, Any] = self._get(f"/ques/{segment(question_id)}")
        return question

    # --- submissions ---

    def submit(
        self,
        question_id: int,
        code: str,
        *,
        environment: Optional[str] = None,
        user: Optional[str] = None,
        wait: bool = True,
        timeout: Optional[float] = None,
    ) -> Submission:
        """Submits a program for a question.

        :param environment: what to run it in, unless the question decides
        :param user: a label for the person for whom the program is submitted
        :param wait: whether to wait for the verdict
        :param timeout: seconds for sending it and for the verdict; by default as long as it takes. After that, it raises
            ``TimedOut``, or the error that kept the client from an answer
        """
        until = _deadline(timeout)
        body = {"code": code, "environment": environment, "user": user}
        path = f"/code/execute/{segment(question_id)}"
        sent = Submission.of(self._create(path, body, "submissions", wait, until))
        return self._judged(sent, until) if wait else sent

    def submission(self, submission_id: str) -> Submission:
        return Submission.of(self._get(f"/submissions/{segment(submission_id)}"))

    # --- evaluations ---

    def evaluate(
        self,
        code: str,
        question: Optional[Mapping[str, Any]] = None,
        tests: Optional[Iterable[Mapping[str, Any]]] = None,
        *,
        question_id: Optional[int] = None,
        environment: Optional[str] = None,
        user: Optional[str] = None,
        wait: bool = True,
        timeout: Optional[float] = None,
    ) -> Evaluation:
        """Judges a program once, on tests that come with it or on those of a stored question.

        :param question: what a question says about judging, such as ``{"metadata": {"kind": "program"}}``
        :param tests: such as ``[{"stdin": "1 2", "output": "3"}]``
        :param question_id: a stored question, instead of a question and tests
        :param timeout: as for ``submit``
        """
        until = _deadline(timeout)
        body = {
            "code": code,
            "question": question,
            "tests": None if tests is None else list(tests),
            "question_id": question_id,
            "environment": environment,
            "user": user,
        }
        sent = Evaluation.of(self._create("/evaluations", body, "evaluations", wait, until))
        return self._judged(sent, until) if wait else sent

    def evaluation(self, evaluation_id: str) -> Evaluation:
        return Evaluation.of(self._get(f"/evaluations/{segment(evaluation_id)}"))

    # --- batches ---

    def evaluate_batch(self, lines: Iterable[Line], *, name: Optional[str] = None, tests: bool = True) -> Batch:
        """Judges many programs. Iterate over what is returned: each line has exactly one result.

        A line is an evaluation, as a mapping or as JSON. It should have a ``custom_id`` of its own; by default, it gets
        its number, from 1. Lines may come slowly, and may depend on results. If your process dies, call this again
        with the same name and lines: no line is judged twice, and you get all results.

        :param name: of the batch; by default a random one
        :param tests: whether evaluations in results have their tests
        """
        return Batch(self._transport, lines, name, tests)

    def batch(self, batch_id: str) -> BatchProgress:
        """Returns the progress of a batch."""
        return batches.progress(self._transport, batch_id)

    def batch_results(self, batch_id: str, *, after: int = 0, tests: bool = True) -> Iterator[BatchResult]:
        """Returns the results of a batch as they come, until each of its lines has one.

        :param after: the position of the last result that you have
        """
        return batches.results(self._transport, batch_id, after, tests)

    def cancel_batch(self, batch_id: str) -> BatchProgress:
        """Ends a batch: lines without a result get one with the status CANCELLED."""
        return batches.cancel(self._transport, batch_id)

    # --- imports ---

    def import_file(self, name: str, content: bytes, *, confirms: Optional[int] = None) -> Import:
        """Sends a file of questions: as a dry run, unless it confirms one. It is read while you go on.

        :param name: of the file, which may tell its format
        :param confirms: the id of a dry run of the same file
        """
        boundary = uuid.uuid4().hex
        request = Request(
            "POST",
            "/imports",
            body=_form(boundary, name, content, confirms),
            content_type=f"multipart/form-data; boundary={boundary}",
            headers={"Idempotency-Key": f'"{uuid.uuid4()}"'},
        )
        return Import.of(self._transport.call(request, math.inf))

    def follow_import(self, begun: Import, *, every: float = 1.0) -> Iterator[Import]:
        """Returns an import as it changes, until it is final."""
        yield begun
        latest = begun
        while not latest.is_final:
            time.sleep(every)
            found = Import.of(self._get(f"/imports/{latest.id}"))
            if found.raw != latest.raw:
                yield found
            latest = found

    def imported_questions(self, import_id: int) -> Iterator[ImportedQuestion]:
        """Returns what became of the questions of an import, in the order of the file."""
        page = 0
        while True:
            answer = self._get(f"/imports/{segment(import_id)}/questions", {"page": page, "size": _PAGE})
            yield from map(ImportedQuestion.of, answer["items"])
            if len(answer["items"]) < _PAGE:
                return
            page += 1

    # --- waiting ---

    def wait(self, program: S, timeout: Optional[float] = None) -> S:
        """Waits for the verdict of a submission or an evaluation.

        Raises ``TimedOut`` if there is none after ``timeout`` seconds.
        """
        return self._judged(program, _deadline(timeout))

    def follow(self, program: S, *, timeout: Optional[float] = None, every: float = _LONG_POLL) -> Iterator[S]:
        """Returns a submission or an evaluation as it changes, until it is final.

        :param every: look again after at most this many seconds
        """
        return self._follow(program, _deadline(timeout), every)

    def _judged(self, program: S, until: float) -> S:
        latest = program
        for latest in self._follow(program, until, _LONG_POLL):
            pass
        return latest

    def _follow(self, program: S, until: float, every: float) -> Iterator[S]:
        kind: Type[S] = type(program)
        path = f"/{'evaluations' if isinstance(program, Evaluation) else 'submissions'}/{segment(program.id)}"
        yield program
        latest, pause = program, _PAUSE
        while not latest.is_final:
            began = time.monotonic()
            patience = min(every, until - began)
            if patience <= 0:
                raise TimedOut(f"no verdict on {latest.id} in time; it is {latest.status}")
            found = kind.of(self._get(path, {"wait": _milliseconds(patience)}, until))
            if found.raw != latest.raw:
                yield found
            latest = found
            if not latest.is_final and time.monotonic() - began < min(patience, _PAUSE):
                # The server has too many who wait.
                time.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    # --- requests ---

    def _get(self, path: str, query: Mapping[str, Any] = {}, until: float = math.inf) -> Any:
        return self._transport.call(Request("GET", path, query), until)

    def _create(self, path: str, body: Mapping[str, Any], limit: str, wait: bool, until: float) -> Any:
        """Creates it once, however often the request is sent."""
        patience = max(0.0, min(_LONG_POLL, until - time.monotonic()))
        request = Request(
            "POST",
            path,
            {"wait": _milliseconds(patience) if wait else None},
            to_json({name: value for name, value in body.items() if value is not None}),
            headers={"Idempotency-Key": f'"{uuid.uuid4()}"'},
            limit=limit,
        )
        return self._transport.call(request, until)


def _form(boundary: str, name: str, content: bytes, confirms: Optional[int]) -> bytes:
    # Quotes and line ends would end the name.
    plain = "".join(one if one.isprintable() and one not in '"\\' else "_" for one in name)
    parts = []
    if confirms is not None:
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="confirms"\r\n\r\n{confirms}\r\n'.encode())
    parts.append(
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{plain}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n".encode()
    )
    return b"".join((*parts, content, f"\r\n--{boundary}--\r\n".encode()))


def _deadline(timeout: Optional[float]) -> float:
    return math.inf if timeout is None else time.monotonic() + timeout


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f}ms"
