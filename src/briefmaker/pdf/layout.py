"""What a laid-out document holds: words, pictures and anchors, page by page.

The one place that looks into the engine's private box tree; everything else in this
room reads the values made here. The tree is WeasyPrint 70.0's, which is pinned.
"""

import unicodedata
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

Area = Literal["text", "foot", "margin"]

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "br",
        "code",
        "em",
        "i",
        "img",
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


@dataclass(frozen=True, slots=True)
class Frame:
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


@dataclass(frozen=True, slots=True)
class Scrap:
    """A piece of one line, or a picture, where it was laid out.

    Attributes:
        page: from 0.
        words: as set; nothing for a picture.
        element: the HTML element whose own text this is.
        generated: made by the style sheet, not in the HTML.
        place: the content box of its block.
        free: put where it stands by the style sheet, out of the flow.
    """

    page: int
    area: Area
    words: str
    element: Element
    generated: bool
    frame: Frame
    place: Frame
    free: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A document after layout.

    Attributes:
        live: for each page, the rectangle between its margins.
        scraps: all words and pictures in the order of the layout.
        anchors: for each anchor, the pages where it stands, from 0.
        linked: the elements that became links.
        parents: for each HTML element, the one that holds it.
    """

    live: tuple[Frame, ...]
    scraps: tuple[Scrap, ...]
    anchors: Mapping[str, tuple[int, ...]]
    linked: frozenset[Element]
    root: Element
    parents: Mapping[Element, Element]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.live)

    def above(self, element: Element) -> Iterator[Element]:
        """Yield the element and all that hold it, from the inside out."""
        at: Element | None = element
        while at is not None:
            yield at
            at = self.parents.get(at)

    def block(self, element: Element) -> Element:
        """Return the nearest block that the element is in."""
        return next(e for e in self.above(element) if e.tag not in INLINE)

    def within(self, element: Element, names: Container[str]) -> str:
        """Return the nearest of these anchors that the element is in, or nothing.

        Where sections are not elements of their own, what follows a heading is in it.
        """
        for above in self.above(element):
            ids = [above.get("id", ""), *self._headings_before(above)]
            found = next((name for name in ids if name in names), "")
            if found:
                return found
        return ""

    def _headings_before(self, element: Element) -> Iterator[str]:
        """Yield the anchors of the headings beside an element, the nearest first."""
        beside = list(self.parents.get(element, ()))
        for other in reversed(beside[: beside.index(element)] if beside else ()):
            if other.tag == "h2":
                yield other.get("id", "")

    def name(self, anchor: str) -> str:
        """Return what a reader calls the part with this anchor: “What we know”."""
        part = next((e for e in self.main() if e.get("id") == anchor), None)
        for element in part.iter() if part is not None else ():
            if element.tag == "h2" or element.get("class") == "label":
                return f"“{' '.join(''.join(element.itertext()).split())}”"
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
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = (mark for mark in plain if not unicodedata.combining(mark))
    return "".join("".join(letters).replace("ı", "i").translate(UNSEEN).split())


def layout(document: Any, root: Element) -> Layout:
    """Read a document after layout.

    Args:
        document: WeasyPrint's `Document`.
        root: the HTML tree that it was made from.
    """
    live: list[Frame] = []
    scraps: list[Scrap] = []
    anchors: dict[str, tuple[int, ...]] = {}
    linked: set[Element] = set()
    for number, page in enumerate(document.pages):
        sheet = page._page_box
        live.append(_content(sheet))
        for child in sheet.children:
            scraps.extend(_scraps(child, _Spot(root, number, _area(child), live[-1])))
        for name in page.anchors:
            anchors[name] = (*anchors.get(name, ()), number)
        linked.update(box.element for *_, box in page.links)
    return Layout(
        live=tuple(live),
        scraps=tuple(scraps),
        anchors=anchors,
        linked=frozenset(linked),
        root=root,
        parents={child: parent for parent in root.iter() for child in parent},
    )


def _area(box: Any) -> Area:
    if isinstance(box, boxes.MarginBox):
        return "margin"
    return "foot" if isinstance(box, boxes.FootnoteAreaBox) else "text"


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where in the box tree we are."""

    root: Element
    page: int
    area: Area
    place: Frame
    free: bool = False


def _scraps(box: Any, spot: _Spot) -> Iterator[Scrap]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
        spot = replace(spot, free=True)
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        # What `content` puts into a margin belongs to no element.
        owner = spot.root if box.element is None else box.element
        yield Scrap(
            page=spot.page,
            area=spot.area,
            words=box.text if isinstance(box, boxes.TextBox) else "",
            element=owner,
            generated=box.element_tag != owner.tag,
            frame=_border(box),
            place=spot.place,
            free=spot.free,
        )
    if isinstance(box, boxes.BlockContainerBox):
        spot = replace(spot, place=_content(box))
    if isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _scraps(child, spot)


def _content(box: Any) -> Frame:
    left, top = box.content_box_x(), box.content_box_y()
    return Frame(left, top, left + box.width, top + box.height)


def _border(box: Any) -> Frame:
    left, top = box.position_x, box.position_y
    return Frame(left, top, left + box.margin_width(), top + box.margin_height())
