"""The pages of a finished PDF as pictures for a screen, by PDFium.

Each page has a name made of its dots, so that only pages that look otherwise than
before need to be shown again.
"""

import hashlib
import struct

import pypdfium2

from briefmaker.values import Struct

NAMED_AT = 1.0
"""Dots to the point of the pictures that pages are named by, as they are compared."""

WIDEST = 3200
"""Dots: a page of 800 px on a screen with four dots to the px."""

DOTS_PER_METRE = 3780
"""What a BMP says of itself; 96 dots to the inch."""


class Leaf(Struct, frozen=True):
    """A page: its size in pt, and a name that is that of its looks."""

    width: float
    height: float
    name: str


def leaves(data: bytes) -> tuple[Leaf, ...]:
    """Return the pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_leaf(page) for page in document)
    finally:
        document.close()


def picture(data: bytes, number: int, width: int) -> bytes:
    """Return a page as a BMP without loss, which takes next to no time to write.

    Args:
        number: of the page, from 0.
        width: in dots, at most `WIDEST`.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number]
        scale = min(width, WIDEST) / page.get_width()
        return _bmp(page.render(scale=scale, prefer_bgrx=True))
    finally:
        document.close()


def _leaf(page: pypdfium2.PdfPage) -> Leaf:
    drawn = page.render(scale=NAMED_AT)
    size = f"{drawn.width}x{drawn.height}".encode()
    name = hashlib.sha256(size + bytes(drawn.buffer)).hexdigest()[:24]
    return Leaf(page.get_width(), page.get_height(), name)


def _bmp(drawn: pypdfium2.PdfBitmap) -> bytes:
    """Return dots of 32 bits as a BMP whose first row is the uppermost."""
    dots = bytes(drawn.buffer)
    head = 14 + 40
    file = struct.pack("<2sIHHI", b"BM", head + len(dots), 0, 0, head)
    info = struct.pack(
        "<IiiHHIIiiII",
        40,
        drawn.stride // 4,
        -drawn.height,
        1,
        32,
        0,
        len(dots),
        DOTS_PER_METRE,
        DOTS_PER_METRE,
        0,
        0,
    )
    return file + info + dots
