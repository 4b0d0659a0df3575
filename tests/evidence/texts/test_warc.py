"""Web archives: the page that is meant, and files made to do harm."""

import gzip

import pytest

from briefmaker.evidence.texts import warc
from briefmaker.evidence.texts.extractors import WARCIO
from briefmaker.evidence.texts.reader import WARC, read_text
from briefmaker.evidence.texts.text import Unreadable
from evidence import papers
from evidence.papers import archive

PAGE = b"<html><p>Remittances rose by 4.2 percent in a year, the bureau said."


ROBOTS = ("https://example.org/robots.txt", "200 OK", "text/plain", b"Disallow: /")
MOVED = ("http://example.org/a", "301 Moved", "text/html", b"<p>moved")
FIRST = ("https://example.org/a", "200 OK", "text/html; charset=utf-8", PAGE)
OTHER = ("https://example.org/b?x=1", "200 OK", "text/html", b"<p>Another page.")


@pytest.mark.parametrize("packed", [True, False])
def test_the_first_page_that_was_given_is_read_by_its_own_type(packed: bool) -> None:
    text = read_text(archive(ROBOTS, MOVED, FIRST, OTHER, packed=packed), WARC)
    assert text.content == (
        "Remittances rose by 4.2 percent in a year, the bureau said.\n"
    )
    assert text.extractor == f"{WARCIO} html bm-text/1"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/b?x=1",
        "http://Example.org/b?x=1",
        "https://example.org/b/?x=1#top",
    ],
)
def test_the_page_with_the_sources_address_wins(url: str) -> None:
    data = archive(FIRST, OTHER)
    assert read_text(data, WARC, url).content == "Another page.\n"


def test_an_address_that_is_not_there_leaves_the_first_page() -> None:
    page = warc.payload(archive(ROBOTS, FIRST, OTHER), "https://example.org/c")
    assert page.data == PAGE
    assert page.url == "https://example.org/a"
    assert page.date == "2024-03-14T09:12:00Z"


def test_a_pdf_in_an_archive_is_read_page_by_page() -> None:
    data = papers.pdf(papers.column("Output rose by 4.2 percent.", "Prices fell."))
    text = read_text(
        archive(("http://x.org/r", "200 OK", "application/pdf", data)), WARC
    )
    assert "Output rose by 4.2 percent." in text.content
    assert text.places(0, 1) == {"page": "1"}


def test_a_page_that_was_sent_packed_is_unpacked() -> None:
    packed = archive((*FIRST[:3], gzip.compress(PAGE)), encoding="gzip")
    assert warc.payload(packed).data == PAGE
    with pytest.raises(Unreadable, match="packed by “zstd”"):
        warc.payload(archive(FIRST, encoding="zstd"))


def test_an_archive_without_a_page_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Unreadable, match="no page or PDF that its server gave"):
        warc.payload(archive(ROBOTS, MOVED))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("packed", [True, False])
def test_a_truncated_archive_is_refused(
    packed: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    long = b"<p>" + bytes(range(33, 123)) * 500
    data = archive(("http://x.org/", "200 OK", "text/html", long), packed=packed)
    with pytest.raises(Unreadable, match="damaged or was not downloaded to its end"):
        warc.payload(data[: len(data) // 2])
    assert capfd.readouterr() == ("", "")


def test_what_is_no_archive_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    for data in (b"", b"not an archive\r\n\r\n", gzip.compress(b"\0" * 100)):
        with pytest.raises(Unreadable):
            warc.payload(data)
    assert capfd.readouterr() == ("", "")


def test_a_record_without_its_address_is_damaged() -> None:
    lines = archive(FIRST, packed=False).split(b"\r\n")
    kept = [line for line in lines if not line.startswith(b"WARC-Target-URI")]
    assert len(kept) == len(lines) - 1
    with pytest.raises(Unreadable, match="damaged") as caught:
        warc.payload(b"\r\n".join(kept))
    assert str(caught.value.__cause__) == "a record lacks a field"


def test_a_record_longer_than_it_says_is_passed_without_a_word(
    capfd: pytest.CaptureFixture[str],
) -> None:
    robots, page = archive(ROBOTS, packed=False), archive(FIRST, packed=False)
    longer = robots.replace(b"Disallow: /", b"Disallow: /private-pages")
    assert warc.payload(longer + page).data == PAGE
    assert capfd.readouterr() == ("", "")


def test_an_archive_that_swells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MOST_BYTES", 1_000_000)
    bomb = ("http://x.org/", "200 OK", "image/png", b"\0" * 3_000_000)
    data = archive(bomb, FIRST)
    assert len(data) < 10_000
    with pytest.raises(Unreadable, match="unpacks to more than"):
        warc.payload(data)


def test_a_page_that_swells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MOST_PAYLOAD", 1_000_000)
    bomb = (*FIRST[:3], gzip.compress(b"a" * 3_000_000))
    with pytest.raises(Unreadable, match="the page in it unpacks to more than 1 MB"):
        warc.payload(archive(bomb, encoding="gzip"))


def test_an_archive_in_an_archive_is_refused_with_what_to_do() -> None:
    inner = archive(FIRST)
    outer = archive(("https://example.org/x", "200 OK", "application/warc", inner))
    with pytest.raises(Unreadable, match="holds another web archive") as refused:
        read_text(outer, WARC, "https://example.org/x")
    assert refused.value.hint == "add the one that is in it"


def test_a_page_of_a_type_that_is_not_known_is_read_by_its_bytes() -> None:
    answer = ("https://example.org/x", "200 OK", "application/x-own", PAGE)
    text = read_text(archive(answer), WARC, "https://example.org/x")
    assert text.content.startswith("Remittances rose by 4.2 percent")
    assert text.extractor == f"{WARCIO} html bm-text/1"


def test_what_follows_the_last_chunk_of_a_page_is_passed_over() -> None:
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked"
    answer = f"{head}\r\n\r\n".encode() + chunks + b"left over" * 10
    fields = (
        "WARC/1.1",
        "WARC-Type: response",
        "WARC-Target-URI: https://example.org/a",
        "WARC-Date: 2024-03-14T09:12:00Z",
        "WARC-Record-ID: <urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8>",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(answer)}",
    )
    data = "\r\n".join((*fields, "", "")).encode() + answer + b"\r\n\r\n"
    assert warc.payload(data).data == PAGE
