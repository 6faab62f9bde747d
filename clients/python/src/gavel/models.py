"""What the server answers with. Each has the whole JSON document as ``raw``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Mapping, Optional, Tuple, Type, TypeVar

from gavel.errors import Problem

ACCEPTED = "ACCEPTED"

_FINAL = ("DONE", "CANCELLED")

Document = Mapping[str, Any]

S = TypeVar("S", bound="Submission")


@dataclass(frozen=True)
class ProgramError:
    """What went wrong in a program."""

    type: str
    message: str
    line: Optional[int]
    traceback: Optional[str]

    @classmethod
    def of(cls, document: Optional[Document]) -> Optional[ProgramError]:
        if document is None:
            return None
        return cls(document["type"], document["message"], document.get("line"), document.get("traceback"))


@dataclass(frozen=True)
class TestResult:
    """A test of a judged program. A hidden one has its verdict only."""

    index: int
    verdict: Optional[str]
    hidden: bool
    time_ms: Optional[float]
    memory_kb: Optional[int]
    expected: Optional[str]
    output: Optional[str]
    difference: Optional[str]
    error: Optional[ProgramError]
    stdout: Optional[str]
    stderr: Optional[str]
    raw: Document = field(repr=False, compare=False)

    @classmethod
    def of(cls, document: Document) -> TestResult:
        return cls(
            index=document["index"],
            verdict=document.get("verdict"),
            hidden=document.get("hidden", False),
            time_ms=document.get("time_ms"),
            memory_kb=document.get("memory_kb"),
            expected=document.get("expected"),
            output=document.get("output"),
            difference=document.get("difference"),
            error=ProgramError.of(document.get("error")),
            stdout=document.get("stdout"),
            stderr=document.get("stderr"),
            raw=document,
        )


@dataclass(frozen=True)
class Submission:
    """A submission. ``verdict`` is None until its status is DONE; ``position`` is that in the queue, from 1."""

    id: str
    status: str
    verdict: Optional[str]
    passed: int
    total: int
    score: Optional[float]
    max_score: Optional[float]
    time_ms: Optional[float]
    memory_kb: Optional[int]
    position: Optional[int]
    tests_done: int
    missing_environment: Optional[str]
    error: Optional[ProgramError]
    tests: Tuple[TestResult, ...]
    raw: Document = field(repr=False, compare=False)

    @classmethod
    def of(cls: Type[S], document: Document) -> S:
        return cls(
            id=document["id"],
            status=document["status"],
            verdict=document.get("verdict"),
            passed=document.get("passed", 0),
            total=document.get("total", 0),
            score=document.get("score"),
            max_score=document.get("max_score"),
            time_ms=document.get("time_ms"),
            memory_kb=document.get("memory_kb"),
            position=document.get("position"),
            tests_done=document.get("tests_done", 0),
            missing_environment=document.get("missing_environment"),
            error=ProgramError.of(document.get("error")),
            tests=tuple(TestResult.of(test) for test in document.get("tests") or ()),
            raw=document,
        )

    @property
    def is_final(self) -> bool:
        return self.status in _FINAL

    @property
    def accepted(self) -> bool:
        return self.verdict == ACCEPTED


class Evaluation(Submission):
    """A program that was judged once. It has the shape of a submission."""


@dataclass(frozen=True)
class Question:
    """A question of the list."""

    id: int
    title: str
    difficulty: str
    raw: Document = field(repr=False, compare=False)

    @classmethod
    def of(cls, document: Document) -> Question:
        return cls(document["id"], document["title"], document["type"], document)


@dataclass(frozen=True)
class Import:
    """A file of questions that is read. ``failure`` says why it could not be read to its end.

    A dry run stores nothing, and counts what would be created or changed.
    """

    id: int
    file: str
    dry_run: bool
    state: str
    format: Optional[str]
    done: int
    total: int
    created: int
    changed: int
    unchanged: int
    refused: int
    tests: int
    refused_tests: int
    notes: Tuple[str, ...]
    failure: Optional[str]
    raw: Document = field(repr=False, compare=False)

    @classmethod
    def of(cls, document: Document) -> Import:
        questions = document["questions"]
        return cls(
            id=document["id"],
            file=document["file"],
            dry_run=document["dry_run"],
            state=document["state"],
            format=document.get("format"),
            done=document["done"],
            total=document["total"],
            created=questions["created"],
            changed=questions["changed"],
            unchanged=questions["unchanged"],
            refused=questions["refused"],
            tests=document["tests"],
            refused_tests=document["refused_tests"],
            notes=tuple(document["notes"]),
            failure=document.get("failure"),
            raw=document,
        )

    @property
    def is_final(self) -> bool:
        return self.state in ("DONE", "FAILED")


@dataclass(frozen=True)
class ImportedQuestion:
    """What became of a question of a file, or would become of it.

    ``outcome`` is CREATED, CHANGED, UNCHANGED or REFUSED; ``notes`` has lists of ``errors``, ``refused`` tests, ``guesses``
    and ``warnings``, each only if there are any.
    """

    source_id: str
    title: str
    outcome: str
    question_id: Optional[int]
    tests: int
    refused_tests: int
    notes: Document
    raw: Document = field(repr=False, compare=False)

    @classmethod
    def of(cls, document: Document) -> ImportedQuestion:
        return cls(
            source_id=document["source_id"],
            title=document["title"],
            outcome=document["outcome"],
            question_id=document.get("question_id"),
            tests=document["tests"],
            refused_tests=document["refused_tests"],
            notes=document["notes"],
            raw=document,
        )


@dataclass(frozen=True)
class BatchProgress:
    """The progress of a batch. ``outcomes`` counts its lines by verdict, CANCELLED and REFUSED."""

    id: str
    name: Optional[str]
    status: str
    lines: int
    done: int
    outcomes: Dict[str, int]
    raw: Document = field(repr=False, compare=False)

    @classmethod
    def of(cls, document: Document) -> BatchProgress:
        return cls(
            id=document["id"],
            name=document.get("name"),
            status=document["status"],
            lines=document["lines"],
            done=document["done"],
            outcomes=dict(document.get("outcomes") or {}),
            raw=document,
        )

    @property
    def is_final(self) -> bool:
        return self.status in _FINAL


@dataclass(frozen=True)
class BatchResult:
    """The result of a line: an evaluation, or the problem because of which there is none."""

    position: int
    custom_id: Optional[str]
    evaluation: Optional[Evaluation]
    problem: Optional[Problem]
    raw: Document = field(repr=False, compare=False)

    @classmethod
    def of(cls, document: Document) -> BatchResult:
        evaluation = document.get("evaluation")
        problem = document.get("problem")
        return cls(
            position=document["position"],
            custom_id=document.get("custom_id"),
            evaluation=Evaluation.of(evaluation) if evaluation is not None else None,
            problem=Problem(problem["status"], problem) if problem is not None else None,
            raw=document,
        )

    @property
    def outcome(self) -> str:
        """The verdict, CANCELLED, or REFUSED if the line could not be judged."""
        if self.evaluation is None:
            return "REFUSED"
        return self.evaluation.verdict or self.evaluation.status

    @property
    def accepted(self) -> bool:
        return self.outcome == ACCEPTED
