"""The values of a laid-out document: words, pictures and blocks, page by page.

`layout` makes them from the engine's box tree; everything else in this room reads
them.
"""

import unicodedata
from collections.abc import Container, Iterator, Mapping
from itertools import filterfalse
from typing import Literal
from xml.etree.ElementTree import Element

from briefmaker.pdf.telling import shown
from briefmaker.values import Struct

Area = Literal["text", "foot", "margin"]

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "br",
        "code",
        "del",
        "em",
        "i",
        "img",
        "ins",
        "mark",
        "s",
        "span",
        "strong",
        "sub",
        "sup",
    ]
)
FURNITURE = frozenset({"head", "head-first", "foot"})
"""Classes of what runs through the margins of all pages."""

UNSEEN = dict.fromkeys(map(ord, "-‐‑\u00ad\u200b\u2060\ufffe\u0002"))


class Frame(Struct, frozen=True):
    """A rectangle on a page, in CSS px from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """From top to bottom, never nothing."""
        return max(self.bottom - self.top, 1)

    def holds(self, other: "Frame", slack: float = 0.5) -> bool:
        """Whether the other rectangle lies inside this one."""
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.top >= self.top - slack
            and other.bottom <= self.bottom + slack
        )


class Column(Struct, frozen=True):
    """One of the columns that an element's content is set in, on one page."""

    element: Element
    frame: Frame


class Fragment(Struct, frozen=True):
    """The part of a block that one page or column holds (CSS Fragmentation 3).

    Attributes:
        page: from 0.
        frame: with borders, without margins.
        forced: the style sheet begins a page with this block.
    """

    page: int
    element: Element
    frame: Frame
    column: Column | None
    forced: bool


class Scrap(Struct, frozen=True):
    """A piece of one line, or a picture, where it was laid out.

    Attributes:
        page: from 0.
        words: as set; nothing for a picture.
        element: the HTML element whose own text this is.
        generated: made by the style sheet, not in the HTML.
        place: the content box of its block.
        free: put where it stands by the style sheet, out of the flow.
        line: the line that it is a part of; a picture may be one by itself.
        column: where its text is set in several.
        size: of its letters, in pt.
        families: the fonts asked for, the first choice first.
    """

    page: int
    area: Area
    words: str
    element: Element
    generated: bool
    frame: Frame
    place: Frame
    free: bool
    line: Frame
    column: Column | None
    size: float
    families: tuple[str, ...]


class Layout(Struct, frozen=True):
    """A document after layout.

    Attributes:
        sheet: the first page with its margins.
        live: for each page, the rectangle between its margins.
        feet: for each page, where the room for text ends and its notes begin.
        fragments: all blocks of the text in the order of the layout, those that hold
            others before them.
        scraps: all words and pictures in the order of the layout.
        anchors: for each anchor, the pages where it stands, from 0.
        linked: the elements that became links.
        parents: for each HTML element, the one that holds it.
    """

    sheet: Frame
    live: tuple[Frame, ...]
    feet: tuple[float, ...]
    fragments: tuple[Fragment, ...]
    scraps: tuple[Scrap, ...]
    anchors: Mapping[str, tuple[int, ...]]
    linked: frozenset[Element]
    root: Element
    parents: Mapping[Element, Element]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.live)

    def before(self, anchor: str) -> int:
        """Return how many pages come before an anchor; all if it is nowhere."""
        return min((self.pages, *self.anchors.get(anchor, ())))

    def proper(self, annex: str) -> int:
        """Return how many pages the document has before its annexes.

        Pages that are left blank after it, to fill up a booklet, are not counted.
        """
        written = {scrap.page for scrap in self.scraps if scrap.area == "text"}
        pages = self.before(annex)
        while pages > 1 and pages - 1 not in written:
            pages -= 1
        return pages

    def above(self, element: Element) -> Iterator[Element]:
        """Yield the element and all that hold it, from the inside out."""
        at: Element | None = element
        while at is not None:
            yield at
            at = self.parents.get(at)

    def block(self, element: Element) -> Element:
        """Return the nearest block that the element is in."""
        return next(e for e in self.above(element) if e.tag not in INLINE)

    def repeats(self, element: Element) -> bool:
        """Whether it is part of a table's head, which each page and column repeats."""
        return any(above.tag == "thead" for above in self.above(element))

    def within(self, element: Element, names: Container[str]) -> str:
        """Return the nearest of these anchors that the element is in, or nothing.

        Where sections are not elements of their own, what follows a heading is in it.
        """
        for above in self.above(element):
            ids = [above.get("id", ""), *self._begun_before(above)]
            found = next((name for name in ids if name in names), "")
            if found:
                return found
        return ""

    def _begun_before(self, element: Element) -> Iterator[str]:
        """Yield the anchors of the headings beside an element, the nearest first.

        A section without an anchor goes on after a wide exhibit: it is named by the
        section before it.
        """
        beside = list(self.parents.get(element, ()))
        rest = element.tag == "section" and not element.get("id")
        for other in reversed(beside[: beside.index(element)] if beside else ()):
            if other.tag == "h2" or (rest and other.tag == "section"):
                yield other.get("id", "")

    def name(self, anchor: str) -> str:
        """Return what a reader calls the part with this anchor: “What we know”."""
        part = next((e for e in self.main() if e.get("id") == anchor), None)
        for element in part.iter() if part is not None else ():
            if element.tag == "h2" or element.get("class") == "label":
                return f"“{shown(''.join(element.itertext()))}”"
        return ""

    def main(self) -> Iterator[Element]:
        """Yield the elements of the document proper, without its furniture."""
        body = self.root.find("body")
        pending = [] if body is None else [body]
        while pending:
            element = pending.pop()
            if FURNITURE.isdisjoint(element.get("class", "").split()):
                yield element
                pending.extend(reversed(element))


def folded(text: str) -> str:
    """Return the letters of a text, without case, accents, spaces and hyphens.

    Capitals set by the style sheet, hyphens at line ends and no-break spaces then
    make no difference; `I`, `İ` and `ı` are one letter, as Turkish capitals need.
    """
    if text.isascii():  # most pieces of a line are, and have no accents to look for
        return "".join(text.casefold().translate(UNSEEN).split())
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = filterfalse(unicodedata.combining, plain)
    return "".join("".join(letters).replace("ı", "i").translate(UNSEEN).split())
