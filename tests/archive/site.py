"""A web site on this machine, for tests: what it answers is what a test says."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(slots=True)
class Answer:
    """What the site sends for a path."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    declared: int | None = None


@dataclass(slots=True)
class Site:
    """A site that is up.

    Attributes:
        answers: by path; a path that is not there gets 404.
        asked: the headers of each request, with its path under ``path``.
    """

    address: str
    answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]]
    asked: list[dict[str, str]]

    def url(self, path: str) -> str:
        return f"{self.address}{path}"


@contextmanager
def site() -> Iterator[Site]:
    """Put a site up on a free port of this machine."""
    answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = {}
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked.append({**dict(self.headers.items()), "path": self.path})
            answer = answers.get(self.path, Answer(b"gone", 404))
            if callable(answer):
                answer(self)
                return
            self.send_response(answer.status)
            length = len(answer.body) if answer.declared is None else answer.declared
            self.send_header("Content-Length", str(length))
            self.send_header("Connection", "close")
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield Site(f"http://127.0.0.1:{server.server_port}", answers, asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
