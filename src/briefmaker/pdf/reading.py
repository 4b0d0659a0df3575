"""The finished file read back: the text a reader can select, and its fonts."""

from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2


@dataclass(frozen=True, slots=True)
class Reading:
    """A PDF as another program reads it.

    Attributes:
        pages: the text of each page.
        fonts: names of the fonts in it, without the tag of a subset.
    """

    pages: tuple[str, ...]
    fonts: frozenset[str]


def read(data: bytes) -> Reading:
    """Read a PDF back."""
    return Reading(_texts(data), _fonts(data))


def _texts(data: bytes) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _fonts(data: bytes) -> frozenset[str]:
    with pikepdf.open(BytesIO(data)) as document:
        names = {
            str(found.get("/BaseFont", "")).removeprefix("/")
            for found in document.objects
            if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font"
        }
    return frozenset(name.rpartition("+")[2] for name in names if name)
