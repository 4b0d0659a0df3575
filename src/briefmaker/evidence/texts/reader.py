"""Bytes in, text out: each kind of copy is read by its own reader."""

import re
from pathlib import Path

from briefmaker.evidence.texts import extractors
from briefmaker.evidence.texts.blocking import blocked
from briefmaker.evidence.texts.extractors import PDFIUM, SCAN, WARCIO
from briefmaker.evidence.texts.packed import COMPOUND
from briefmaker.evidence.texts.plain import MARKS
from briefmaker.evidence.texts.text import READING, Text, Unreadable

__all__ = ["Unreadable", "blocked", "media_type_of", "read_text", "reader_of"]

PDF = "application/pdf"
HTML = "text/html"
XHTML = "application/xhtml+xml"
PLAIN = "text/plain"
CSV = "text/csv"
TSV = "text/tab-separated-values"
JSON = "application/json"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WARC = "application/warc"
UNKNOWN = "application/octet-stream"

ENDINGS = {
    ".pdf": PDF,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": XHTML,
    ".xht": XHTML,
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": "text/markdown",
    ".csv": CSV,
    ".tsv": TSV,
    ".tab": TSV,
    ".json": JSON,
    ".docx": DOCX,
    ".doc": DOC,
    ".xlsx": XLSX,
    ".warc": WARC,
    ".warc.gz": WARC,
}
"""What the ending of a file's name says, where its bytes do not."""

READERS = {
    PDF: PDFIUM,
    HTML: extractors.PAGE,
    XHTML: extractors.PAGE,
    CSV: extractors.TABLE,
    TSV: extractors.TABLE,
    JSON: extractors.RECORDS,
    DOCX: extractors.WORD,
    WARC: f"{WARCIO} {PDFIUM}",
}

PAGE_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
HEAD = 4096
"""Bytes in which a file says what it is."""

WARC_START = re.compile(rb"WARC/\d")


def media_type_of(path: Path, data: bytes) -> str:
    """Return the media type of a file: what its first bytes say, else its name.

    Args:
        path: its name; the file is not looked at.
        data: its bytes.
    """
    head = data[:HEAD]
    name = path.name.lower()
    ending = ENDINGS.get(path.suffix.lower(), "")
    if b"%PDF-" in head[:1024]:  # PDF 2.0, annex: readers accept what comes before
        return PDF
    if WARC_START.match(head) or name.endswith(".warc.gz"):
        return WARC
    if head.startswith(b"PK\x03\x04"):
        return ending if ending in (DOCX, XLSX) else _packed_type(data)
    if head.startswith(COMPOUND):
        return DOC
    if PAGE_START.match(head):
        return XHTML if ending == XHTML else HTML
    if ending and ending not in (PDF, DOCX, XLSX, DOC):
        return ending
    return UNKNOWN if b"\0" in head and not _is_wide(head) else PLAIN


def _is_wide(head: bytes) -> bool:
    return head.startswith(tuple(MARKS))


def _packed_type(data: bytes) -> str:
    """Return what a ZIP file holds, by the folder of its main part."""
    for folder, media_type in ((b"word/", DOCX), (b"xl/", XLSX)):
        if folder in data[-(1 << 16) :]:  # where a ZIP file lists its parts
            return media_type
    return "application/zip"


def reader_of(media_type: str) -> str:
    """Return what reads a media type, with its version: another may read otherwise."""
    return f"{READERS.get(media_type, extractors.PLAIN)} {READING}"


def read_text(data: bytes, media_type: str, url: str = "") -> Text:
    """Return the text of a copy.

    Args:
        data: its bytes.
        media_type: what they are, as `media_type_of` or the library says.
        url: the source's address: which page of a web archive is meant.

    Raises:
        Unreadable: it has no text that we can read; says why and what to do.
    """
    kind = media_type.partition(";")[0].strip().lower()
    if kind == WARC:
        return _archived(data, url)
    text = _read(data, kind)
    if not any(map(str.isalnum, text.content)):
        raise Unreadable(
            "there is not a word in it",
            "open it and see what it shows; save what you read there and add that",
        )
    return text


def _read(data: bytes, kind: str) -> Text:
    if kind == PDF:
        from briefmaker.evidence.texts import pdfium

        return pdfium.read(data)
    if kind in (HTML, XHTML):
        from briefmaker.evidence.texts import html

        return html.read(data)
    if kind in (CSV, TSV):
        from briefmaker.evidence.texts import tables

        return tables.read(data, kind)
    if kind == JSON or kind.endswith("+json"):
        from briefmaker.evidence.texts import records

        return records.read(data)
    if kind in (DOCX, DOC):
        from briefmaker.evidence.texts import docx

        return docx.read(data)
    if kind.startswith("text/"):
        from briefmaker.evidence.texts import plain

        return plain.read(data)
    raise Unreadable(*_refusal(kind))


def _refusal(kind: str) -> tuple[str, str]:
    """Return why a kind of file is not read, and what to do."""
    if kind == XLSX:
        return (
            "it is a spreadsheet",
            "save the sheet that you cite as CSV and add that",
        )
    if kind.startswith("image/"):
        return SCAN
    return (
        f"files of the type “{kind}” are not read",
        "save it as PDF, HTML, text, CSV, JSON or .docx and add that",
    )


def _archived(data: bytes, url: str) -> Text:
    """Read the page of a web archive by its own type."""
    from briefmaker.evidence.texts import warc

    page = warc.payload(data, url)
    kind = page.media_type
    if kind not in READERS and not kind.startswith("text/"):
        kind = media_type_of(Path(), page.data)
    if kind == WARC:
        raise Unreadable(
            "the web archive holds another web archive", "add the one that is in it"
        )
    text = read_text(page.data, kind)
    extractor = f"{WARCIO} {text.extractor}"
    return Text(text.content, text.regions, extractor, text.digest)
