"""Everything that reads bytes or words of others: each with good examples to start from.

A reader gives a value or says in its own way what is wrong; anything else is a find.
"""  # noqa: E501

import gzip
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from fuzz.desks import CHECKOUT, COPIES, COUNTRIES, PEOPLE

ASSETS = CHECKOUT / "assets"
LANGUAGES = ("en", "ru", "de", "fr", "tr", "az", "tg", "fa", "x")

Read = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Reader:
    """Something that reads what others wrote.

    Attributes:
        read: takes any bytes; raises nothing.
        seeds: bytes from which mutation begins.
    """

    read: Read
    seeds: tuple[bytes, ...]


def _words(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape" if data[:1] == b"\xff" else "replace")


def _brief(data: bytes) -> object:
    from briefmaker.brief import yaml
    from briefmaker.brief.text import plain_text
    from briefmaker.problems import BriefError

    try:
        text = plain_text("brief.yaml", _words(data))
    except BriefError as error:
        return error.problems
    document = yaml.read(text)
    for problem in document.problems:
        assert problem.place
        assert 1 <= problem.place.line <= len(text.starts)
    if isinstance(document.data, dict | list) and document.data:
        assert yaml.read(text).data == document.data
    return document


def _csv(data: bytes) -> object:
    from briefmaker.brief.csv import records
    from briefmaker.brief.text import plain_text
    from briefmaker.problems import BriefError

    try:
        text = plain_text("rows.csv", _words(data))
        return list(records(text, frozenset({"label", "value"})))
    except BriefError as error:
        return error.problems


def _people(data: bytes) -> object:
    from briefmaker.brief.mailbox import NoMailbox, mailbox

    try:
        found = mailbox(_words(data))
    except NoMailbox as error:
        assert error.message  # noqa: PT017
        return error
    assert "\n" not in found.address
    assert "\r" not in found.address
    return found


def _copy(media_type: str) -> Read:
    def read(data: bytes) -> object:
        from briefmaker.evidence.texts.metadata import metadata_of
        from briefmaker.evidence.texts.reader import Unreadable, read_text

        try:
            metadata_of(data, media_type)
            text = read_text(data, media_type)
        except Unreadable as error:
            assert error.reason  # noqa: PT017
            return error
        assert all(
            0 <= each.start <= each.end <= len(text.content) for each in text.regions
        )
        return text

    return read


def _bare(data: bytes) -> object:
    from briefmaker.look.bare import bare

    once = bare(data)
    assert bare(once) == once, "what is bare already changes"
    return once


def _seal(data: bytes) -> object:
    from briefmaker.evidence.passages.seal_file import from_json, to_json

    try:
        seal = from_json(_words(data))
    except ValueError as error:
        assert str(error)  # noqa: PT017
        return error
    assert from_json(to_json(seal)) == seal
    return seal


def _live(data: bytes) -> object:
    from briefmaker.evidence.texts.live import from_json

    try:
        return from_json(_words(data))
    except ValueError as error:
        return error


@cache
def _language(tag: str) -> object:
    from briefmaker.writing.language import language_of

    return language_of(tag, ASSETS)


def _locator(data: bytes) -> object:
    from briefmaker.writing.locators import read_locator

    language = _language(("en", "ru", "fr", "de")[len(data) % 4])
    return read_locator(_words(data), language)  # type: ignore[arg-type]


def _folding(data: bytes) -> object:
    from briefmaker.evidence.passages.folding import ladder
    from briefmaker.evidence.passages.passage import Level

    words = _words(data)
    made = ladder.__wrapped__(words)
    for level in Level:
        fold = made.at(level)
        for at in range(0, len(fold.text), 1 + len(fold.text) // 9):
            start, end = fold.back(at, at + 1)
            assert 0 <= start <= end <= len(words)
    return made


def _figures(data: bytes) -> object:
    from briefmaker.evidence.figures import (
        bare_figures,
        countable,
        figures_in,
        supports,
    )

    words = _words(data)
    language = LANGUAGES[len(data) % len(LANGUAGES)]
    found = figures_in(words, language)
    assert bare_figures(words, language) == tuple(x for x in found if countable(x))
    supports(words, words, anchor_language=language, printed_language=language)
    return found


def _style(data: bytes) -> object:
    from briefmaker.problems import BriefError
    from briefmaker.workspace import Workspace
    from briefmaker.writing.styles import style_of

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "own.csl").write_bytes(data)
        workspace = Workspace(folder, (), ASSETS, folder / "cache", date(2025, 10, 13))
        try:
            return style_of("own.csl", workspace, folder).in_language(_language("en"))  # type: ignore[arg-type]
        except BriefError as error:
            return error


def _settings(data: bytes) -> object:
    from briefmaker.brief.text import plain_text
    from briefmaker.brief.toml import read_toml
    from briefmaker.problems import BriefError

    try:
        return read_toml(plain_text("briefmaker.toml", _words(data)), "settings.broken")
    except BriefError as error:
        assert all(problem.message for problem in error.problems)  # noqa: PT017
        return error


def _bytes(*names: str) -> tuple[bytes, ...]:
    return tuple((CHECKOUT / name).read_bytes()[:20_000] for name in names)


def _copies(*names: str) -> tuple[bytes, ...]:
    return tuple(COPIES[name] for name in names)


_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    b"<metadata>x</metadata><!-- y --><a xlink:href='#b'><rect id='b' width='9'/></a></svg>"  # noqa: E501
)
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + COPIES["page.html"]
_WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
    b"WARC-Date: 2025-10-13T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    b"Content-Type: application/http; msgtype=response\r\n"
    b"Content-Length: "
    + str(len(_ANSWER)).encode()
    + b"\r\n\r\n"
    + _ANSWER
    + b"\r\n\r\n"
)
_FIGURES = (
    "about 17.5 % of GDP, 10–20 bn, half, 1 234,5 млн., twice as many, on 5 May 2025",
    "zwei Drittel, 3,5 Mio. Euro; vingt-et-un mille; ۱۲۳٫۴",
)
_PLACES = (
    ", pp. 3-7 and *passim*",
    " [p. 2; para. 4]",
    ", chap. IV, fig. 2, с. 5",
    "{p. 3} b",
)


def readers() -> Mapping[str, Reader]:
    """Return every reader by its name."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return {
        "brief": Reader(
            _brief, _bytes("briefs/security.yaml", "tests/editions/canal.yaml")
        ),
        "csv": Reader(_csv, (COUNTRIES.encode(), b'label;value\n"a ""b""";1,5\n')),
        "people": Reader(_people, (*PEOPLE.encode().splitlines(), b"A <a@b.example>")),
        "page": Reader(_copy("text/html"), _copies("page.html")),
        "word": Reader(_copy(word), _copies("letter.docx")),
        "records": Reader(_copy("application/json"), _copies("records.json")),
        "table": Reader(_copy("text/csv"), _copies("table.csv")),
        "plain": Reader(_copy("text/plain"), _copies("note.txt")),
        "pdf": Reader(_copy("application/pdf"), _copies("paper.pdf")),
        "archive": Reader(
            _copy("application/warc"), (_WARC, gzip.compress(_WARC, mtime=0))
        ),
        "picture": Reader(_bare, (_SVG, *_pictures())),
        "seal": Reader(_seal, _seals()),
        "live": Reader(
            _live, (b'{"copy": "a", "seen": "b", "sha256": "c", "gone": ["d"]}',)
        ),
        "locator": Reader(_locator, tuple(place.encode() for place in _PLACES)),
        "folding": Reader(_folding, tuple(text.encode() for text in _FIGURES)),
        "figures": Reader(_figures, tuple(text.encode() for text in _FIGURES)),
        "style": Reader(_style, _bytes("assets/csl/briefmaker-numbers.csl")),
        "settings": Reader(
            _settings, (b'[brand]\nprimary = "#0B5D3B"\n[[names]]\nuse = "a"\n',)
        ),
    }


def _pictures() -> tuple[bytes, ...]:
    from io import BytesIO

    from PIL import Image

    made = []
    for form in ("png", "jpeg", "gif", "webp"):
        out = BytesIO()
        Image.new("RGB", (8, 4), "#0b5d3b").save(out, form)
        made.append(out.getvalue())
    return tuple(made)


def _seals() -> tuple[bytes, ...]:
    from briefmaker.evidence.passages.seal import seal_of
    from briefmaker.evidence.passages.seal_file import to_json
    from briefmaker.evidence.texts.reader import read_text

    data = COPIES["note.txt"] * 3
    return (to_json(seal_of(data, read_text(data, "text/plain"))).encode(),)
