"""A PDF taken apart: a digest of each of its parts, however the file is written.

Two files that hold the same have the same digests, though one numbers its objects
otherwise or packs them more tightly. A page, a carried file and the list of pages are
parts of their own, so that a change in one does not show in whatever points to it.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import ParseError, canonicalize

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from briefmaker.pdf.names import shown

OF_THE_WRITING = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})
"""Keys of a stream that say how it is packed, not what it holds."""

INSTRUCTION = re.compile(rb"<\?.*?\?>", re.DOTALL)
"""Where what a file says of itself begins and ends, with room to write in it."""

MOST_OBJECTS = 2_000_000

Number = tuple[int, int]
Part = tuple[str, str]
"""Where a part belongs (`page 2`, `file a.csv`, nothing for the whole), and its key."""


def anatomy(pdf: pikepdf.Pdf) -> Mapping[Part, str]:
    """Return the digest of each part of a file by what it is called.

    Raises:
        ValueError: it has no end.
    """
    known = dict(_landmarks(pdf))
    found: dict[Part, str] = {}
    for count, page in enumerate(pdf.pages, start=1):
        for key in sorted(set(page.obj.keys()) - {"/Parent"}):
            found[f"page {count}", key] = _digest(page.obj[key], known)
    for number, place in known.items():
        if place.startswith("file "):
            part = pdf.get_object(number)
            apart = {other: name for other, name in known.items() if other != number}
            # Two of one name are both taken in: one of them must not hide the other.
            found[place, ""] = found.get((place, ""), "") + _digest(part, apart)
    for key in sorted(set(pdf.Root.keys()) - {"/Pages"}):
        found["", key] = _digest(pdf.Root[key], known)
    if "/Info" in pdf.trailer:
        found["", "/Info"] = _digest(pdf.trailer.Info, known)
    return found


def _landmarks(pdf: pikepdf.Pdf) -> Iterator[tuple[Number, str]]:
    """Yield what is a part of its own, by the number of its object."""
    for number, page in enumerate(pdf.pages, start=1):
        yield page.obj.objgen, f"page {number}"
    if "/Pages" in pdf.Root:
        yield pdf.Root.Pages.objgen, "pages"
    for part in pdf.objects:
        if isinstance(part, Dictionary) and part.get("/Type") == "/Filespec":
            yield part.objgen, f"file {shown(str(part.get('/UF', part.get('/F', ''))))}"


def _digest(part: Any, known: Mapping[Number, str]) -> str:
    """Return the digest of an object with all that it leads to, known parts by name."""
    written = hashlib.sha256()
    waiting: list[Any] = [part]
    seen: dict[Number, int] = {}
    steps = 0
    while waiting:
        steps += 1
        if steps > MOST_OBJECTS:
            raise ValueError("the file has no end")
        item = waiting.pop()
        if isinstance(item, bytes):
            written.update(item + b"\n")
            continue
        if isinstance(item, Object) and item.is_indirect:
            number = item.objgen
            if number in known:
                written.update(f"@{known[number]}\n".encode())
                continue
            if number in seen:
                written.update(f"#{seen[number]}\n".encode())
                continue
            seen[number] = len(seen)
        waiting += reversed(list(_pieces(item)))
    return written.hexdigest()


def _pieces(item: Any) -> Iterator[Any]:
    """Yield what an object consists of: other objects, and words for itself."""
    if isinstance(item, Stream):
        yield b"stream " + hashlib.sha256(_content(item)).digest()
        yield from _entries(item, OF_THE_WRITING)
    elif isinstance(item, Dictionary):
        yield from _entries(item, frozenset())
    elif isinstance(item, Array):
        yield f"[{len(item)}".encode()
        yield from item
    else:
        yield item.unparse() if isinstance(item, Object) else repr(item).encode()


def _entries(item: Any, without: frozenset[str]) -> Iterator[Any]:
    keys = sorted(set(item.keys()) - without)
    yield f"<<{len(keys)}".encode()
    for key in keys:
        yield key.encode("utf-8", "surrogateescape")
        yield item[key]


def _content(stream: Any) -> bytes:
    """Return what a stream holds; of a picture in a form of its own, its bytes."""
    try:
        data = bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return bytes(stream.read_raw_bytes())
    return _in_order(data) if stream.get("/Type") == "/Metadata" else data


def _in_order(xml: bytes) -> bytes:
    """Return XML as any program would write it (Canonical XML 2.0)."""
    bare = INSTRUCTION.sub(b"", xml).decode("utf-8", "replace")
    try:
        return canonicalize(bare, strip_text=True).encode()
    except ParseError:
        return xml
