"""What was painted where: each piece of a page, as the layout and the file know it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any
from xml.etree.ElementTree import Element

from briefmaker.pdf.laid import Scrap
from briefmaker.pdf.layout import boxed
from briefmaker.values import Struct


class Sheet(Struct, frozen=True, eq=False):
    """A page as it was painted.

    Attributes:
        stream: the engine's content stream.
        marks: for each box that was painted, the number of its marked content.
    """

    stream: Any
    marks: Mapping[Any, int]


class Piece(Struct, frozen=True, eq=False):
    """A run of words or a picture: one sequence of marked content on one page.

    Attributes:
        index: its place in the order of the layout, over all pages.
        mark: the number of its marked content on its page.
    """

    index: int
    scrap: Scrap
    mark: int

    @property
    def blank(self) -> bool:
        """Whether it is nothing but spaces between other things."""
        return self.scrap.element.tag != "img" and not self.scrap.words.strip()


@contextmanager
def painting(document: Any) -> Iterator[list[Sheet]]:
    """Record, while a document is written, what is painted on its pages.

    The engine forgets the numbers of marked content before it hands the file over
    (`Document.write_pdf`, `finisher`), but keeps them while a page is painted.

    Args:
        document: WeasyPrint's `Document`.
    """
    sheets: list[Sheet] = []

    def recorded(page: Any) -> Any:
        paint = page.paint

        def painted(stream: Any, scale: float = 1) -> None:
            paint(stream, scale)
            marks = {box: mark["mcid"] for box, mark in stream._tags.items()}
            stream.stream[:] = _together(stream.stream)
            sheets.append(Sheet(stream, marks))

        return painted

    for page in document.pages:
        page.paint = recorded(page)
    try:
        yield sheets
    finally:
        for page in document.pages:
            del page.paint


def _together(content: Sequence[Any]) -> Iterator[Any]:
    """Yield the parts of a content stream, bytes that follow each other as one.

    Thousands of small parts, one for each step of a pen, take several times the room
    of what they say. Marks of content are no bytes, and stay apart.
    """
    for plain, run in groupby(content, lambda part: isinstance(part, bytes)):
        if plain:
            yield b"\n".join(run)
        else:
            yield from run


def pieces(document: Any, root: Element, sheets: Sequence[Sheet]) -> Iterator[Piece]:
    """Yield what was painted, in the order of the layout."""
    for index, (box, scrap) in enumerate(boxed(document, root)):
        mark = sheets[scrap.page].marks.get(box)
        if mark is not None:
            yield Piece(index, scrap, mark)
