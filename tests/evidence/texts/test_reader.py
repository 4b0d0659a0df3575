"""Which reader reads what, and what no reader reads."""

from pathlib import Path

import pytest

from briefmaker.evidence.texts import reader
from briefmaker.evidence.texts.packed import COMPOUND
from briefmaker.evidence.texts.reader import (
    Unreadable,
    media_type_of,
    read_text,
    reader_of,
)
from evidence import papers

WORD = papers.docx("<w:p><w:r><w:t>Output rose.</w:t></w:r></w:p>")


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("report.pdf", b"%PDF-1.7 ...", reader.PDF),
        ("report.txt", b"\n%PDF-1.7 ...", reader.PDF),
        ("page.html", b"<p>Text", reader.HTML),
        ("download", b"\n<!DOCTYPE html><title>x", reader.HTML),
        ("table.csv", b"<html><body>404", reader.HTML),
        ("p.xhtml", b"<?xml version='1.0'?><html><p>x", reader.XHTML),
        ("notes.txt", b"Words.", reader.PLAIN),
        ("notes", b"Words.", reader.PLAIN),
        ("notes.MD", b"# Words", "text/markdown"),
        ("t.CSV", b"a,b", reader.CSV),
        ("t.tsv", b"a\tb", reader.TSV),
        ("d.json", b"{}", reader.JSON),
        ("a.docx", WORD, reader.DOCX),
        ("a.bin", WORD, reader.DOCX),
        ("a.doc", COMPOUND, reader.DOC),
        ("a.docx", COMPOUND, reader.DOC),
        ("a.xlsx", b"PK\x03\x04", reader.XLSX),
        ("a.zip", b"PK\x03\x04", "application/zip"),
        ("a.warc", b"WARC/1.1\r\n", reader.WARC),
        ("a.warc.gz", b"\x1f\x8b\x08", reader.WARC),
        ("picture", b"\x89PNG\r\n\x1a\n\0\0", reader.UNKNOWN),
        ("a.pdf", b"<html>You must log in", reader.HTML),
        ("wide.txt", b"\xff\xfeW\0o\0", reader.PLAIN),
    ],
)
def test_bytes_say_what_a_file_is_and_its_name_where_they_do_not(
    name: str, data: bytes, media_type: str
) -> None:
    assert media_type_of(Path(name), data) == media_type


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"Output rose.\n", "text/plain; charset=utf-8"),
        (b"Output rose.\n", "text/markdown"),
        (b"<p>Output rose.", "text/html"),
        (b"<p>Output rose.", "application/xhtml+xml"),
        (b"Output rose.", "text/csv"),
        (b'"Output rose."', "application/json"),
        (b'"Output rose."', "application/geo+json"),
        (WORD, reader.DOCX),
        (papers.pdf(papers.column("Output rose.", "Prices fell.")), "application/pdf"),
    ],
)
def test_each_kind_is_read_by_its_reader(data: bytes, media_type: str) -> None:
    assert read_text(data, media_type).content.startswith("Output rose.")


def test_an_extractor_is_known_before_a_copy_is_read() -> None:
    for data, kind in ((b"Words.", "text/plain"), (b"<p>Words.", "text/html")):
        assert read_text(data, kind).extractor == reader_of(kind)
    assert reader_of("application/pdf").startswith("pypdfium2/5.")


@pytest.mark.parametrize(
    ("data", "media_type", "reason", "hint"),
    [
        (b" \n\n", "text/plain", "there is not a word in it", "open it"),
        (b"<script>1</script>", "text/html", "there is not a word in it", "open it"),
        (
            b"PK",
            reader.XLSX,
            "it is a spreadsheet",
            "save the sheet that you cite as CSV",
        ),
        (b"x", "image/png", "it is a scan", "run OCR on it"),
        (b"x", "video/mp4", "files of the type “video/mp4” are not read", "save it as"),
    ],
)
def test_what_has_no_text_is_refused_with_a_cure(
    data: bytes, media_type: str, reason: str, hint: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read_text(data, media_type)
    assert refused.value.reason.startswith(reason)
    assert hint in refused.value.hint


def test_reasons_are_clauses_without_a_full_stop() -> None:
    with pytest.raises(Unreadable) as refused:
        read_text(b"", "text/plain")
    assert not refused.value.reason.endswith(".")
    assert str(refused.value) == refused.value.reason
