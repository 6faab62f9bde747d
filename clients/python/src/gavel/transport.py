"""Requests by HTTP, which are tried again while the failure may pass."""

from __future__ import annotations

import json
import math
import random
import re
import socket
import ssl
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from typing import Any, Dict, Iterator, List, Mapping, Optional, Union

from gavel.errors import ConnectionFailed, GavelError, Problem

Query = Mapping[str, Union[str, int, None]]

JSON = "application/json"
JSON_LINES = "application/jsonl"

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_FIRST_PAUSE = 0.25
_LONGEST_PAUSE = 8.0
# If nobody has ever answered, an error in the address is more likely than a restart.
_PATIENCE_AT_FIRST = 5.0
_NEVER = threading.Event()
_READ_AT_ONCE = 64 * 1024
# For an answer to arrive that the server sends at the deadline.
_ON_THE_WAY = 5.0


@dataclass(frozen=True)
class Request:
    """A request. ``limit`` names the rate limit that it counts against."""

    method: str
    path: str
    query: Query = field(default_factory=dict)
    body: Optional[bytes] = None
    content_type: str = JSON
    accept: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    limit: Optional[str] = None


class Patience:
    """Pauses between attempts: longer each time, at least as long as the server asks for."""

    def __init__(self, seconds: float, stop: threading.Event = _NEVER, deadline: float = math.inf) -> None:
        self._seconds = seconds
        self._stop = stop
        self._deadline = deadline
        self._until: Optional[float] = None
        self._pause = _FIRST_PAUSE

    def renew(self) -> None:
        """The server was reached, so the time begins anew with the next failure."""
        self._until = None
        self._pause = _FIRST_PAUSE

    def wait(self, failure: GavelError, seconds: Optional[float] = None) -> None:
        """Pauses, or raises the failure if there is no time left."""
        if self._until is None:
            self._until = time.monotonic() + (self._seconds if seconds is None else seconds)
        pause = self._pause * random.uniform(0.5, 1)
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)
        if isinstance(failure, Problem) and failure.retry_after is not None:
            # Not all at the same moment.
            pause += failure.retry_after
        if time.monotonic() + pause > min(self._until, self._deadline) or self._stop.wait(pause):
            raise failure


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A token must not follow a redirect to another server."""

    def redirect_request(self, *args: Any) -> None:
        return None


class Transport:
    """Sends requests to one server. Threads may share it."""

    def __init__(self, url: str, token: Optional[str], timeout: float, patience: float, agent: str) -> None:
        parts = urllib.parse.urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError(f"the URL is {url!r}, expected one like https://gavel.example.org")
        if parts.username or parts.password:
            raise ValueError("the URL must not contain a user name or a password; send a token instead")
        self.url = url.rstrip("/")
        self.timeout = timeout
        self.patience = patience
        self._headers = {"User-Agent": agent}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        handlers = [_NoRedirects()]
        if is_loopback(url):
            handlers.append(urllib.request.ProxyHandler({}))  # type: ignore[arg-type]
        self._opener = urllib.request.build_opener(*handlers)
        self._reached = False
        self._not_before: Dict[str, float] = {}

    def call(self, request: Request, deadline: float = math.inf, stop: threading.Event = _NEVER) -> Any:
        """Returns the JSON of the answer, None if it has none.

        :param deadline: the monotonic time from which on the request is not tried again

        Raises ``Problem`` if the server refuses, ``ConnectionFailed`` if it cannot be reached.
        """
        patience = Patience(self.patience, stop, deadline)
        while True:
            self._await_quota(request, stop, deadline)
            try:
                return self._answer(request, self._timeout(deadline))
            except Problem as problem:
                if not problem.passes:
                    raise
                patience.wait(problem)
            except ConnectionFailed as failure:
                patience.wait(failure, None if self._reached else min(self.patience, _PATIENCE_AT_FIRST))

    def lines(self, request: Request, timeout: float) -> Iterator[bytes]:
        """Returns the lines of an answer as they come, up to the last whole one, without their ends.

        Raises ``ConnectionFailed`` if the connection breaks, or nothing comes for ``timeout`` seconds.
        """
        with self._open(request, timeout) as response:
            self._expect(JSON_LINES, response)
            begun: List[bytes] = []
            try:
                # Not by iteration: it takes a connection that breaks between two chunks for the end.
                while part := response.read1(_READ_AT_ONCE):
                    *ends, rest = part.split(b"\n")
                    for end in ends:
                        yield b"".join((*begun, end))
                        begun.clear()
                    begun.append(rest)
            except (OSError, HTTPException) as failure:
                raise self._failed(failure) from failure
            if any(begun):
                raise ConnectionFailed(f"{self.url}: the answer ends in the middle of a line")

    def _answer(self, request: Request, timeout: float) -> Any:
        try:
            with self._open(request, timeout) as response:
                body = response.read()
        except (OSError, HTTPException) as failure:
            raise self._failed(failure) from failure
        if not body:
            return None
        self._expect(JSON, response)
        return json.loads(body)

    def _expect(self, kind: str, response: Any) -> None:
        found = response.headers.get_content_type()
        if found != kind:
            raise GavelError(f"{self.url} answered with {found} instead of {kind}. Is this the address of Gavel?")

    def _timeout(self, deadline: float) -> float:
        return min(self.timeout, max(0.0, deadline - time.monotonic()) + _ON_THE_WAY)

    def _open(self, request: Request, timeout: float) -> Any:
        query = urllib.parse.urlencode({name: value for name, value in request.query.items() if value is not None})
        headers = {**self._headers, "Accept": request.accept, **request.headers}
        if request.body is not None:
            headers["Content-Type"] = request.content_type
        http = urllib.request.Request(
            self.url + request.path + (f"?{query}" if query else ""), request.body, headers, method=request.method
        )
        try:
            response = self._opener.open(http, timeout=timeout)
        except urllib.error.HTTPError as error:
            self._reached = True
            raise self._refused(error) from None
        except urllib.error.URLError as error:
            reason = error.reason
            raise self._failed(reason if isinstance(reason, Exception) else error) from error
        except (OSError, HTTPException) as failure:
            raise self._failed(failure) from failure
        self._reached = True
        self._remember_quota(response.headers)
        return response

    def _refused(self, error: urllib.error.HTTPError) -> GavelError:
        with error:
            if 300 <= error.code < 400:
                there = error.headers.get("Location", "elsewhere")
                return GavelError(f"{self.url} redirects to {there}. Use the address of Gavel itself.")
            try:
                body = error.read()
            except (OSError, HTTPException):
                body = b""
            return Problem.read(error.code, body, _seconds(error.headers.get("Retry-After")))

    def _failed(self, failure: Exception) -> GavelError:
        if isinstance(failure, ssl.SSLCertVerificationError):
            return GavelError(f"{self.url}: the certificate is not valid: {failure.verify_message}")
        if not isinstance(failure, (ConnectionRefusedError, socket.gaierror)):
            self._reached = True
        return ConnectionFailed(f"{self.url}: {failure or type(failure).__name__}")

    def _await_quota(self, request: Request, stop: threading.Event, deadline: float) -> None:
        if request.limit is not None:
            until = self._not_before.get(request.limit, 0.0)
            stop.wait(max(0.0, min(until, deadline) - time.monotonic()))

    def _remember_quota(self, headers: HTTPMessage) -> None:
        """Reads ``RateLimit: "submissions";r=0;t=1``: none are left, the next one comes in a second."""
        for name, remaining, seconds in re.findall(r'"([^"]*)";r=(\d+);t=(\d+)', headers.get("RateLimit", "")):
            if remaining == "0":
                self._not_before[name] = time.monotonic() + min(float(seconds), self.patience)


def to_json(document: Any) -> bytes:
    """Writes JSON of mappings of any class."""
    return json.dumps(document, default=_as_dict).encode()


def _as_dict(value: Any) -> Dict[Any, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def segment(identifier: object) -> str:
    """Returns an id as a part of a path."""
    return urllib.parse.quote(str(identifier), safe="")


def is_loopback(url: str) -> bool:
    """Whether what is sent there stays on this machine."""
    return urllib.parse.urlsplit(url).hostname in _LOOPBACK


def _seconds(retry_after: Optional[str]) -> Optional[float]:
    return float(retry_after) if retry_after is not None and retry_after.isdigit() else None
