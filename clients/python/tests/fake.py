"""Servers for tests: one that answers as it is told, and a proxy that breaks connections."""

from __future__ import annotations

import contextlib
import json
import select
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable, Iterable, Iterator, List, Mapping, NamedTuple, Optional, Tuple


class Asked(NamedTuple):
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


class Answer(NamedTuple):
    """An answer with a document, or in parts that are sent as they come. It may break off after them."""

    status: int
    document: Any = None
    headers: Mapping[str, str] = {}
    parts: Optional[Iterable[bytes]] = None
    breaks: bool = False


class FakeGavel:
    """Gives the answers one after another, and keeps what it was asked."""

    def __init__(self, *answers: Answer) -> None:
        self.asked: List[Asked] = []
        self._answers = list(answers)

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        return self._answers.pop(0)


@contextlib.contextmanager
def serving(answer: Callable[[Asked], Answer]) -> Iterator[str]:
    """Returns the address of a server."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _handle(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            given = answer(Asked(self.command, self.path, dict(self.headers.items()), body))
            content = b"" if given.document is None else json.dumps(given.document).encode()
            self.send_response(given.status)
            for name, value in {"Content-Type": "application/json", **given.headers}.items():
                self.send_header(name, value)
            if given.parts is not None:
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                self._send(given.parts, given.breaks)
                return
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def _send(self, parts: Iterable[bytes], breaks: bool) -> None:
            with contextlib.suppress(OSError):
                for part in parts:
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
                self.wfile.write(b"" if breaks else b"0\r\n\r\n")
            self.close_connection = True

        do_GET = do_POST = _handle

        def log_message(self, *arguments: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class BreakingProxy:
    """Passes connections on, and cuts some after a number of bytes in either direction.

    :param cuts: after how many bytes the connections break, one after another; then none does
    """

    def __init__(self, target: Tuple[str, int], cuts: List[int]) -> None:
        self.cut = 0
        self._target = target
        self._cuts = list(cuts)
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                cut = self._cuts.pop(0) if self._cuts else None
                threading.Thread(target=self._serve, args=(client, cut), daemon=True).start()

    def _serve(self, client: socket.socket, cut: Optional[int]) -> None:
        with client, socket.create_connection(self._target) as server:
            ends = {client: server, server: client}
            passed = 0
            while True:
                for source in select.select(ends, [], [])[0]:
                    with contextlib.suppress(OSError):
                        data = source.recv(2048)
                        passed += len(data)
                        if data and (cut is None or passed <= cut):
                            ends[source].sendall(data)
                            continue
                        self.cut += 1 if data else 0
                    return
