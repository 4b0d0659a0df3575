"""What is no content: furniture of pages, and heads that a table repeats.

Running heads and feet are pagination artifacts (ISO 14289-1, 7.8), so that no reader
hears them in the middle of a sentence. The head of the first page is none: it stands
once, and says what the reader must know first, the handling mark and a warning.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from briefmaker.pdf.laid import Layout
from briefmaker.pdf.tags.painted import Piece

FIRST_HEAD = "head-first"
"""The class of what stands above the first page only."""

Properties = dict[str, str | tuple[str, ...]]


def contents(found: Iterable[Piece], laid: Layout) -> Iterator[Piece]:
    """Yield the pieces that are read: all but furniture and repeated heads."""
    begun: dict[Element, tuple[object, ...]] = {}
    for piece in found:
        scrap = piece.scrap
        if scrap.area == "margin":
            if scrap.page == 0 and not piece.blank and _of_first_head(piece, laid):
                yield piece
            continue
        head = next((e for e in laid.above(scrap.element) if e.tag == "thead"), None)
        if head is not None:
            place = (scrap.page, scrap.column.frame if scrap.column else None)
            if begun.setdefault(head, place) != place:
                continue
        yield piece


def _of_first_head(piece: Piece, laid: Layout) -> bool:
    return any(
        FIRST_HEAD in above.get("class", "").split()
        for above in laid.above(piece.scrap.element)
    )


def properties(piece: Piece, laid: Layout) -> Properties:
    """Return what kind of artifact a piece is (ISO 32000-1, 14.8.2.2.2)."""
    scrap = piece.scrap
    if scrap.area != "margin":
        return {"Type": "Pagination"}
    if scrap.frame.top < laid.live[scrap.page].top:
        return {"Type": "Pagination", "Subtype": "Header", "Attached": ("Top",)}
    return {"Type": "Pagination", "Subtype": "Footer", "Attached": ("Bottom",)}
