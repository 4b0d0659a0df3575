"""The parts of a DOCX file (ECMA-376, part 2): small enough, and safe to parse.

Nothing is unpacked to disk. A part that swells beyond all measure and a document
type declaration, by which XML pulls in other files or multiplies its own, are refused.
"""

import lzma
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import NoReturn
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from briefmaker.evidence.texts.text import Unreadable

MOST_BYTES = 100_000_000
"""The most that a part may hold when it is unpacked."""

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Word files before 2007 begin, and those with a password (MS-CFB, 2.2)."""

OFFICE_DOCUMENT = "/officeDocument"
"""How the type of the relationship ends that names the main part."""

USUAL_DOCUMENT = "word/document.xml"

DAMAGED = (
    BadZipFile, EOFError, OSError, KeyError, ValueError, struct.error, zlib.error,
    lzma.LZMAError,
)  # fmt: skip
"""How zipfile says that a file is damaged: `ValueError` where a part is said to lie
before the file begins."""

Opened = Callable[[str, dict[str, str]], None]
Closed = Callable[[str], None]


@contextmanager
def package(data: bytes) -> Iterator[ZipFile]:
    """Open a DOCX file.

    Raises:
        Unreadable: it is an old Word file, has a password, or is damaged.
    """
    if data.startswith(COMPOUND):
        raise Unreadable(
            "it is a Word file with a password, or of a version before 2007",
            "open it in Word, save it as .docx without a password and add that",
        )
    try:
        with ZipFile(BytesIO(data)) as file:
            yield file
    except DAMAGED as error:
        raise Unreadable(
            "the Word file is damaged or was not downloaded to its end",
            "download it again",
        ) from error
    except (RuntimeError, NotImplementedError) as error:  # how zipfile says it
        raise Unreadable(
            "the Word file has a password",
            "save it without one and add that",
        ) from error


def part(file: ZipFile, name: str) -> bytes:
    """Return a part of the file; nothing if it has no such part.

    Raises:
        Unreadable: it is too large when it is unpacked.
    """
    if name not in file.namelist():
        return b""
    with file.open(name) as packed:
        data = packed.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Unreadable(
            f"it unpacks to more than {MOST_BYTES // 1_000_000} MB",
            "see whether it is the right file",
        )
    return data


def parse(
    data: bytes, opened: Opened, closed: Closed, words: Callable[[str], None]
) -> None:
    """Go through an XML part; names are given without their namespace.

    Raises:
        Unreadable: it is not right as XML, or has a document type declaration.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(name: str, given: dict[str, str]) -> None:
        opened(_local(name), {_local(key): value for key, value in given.items()})

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: closed(_local(name))
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unreadable(
            "the Word file is damaged", "open it in Word and save it again"
        ) from error


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse(*_: object) -> NoReturn:
    raise Unreadable(
        "it declares XML entities, which no Word file does",
        "do not open it; get the document from its publisher",
    )


def main_part(file: ZipFile) -> str:
    """Return the name of the part that holds the document's text."""
    found = [USUAL_DOCUMENT]

    def opened(name: str, given: dict[str, str]) -> None:
        kind = given.get("Type", "")
        if name == "Relationship" and kind.endswith(OFFICE_DOCUMENT):
            found.append(given.get("Target", "").lstrip("/"))

    if relationships := part(file, "_rels/.rels"):
        parse(relationships, opened, lambda _: None, lambda _: None)
    return found[-1]
