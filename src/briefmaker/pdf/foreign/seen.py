"""Pages as a reader's program shows them: their words, and pictures of them."""

import re
import zlib
from typing import Any, Self

import pypdfium2

from briefmaker.look.images import jpeg_of, plain_of
from briefmaker.pdf.foreign.leaf import Leaf
from briefmaker.pdf.foreign.room import largest
from briefmaker.pdf.foreign.sizes import INCH
from briefmaker.values import Struct

DPI = 200
"""Dots to the inch as printed, so that small type can be read."""

LIGHTEST = 1_500_000
"""Bytes of a picture from which it is taken for a photograph, and packed as one."""

HYPHEN = re.compile("[\u0002\ufffe]\\s*")
"""What PDFium puts in place of a hyphen at the end of a line."""

UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffd-\uffff]"
)
"""Letters that nobody reads, and that no file may hold."""


class Picture(Struct, frozen=True):
    """A page as pixels.

    Attributes:
        data: the pixels, packed.
        packed: how, as PDF names it: `/FlateDecode`, `/DCTDecode`.
        grey: a pixel is one grey, and not red, green and blue.
    """

    width: int
    height: int
    data: bytes
    packed: str
    grey: bool


def plain(line: str) -> str:
    """Return a line of text without letters that nobody reads."""
    return " ".join(UNSEEN.sub("", line).split())


class Seen:
    """A file as PDFium shows it.

    Args:
        data: the file, whose forms and remarks are drawn into its pages.
        grey: its pictures have no colours.
    """

    def __init__(self, data: bytes, *, grey: bool = False) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self._grey = grey

    def __enter__(self) -> Self:
        """Begin to look at its pages."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        self._document.close()

    def words(self, at: int) -> str:
        """Return what can be read on a page, line by line.

        Args:
            at: the page, from 0.
        """
        page = self._document[at]
        try:
            text = page.get_textpage().get_text_range()
        finally:
            page.close()
        lines = HYPHEN.sub("", text.replace("\r\n", "\n")).split("\n")
        said = map(plain, lines)
        return "\n".join(line for line in said if line)

    def is_blank(self, at: int) -> bool:
        """Whether nothing at all is drawn on a page."""
        page = self._document[at]
        try:
            return next(iter(page.get_objects(max_depth=1)), None) is None
        finally:
            page.close()

    def picture(self, at: int, leaf: Leaf) -> Picture:
        """Return a page as pixels, as many as it needs at the size of its print."""
        page = self._document[at]
        try:
            inches = leaf.width * largest(leaf) / INCH
            scale = (inches * DPI + 1) / page.get_width()
            drawn = page.render(
                scale=scale, grayscale=self._grey, rev_byteorder=not self._grey
            )
            try:
                return _packed(drawn)
            finally:
                drawn.close()
        finally:
            page.close()


def _packed(drawn: Any) -> Picture:
    size = (drawn.width, drawn.height)
    pixels, grey = plain_of(bytes(drawn.buffer), drawn.mode, size, drawn.stride)
    data = zlib.compress(pixels, 6)
    if len(data) < LIGHTEST:
        return Picture(*size, data, "/FlateDecode", grey)
    return Picture(*size, jpeg_of(pixels, size, grey=grey), "/DCTDecode", grey)
