"""The one door to the network: a page or a file by its address.

Only http and https, certificates verified. A redirect may lead to another site but
never to an address inside a private network, which only the user's own typing may
name (so a page cannot make briefmaker read what stands behind a firewall).
"""

import http.client
import ipaddress
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC
from email.message import Message
from email.utils import parsedate_to_datetime
from importlib import metadata
from typing import NoReturn
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from briefmaker.archive.refused import Blame, Refused, misasked
from briefmaker.values import Struct

MOST_BYTES = 300_000_000
"""The largest copy that is kept; a longer one is not read to its end."""

MOST_REDIRECTS = 5

REDIRECTS = (301, 302, 303, 307, 308)
"""Statuses that lead to another address (RFC 9110, 15.4)."""

PATIENCE = 30.0
"""Seconds that a site may be silent."""

_CHUNK = 1 << 16

_SAVE_IT = (
    "open it in a browser, save it, and add the file: "
    "`briefmaker source add FILE --url URL`"
)


class Fetched(Struct, frozen=True):
    """What an address gave.

    Attributes:
        url: where it was found in the end, redirects followed.
        media_type: as the site declares it, without parameters; maybe nothing.
        version_date: the moment that a web archive's copy shows, in UTC
            (RFC 7089, `Memento-Datetime`); nothing elsewhere.
    """

    url: str
    data: bytes
    media_type: str = ""
    version_date: str = ""


def fetch(url: str) -> Fetched:
    """Read a page or file from the network.

    Raises:
        Refused: it cannot be had; with what the site or the network said.
    """
    asked = _encoded(url)
    opener = urllib.request.build_opener(_Stay)
    for _ in range(MOST_REDIRECTS + 1):
        request = urllib.request.Request(asked, headers=_headers())
        try:
            with opener.open(request, timeout=PATIENCE) as answer:
                data = b"".join(_chunks(answer, asked))
                return _fetched(asked, answer.headers, data)
        except urllib.error.HTTPError as error:
            with error:
                if error.code not in REDIRECTS:
                    _refuse_status(asked, error.code)
                asked = _next(asked, error.headers)
        except urllib.error.URLError as error:
            _refuse_failure(asked, error.reason)
        except (OSError, http.client.HTTPException) as error:
            _refuse_failure(asked, error)
    raise Refused(f"“{url}” leads on from page to page without an end", _SAVE_IT)


def is_address(text: str) -> bool:
    """Whether a user means an address of the web and not a file."""
    return "://" in text or text.lower().startswith(("http:", "https:"))


def _headers() -> dict[str, str]:
    try:
        version = metadata.version("briefmaker")
    except metadata.PackageNotFoundError:
        version = "0"
    return {
        "User-Agent": f"briefmaker/{version}",
        "Accept": "*/*",
        # Bytes that are packed for the way are not the bytes of the source.
        "Accept-Encoding": "identity",
    }


def _encoded(url: str) -> str:
    """Return the address in ASCII, as a request needs it (RFC 3987, 3.1).

    Raises:
        Refused: it is no address of the web.
    """
    try:
        parts = urlsplit(url.strip())
        port = f":{parts.port}" if parts.port is not None else ""
        host = (parts.hostname or "").encode("idna").decode()
    except (UnicodeError, ValueError):
        raise _no_address(url) from None
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise _no_address(url)
    if parts.username is not None:
        raise misasked(
            f"“{parts.hostname}” is given with a user name or password, which would "
            "be kept in the library",
            "save the page in a browser and add the file",
        )
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    host = f"[{host}]" if ":" in host else host
    return urlunsplit((parts.scheme.lower(), host + port, path, query, ""))


def _no_address(url: str) -> Refused:
    return misasked(
        f"“{url}” is not an address of a page",
        "it begins with https:// or http://; a file is given by its path",
    )


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing, so that where a site leads can be looked at first."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Leave the redirect as the answer."""


def _chunks(answer: http.client.HTTPResponse, url: str) -> Iterator[bytes]:
    """Yield the body, as long as it is and no longer than is kept.

    Raises:
        Refused: it is too long, broken off, or packed though not asked for.
    """
    packed = answer.headers.get("Content-Encoding", "identity").lower()
    if packed != "identity":
        raise Refused(f"“{url}” comes packed ({packed}), not as it is", _SAVE_IT)
    declared = answer.headers.get("Content-Length", "")
    wanted = int(declared) if declared.isdecimal() else None
    if wanted is not None and wanted > MOST_BYTES:
        raise _too_large(url)
    had = 0
    while chunk := answer.read(_CHUNK):
        had += len(chunk)
        if had > MOST_BYTES:
            raise _too_large(url)
        yield chunk
    if wanted is not None and had < wanted:
        message = f"“{url}” broke off after {had:,} of {wanted:,} bytes"
        raise Refused(message, "try again", Blame.MACHINE)


def _too_large(url: str) -> Refused:
    most = f"{MOST_BYTES // 1_000_000} MB"
    return Refused(
        f"“{url}” is larger than {most}, the most a copy may be",
        "keep the part that you cite, as a file of its own",
    )


def _next(url: str, headers: Message) -> str:
    """Return the address that a redirect leads to.

    Raises:
        Refused: it leads nowhere, to no page, or into a private network.
    """
    target = urljoin(url, headers.get("Location") or "")
    try:
        target = _encoded(target)
    except Refused:
        message = f"“{url}” leads on to something that is not a page: “{target}”"
        raise Refused(message, _SAVE_IT) from None
    if target == url:
        raise Refused(f"“{url}” leads only to itself", _SAVE_IT)
    host = urlsplit(target).hostname or ""
    if _is_private(host):
        raise Refused(
            f"“{url}” leads to “{host}”, an address inside a private network",
            "if that is right, give that address itself",
        )
    return target


def _is_private(host: str) -> bool:
    """Whether any address of a host is one that the public network does not have.

    A name that cannot be looked up here may still be known to a proxy.
    """
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return False
    addresses = (str(where[0]).partition("%")[0] for *_, where in found)
    return not all(ipaddress.ip_address(each).is_global for each in addresses)


def _fetched(url: str, headers: Message, data: bytes) -> Fetched:
    if not data:
        raise Refused(f"“{url}” is empty: the site sent no bytes", _SAVE_IT)
    made = headers.get("Memento-Datetime", "")
    with suppress(ValueError):
        made = parsedate_to_datetime(made).astimezone(UTC).isoformat() if made else ""
    media_type = headers.get_content_type() if "Content-Type" in headers else ""
    return Fetched(url, data, media_type, made.replace("+00:00", "Z"))


def _refuse_status(url: str, status: int) -> NoReturn:
    """Say what a site meant by a status that is no success (RFC 9110, 15)."""
    if status in (404, 410):
        raise Refused(
            f"there is no page at “{url}” ({status})",
            "is the address right? A web archive may still have a copy",
        )
    if status in (401, 402, 403, 407, 429, 451):
        message = f"the site does not let programs read “{url}” ({status})"
        raise Refused(message, _SAVE_IT)
    if status >= 500:
        message = f"the site failed and did not send “{url}” ({status})"
        raise Refused(message, "try again later", Blame.MACHINE)
    raise Refused(f"the site answered {status} and did not send “{url}”", _SAVE_IT)


def _refuse_failure(url: str, reason: object) -> NoReturn:
    """Say why a site could not be reached, or stopped in the middle."""
    host = urlsplit(url.strip()).hostname or url
    message, hint = f"“{host}” could not be reached: {reason}", "try again later"
    if isinstance(reason, ssl.SSLCertVerificationError):
        why = reason.verify_message
        message = f"“{host}” could not prove that it is that site: {why}"
        hint = "nothing was read; is the address right, and the clock of this machine?"
    elif isinstance(reason, ssl.SSLError):
        message = f"no secure connection to “{host}” could be made: {reason.reason}"
    elif isinstance(reason, TimeoutError):
        message = f"“{host}” sent nothing for {PATIENCE:.0f} seconds"
    elif isinstance(reason, socket.gaierror):
        message = f"there is no site “{host}”, or this machine is offline"
        hint = "is the address right, and the network there?"
    elif isinstance(reason, ConnectionRefusedError):
        message = f"“{host}” does not take connections"
        hint = "is the address right?"
    elif isinstance(reason, http.client.HTTPException):
        message = f"“{host}” answered in a way that is not the web's, or broke off"
    raise Refused(message, hint, Blame.MACHINE)
