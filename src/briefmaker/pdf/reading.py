"""The finished file read back, as other programs read it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from briefmaker.values import Struct


class Reading(Struct, frozen=True):
    """A PDF as another program reads it.

    Attributes:
        pages: the text of each page.
        fonts: names of the fonts in it, without the tag of a subset.
        bookmarks: their words, from top to bottom.
        links: how many can be clicked on each page.
        lost: names of places that links lead to and that are not there.
    """

    pages: tuple[str, ...]
    fonts: frozenset[str]
    bookmarks: tuple[str, ...]
    links: tuple[int, ...]
    lost: tuple[str, ...]

    def of(self, pages: range, fonts: frozenset[str], label: str = "") -> "Reading":
        """Return what stands on some of its pages.

        Args:
            pages: from 0.
            fonts: those that their text may be set in.
            label: what the first bookmark to them begins with.
        """
        return Reading(
            pages=self.pages[pages.start : pages.stop],
            fonts=fonts,
            bookmarks=tuple(title.removeprefix(label) for title in self.bookmarks),
            links=self.links[pages.start : pages.stop],
            lost=(),
        )


def read(data: bytes) -> Reading:
    """Read a PDF back."""
    with pikepdf.open(BytesIO(data)) as document:
        links = [list(_links(page)) for page in document.pages]
        named = (link.get("/Dest") for each in links for link in each)
        asked = {str(place) for place in named if isinstance(place, pikepdf.String)}
        return Reading(
            pages=_texts(data),
            fonts=_fonts(document),
            bookmarks=tuple(_bookmarks(document)),
            links=tuple(map(len, links)),
            lost=tuple(sorted(asked - set(_places(document)))),
        )


def _texts(data: bytes) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _fonts(document: pikepdf.Pdf) -> frozenset[str]:
    names = {
        str(found.get("/BaseFont", "")).removeprefix("/")
        for found in document.objects
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font"
    }
    return frozenset(name.rpartition("+")[2] for name in names if name)


def _bookmarks(document: pikepdf.Pdf) -> Iterator[str]:
    with document.open_outline() as outline:
        pending = list(reversed(outline.root))
        while pending:
            item = pending.pop()
            yield str(item.title)
            pending.extend(reversed(item.children))


def _links(page: pikepdf.Page) -> Iterator[Any]:
    notes: Any = page.obj.get("/Annots", ())
    return (note for note in notes if note.get("/Subtype") == "/Link")


def _places(document: pikepdf.Pdf) -> Iterator[str]:
    """Yield the names that links may lead to (ISO 32000-2, 12.3.2.4)."""
    names: Any = document.Root.get("/Names", {})
    pending = [names.get("/Dests")]
    while pending:
        node = pending.pop()
        if node is not None:
            yield from (str(name) for name in list(node.get("/Names", ()))[::2])
            pending.extend(node.get("/Kids", ()))
