"""Looks for a word in all that a product holds, however it is packed or encoded."""

import io
import json
import re
import zipfile
from base64 import b64decode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import unescape
from typing import Any
from urllib.parse import unquote_to_bytes

import pikepdf
import pypdfium2

MARKUP = re.compile(r"<[^>]*>")
BREAKS = re.compile(r"[\u00ad\u2060\ufffe\x02-]\s*|\s+")
"""What may stand inside a word that a line end has cut in two."""

ESCAPE = re.compile(r"\\(?:([0-3][0-7]{2})|u([0-9A-Fa-f]{4}))")

BINARY = 20
"""Of how many letters one is none, in fonts and pictures: words there stand as such."""

DATA = re.compile(rb"data:[^,;\"']*(?:;[^,;\"']*)*,[^\"')\s]*")


def leaks(data: bytes, words: Iterable[str]) -> dict[str, str]:
    """Return the words that a product holds, each with the first place of it."""
    wanted = tuple(words)
    found: dict[str, str] = {}
    for place, part in parts(data):
        for word in _held(part, wanted):
            found.setdefault(word, place)
    return found


def _held(part: bytes | str, words: tuple[str, ...]) -> Iterator[str]:
    texts = _texts(part) if isinstance(part, bytes) else (part, BREAKS.sub("", part))
    folded = "\n".join(texts).casefold()
    for word in words:
        if word.casefold() in folded or BREAKS.sub("", word).casefold() in folded:
            yield word


def _texts(part: bytes) -> tuple[str, ...]:
    """Return bytes as all encodings read them that a word may be written in."""
    plain = part.decode("utf-8", "replace")
    if plain.count("\ufffd") > len(plain) / BINARY:
        return (
            plain,
            part.decode("utf-16-be", "ignore"),
            part.decode("utf-16-le", "ignore"),
        )
    escaped = ESCAPE.sub(_escaped, plain)
    return (
        plain,
        unescape(plain),
        escaped,
        BREAKS.sub("", unescape(MARKUP.sub("", plain))),
        part.decode("utf-16-be", "ignore"),
        part[1:].decode("utf-16-be", "ignore"),
        unquote_to_bytes(part).decode("utf-8", "replace"),
        _from_hex(plain),
    )


def _escaped(found: re.Match[str]) -> str:
    """Return the letter that an octal or a Unicode escape stands for."""
    return chr(int(found[1], 8) if found[1] else int(found[2], 16))


def _from_hex(text: str) -> str:
    """Return what hexadecimal strings `<FEFF0041>` in a text say."""
    said = []
    for digits in re.findall(r"<([0-9A-Fa-f\s]{4,})>", text):
        raw = bytes.fromhex(
            "".join(digits.split())[: len("".join(digits.split())) & ~1]
        )
        said += [raw.decode("utf-16-be", "ignore"), raw.decode("latin-1")]
    return "\n".join(said)


def parts(data: bytes, at: str = "") -> Iterator[tuple[str, bytes | str]]:
    """Yield everything in a file, and in the files inside it."""
    yield f"{at} bytes", data
    if data.startswith(b"%PDF"):
        yield from _of_pdf(data, at)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield f"{at} zip comment", packed.comment
            for member in packed.infolist():
                place = f"{at}/{member.filename}"
                yield f"{place} name", member.filename + "\n" + repr(member.extra)
                yield from parts(packed.read(member), place)
    elif data.lstrip()[:1] in (b"{", b"["):
        with suppress(ValueError):
            yield f"{at} json", json.dumps(json.loads(data), ensure_ascii=False)
    for number, address in enumerate(DATA.findall(data)):
        head, _, body = address.partition(b",")
        unpacked = b64decode(body) if head.endswith(b"base64") else body
        yield from parts(unquote_to_bytes(unpacked), f"{at}/data {number}")


def _of_pdf(data: bytes, at: str) -> Iterator[tuple[str, bytes | str]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield f"{at} trailer", "\n".join(_said(pdf.trailer))
        for each in pdf.objects:
            place = f"{at} object {each.objgen[0]}"
            yield place, "\n".join(_said(each))
            if isinstance(each, pikepdf.Stream):
                yield f"{place} as stored", each.read_raw_bytes()
                try:
                    yield from parts(each.read_bytes(), f"{place} stream")
                except pikepdf.PdfError:  # a picture, whose filter is its format
                    yield from parts(each.read_raw_bytes(), f"{place} picture")
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document, start=1):
        yield f"{at} page {number}", page.get_textpage().get_text_range()
    for bookmark in document.get_toc():
        yield f"{at} bookmark", bookmark.get_title()
    document.close()


def _said(value: Any) -> Iterator[str]:
    """Yield every name and string of an object, in the readings that it may have."""
    match value:
        case pikepdf.String():
            raw = bytes(value)
            yield str(value)
            yield raw.decode("utf-8", "replace")
            yield raw.decode("latin-1")
            yield raw.decode("utf-16-be", "ignore")
        case pikepdf.Name():
            yield str(value)
        case pikepdf.Array():
            for each in value:
                if not each_is_elsewhere(each):
                    yield from _said(each)
        case pikepdf.Dictionary() | pikepdf.Stream():
            for key in value.keys():  # noqa: SIM118, a PDF dictionary is no mapping
                yield key
                if not each_is_elsewhere(value[key]):
                    yield from _said(value[key])


def each_is_elsewhere(value: Any) -> bool:
    """Whether a value is an object of its own, which is read by itself."""
    return isinstance(value, pikepdf.Object) and value.is_indirect
