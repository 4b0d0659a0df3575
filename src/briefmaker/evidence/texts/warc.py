"""Web archives (WARC 1.1, ISO 28500): the page that a source is, with its own type.

A web archive says when and from where a page came. The record that counts is the
response whose target is the source's address; without one, the first page or PDF
that the server gave as asked for.
"""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import BytesIO, StringIO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.limitreader import LimitReader
from warcio.recordloader import ArcWarcRecord

from briefmaker.evidence.texts.text import Unreadable
from briefmaker.values import Struct

GZIP = b"\x1f\x8b"
MOST_BYTES = 1_000_000_000
"""The most that an archive may unpack to."""

MOST_PAYLOAD = 300_000_000
"""The most that the page in it may hold."""

CHUNK = 1 << 16

PAGES = frozenset({"text/html", "application/xhtml+xml", "application/pdf"})


class Payload(Struct, frozen=True):
    """What a server sent.

    Attributes:
        data: the page, unpacked.
        media_type: as the server called it; nothing if it did not.
        url: the address that was asked for.
        date: when, as the archive has it: `2024-03-14T09:12:00Z`.
    """

    data: bytes
    media_type: str
    url: str
    date: str


class _Limited:
    """A file that refuses to give more than an archive may hold."""

    def __init__(self, file: BytesIO | gzip.GzipFile) -> None:
        self._file = file
        self._given = 0

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._file.read(size if size >= 0 else CHUNK)
        except EOFError as error:  # which warcio would take for the proper end
            raise OSError("the file ends within a packed record") from error
        self._given += len(data)
        if self._given > MOST_BYTES:
            raise Unreadable(
                f"it unpacks to more than {MOST_BYTES // 1_000_000_000} GB",
                "archive the one page that you cite, without what it links to",
            )
        return data

    def tell(self) -> int:
        return self._given


def payload(data: bytes, url: str = "") -> Payload:
    """Return the page of a web archive that a source is.

    Args:
        data: a WARC file, packed with gzip or not.
        url: the source's address, if it has one.

    Raises:
        Unreadable: the archive is damaged, swells beyond all measure, or has no
            such page.
    """
    first: Payload | None = None
    try:
        # warcio tells what is odd in a file on the standard error stream.
        with redirect_stderr(StringIO()):
            for record in _records(data):
                target = record.rec_headers.get_header("WARC-Target-URI") or ""
                if url and _same(url, target):
                    return _payload(record, target)
                if first is None and _type(record) in PAGES:
                    first = _payload(record, target)
                    if not url:
                        break
    except (ArchiveLoadFailed, EOFError, OSError, zlib.error, ValueError) as error:
        raise Unreadable(
            "the web archive is damaged or was not downloaded to its end",
            "archive the page again",
        ) from error
    if first is None:
        raise Unreadable(
            "the web archive holds no page or PDF that its server gave",
            "archive the page itself; a redirect or an error page is not it",
        )
    return first


def _records(data: bytes) -> Iterator[ArcWarcRecord]:
    """Yield the records in which a server gave what it was asked for."""
    packed = data.startswith(GZIP)
    file = gzip.GzipFile(fileobj=BytesIO(data)) if packed else BytesIO(data)
    for record in _read(ArchiveIterator(_Limited(file))):
        answered = record.rec_type == "response" and record.http_headers is not None
        if answered and record.http_headers.get_statuscode() == "200":
            yield record


def _read(archive: Iterator[ArcWarcRecord]) -> Iterator[ArcWarcRecord]:
    """Yield all records; one without a field that each must have is damaged."""
    while True:
        try:
            record = next(archive)
        except StopIteration:
            return
        except (AttributeError, LookupError, TypeError) as error:  # as warcio tells it
            raise ArchiveLoadFailed("a record lacks a field") from error
        yield record


def _type(record: ArcWarcRecord) -> str:
    named = record.http_headers.get_header("Content-Type") or ""
    return str(named).partition(";")[0].strip().lower()


def _same(one: str, other: str) -> bool:
    """Whether two addresses name the same page, by HTTP or HTTPS."""

    def page(url: str) -> tuple[str, str, str]:
        parts = urlsplit(url)
        return parts.netloc.lower(), parts.path.rstrip("/"), parts.query

    return page(one) == page(other)


def _payload(record: ArcWarcRecord, target: str) -> Payload:
    """Unpack what a server sent."""
    encoding = (record.http_headers.get_header("Content-Encoding") or "").lower()
    if encoding not in ("", "identity", *BufferedReader.get_supported_decompressors()):
        raise Unreadable(
            f"the page in the web archive is packed by “{encoding}”",
            "archive it again as gzip or unpacked",
        )
    stream = record.content_stream()
    parts: list[bytes] = []
    size = 0
    while part := stream.read(CHUNK):
        parts.append(part)
        size += len(part)
        if size > MOST_PAYLOAD:
            raise Unreadable(
                f"the page in it unpacks to more than {MOST_PAYLOAD // 1_000_000} MB",
                "see whether it is the right page",
            )
    while record.raw_stream.read(CHUNK):  # what follows the last chunk of a page
        pass
    # Of a record that does not say how long it is, nobody knows whether it is whole.
    if not isinstance(record.raw_stream, LimitReader) or record.raw_stream.limit:
        raise EOFError
    date = record.rec_headers.get_header("WARC-Date") or ""
    return Payload(b"".join(parts), _type(record), target, date)
