"""What keeps the client from an answer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Mapping, Optional, Tuple


class GavelError(Exception):
    """The base of all errors of this package."""


class ConnectionFailed(GavelError):
    """The server could not be reached, or the connection broke, also when tried again."""


class TimedOut(GavelError):
    """There was no verdict in time. What was sent is still judged."""


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field of a request."""

    field: str
    message: str


class Problem(GavelError):
    """The server refused a request. The attributes are those of its problem document (RFC 9457).

    ``type`` is stable, such as ``/problems/invalid``; ``retry_after`` is in seconds.
    """

    def __init__(self, status: int, document: Mapping[str, Any], retry_after: Optional[float] = None) -> None:
        super().__init__(status, document, retry_after)
        self.status = status
        self.type = str(document.get("type", "about:blank"))
        self.title = str(document.get("title", f"HTTP status {status}"))
        self.detail = str(document.get("detail", ""))
        self.instance: Optional[str] = document.get("instance")
        self.errors: Tuple[FieldError, ...] = tuple(
            FieldError(str(error.get("field")), str(error.get("message"))) for error in document.get("errors", ())
        )
        self.retry_after = retry_after

    @classmethod
    def read(cls, status: int, body: bytes, retry_after: Optional[float] = None) -> Problem:
        """Reads an answer. What is in front of Gavel may answer with something else than a problem."""
        try:
            document = json.loads(body)
        except ValueError:
            document = None
        return cls(status, document if isinstance(document, dict) else {}, retry_after)

    @property
    def name(self) -> str:
        """The last part of the type, such as ``invalid``."""
        return self.type.rsplit("/", 1)[-1]

    @property
    def passes(self) -> bool:
        """Whether the same request may succeed later."""
        return self.status in (429, 502, 503, 504) or self.name == "idempotency-key-in-use"

    def __str__(self) -> str:
        return f"{self.title}: {self.detail}" if self.detail else self.title
