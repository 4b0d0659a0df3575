"""Who may ask: only the page that this preview opened, on this machine.

A name that another site lets lead here (DNS rebinding) is refused by its Host header,
and what writes by its Origin (RFC 9110, 7.2; RFC 6454, 7). What is shown may load
nothing but what comes from here (CSP 3).
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.responses import PlainTextResponse

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Site = Callable[[Scope, Receive, Send], Awaitable[None]]

ADDRESS = "127.0.0.1"
NAMES = (ADDRESS, "localhost")
READING = frozenset({"GET", "HEAD"})

POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = (
    (b"cache-control", b"no-store"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)
PDF = b"application/pdf"


class Guard:
    """Lets through what may ask, and says to browsers what they may do with it.

    Args:
        port: on which this preview answers.
    """

    def __init__(self, site: Site, port: int) -> None:
        self._site = site
        self._hosts = frozenset(f"{name}:{port}".encode() for name in NAMES)
        self._origins = frozenset(b"http://" + host for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            await self._site(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        if not self.lets_in(scope["method"], scope["headers"]):
            refused = PlainTextResponse(
                "Open the address that the terminal shows.", 403
            )
            await refused(scope, receive, send)
            return

        async def guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_headers(message)]
            await send(message)

        await self._site(scope, receive, guarded)

    def lets_in(self, method: str, headers: list[tuple[bytes, bytes]]) -> bool:
        """Whether a request may be answered."""
        hosts = [value for name, value in headers if name == b"host"]
        origins = [value for name, value in headers if name == b"origin"]
        sites = [value for name, value in headers if name == b"sec-fetch-site"]
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return False
        if any(origin not in self._origins for origin in origins):
            return False
        if method in READING:
            # A link from elsewhere is no way to learn the address by its answers.
            return all(site in (b"same-origin", b"none") for site in sites)
        return bool(origins)


def _headers(message: MutableMapping[str, Any]) -> list[tuple[bytes, bytes]]:
    """Return what goes with an answer; a browser's own viewer of PDFs needs scripts."""
    kind = dict(message["headers"]).get(b"content-type", b"")
    if kind == PDF:
        return list(HEADERS)
    return [*HEADERS, (b"content-security-policy", POLICY.encode())]
