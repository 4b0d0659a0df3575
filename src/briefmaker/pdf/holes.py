"""Holes: room that stays empty above the end of a page or a column.

The engine cannot float a figure (B.10 of the design standard): one that does not fit
goes to the next page whole, and what would have fitted goes with it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from briefmaker.pdf.laid import Frame, Layout, Scrap
from briefmaker.pdf.settling import FRESH
from briefmaker.values import Struct

SOLID = frozenset({"figure", "aside", "table"})
"""Blocks whose frames fill room beyond their own words."""

FIRST_LINES = 40
"""CSS px from the top of a page within which its first lines begin."""


class Hole(Struct, frozen=True):
    """Room that stays empty.

    Attributes:
        page: from 0.
        share: of the height between the margins, from 0 to 1.
        after: the first words or picture that come after it.
        in_column: it ends a column beside the next one, not the page.
    """

    page: int
    share: float
    after: Scrap
    in_column: bool = False


def holes(laid: Layout, pages: int) -> tuple[Hole, ...]:
    """Return the room above each end of a page or column, the last page's left out.

    Where the style sheet begins a page by itself, the room before it is meant.

    Args:
        pages: how many pages the document has before its annexes.
    """
    flow = [
        scrap
        for scrap in laid.scraps
        if scrap.area == "text" and not scrap.free and scrap.page < pages
    ]
    sheets = [list(scraps) for _, scraps in groupby(flow, lambda scrap: scrap.page)]
    found = [hole for sheet in sheets for hole in _beside(laid, sheet)]
    found += [
        hole for ended, begun in pairwise(sheets) for hole in _below(laid, ended, begun)
    ]
    return tuple(sorted(found, key=lambda hole: (hole.page, not hole.in_column)))


def _beside(laid: Layout, sheet: Sequence[Scrap]) -> Iterator[Hole]:
    """Yield the room at the end of each column that another follows on its page."""
    columns = [
        (column, list(scraps))
        for column, scraps in groupby(sheet, lambda scrap: scrap.column)
    ]
    for (column, ended), (other, begun) in pairwise(columns):
        if column and other and column.element is other.element:
            page = begun[0].page
            room = column.frame.bottom - _bottom(laid, page, ended, column.frame)
            share = max(room, 0) / laid.live[page].height
            yield Hole(page, share, begun[0], in_column=True)


def _below(
    laid: Layout, ended: Sequence[Scrap], begun: Sequence[Scrap]
) -> Iterator[Hole]:
    """Yield the room at the end of a page, above what the next one begins with."""
    page, top = ended[0].page, laid.live[begun[0].page].top
    firsts = [scrap for scrap in begun if scrap.line.top < top + FIRST_LINES]
    last = ended[-1].column
    if last and begun[0].column and last.element is begun[0].column.element:
        after, lane = begun[0], last.frame
    elif firsts:
        # Headings beside the text are narrower than the text that flows on.
        after = max(firsts, key=lambda scrap: scrap.place.right - scrap.place.left)
        lane = laid.live[page] if after.column else after.place
    else:
        return
    if not _is_meant(laid, after):
        room = laid.feet[page] - _bottom(laid, page, ended, lane)
        yield Hole(page, max(room, 0) / laid.live[page].height, after)


def _bottom(laid: Layout, page: int, scraps: Sequence[Scrap], lane: Frame) -> float:
    """Return where the words, pictures and boxes in a lane of a page end."""
    lines = [
        max(scrap.line.bottom, scrap.frame.bottom)
        for scrap in scraps
        if _overlap(scrap.place, lane)
    ]
    boxes = [
        fragment.frame.bottom
        for fragment in laid.fragments
        if fragment.page == page
        and fragment.element.tag in SOLID
        and _overlap(fragment.frame, lane)
    ]
    return max([*lines, *boxes], default=laid.live[page].top)


def _overlap(frame: Frame, lane: Frame) -> bool:
    return frame.right > lane.left + 1 and frame.left < lane.right - 1


def _is_meant(laid: Layout, after: Scrap) -> bool:
    """Whether the style sheet has this begin a page."""
    above = set(laid.above(after.element))
    return any(
        fragment.forced and FRESH not in fragment.element.get("class", "").split()
        for fragment in laid.fragments
        if fragment.page == after.page and fragment.element in above
    )


def filled(laid: Layout, page: int) -> float:
    """Return which share of a page its text fills, from the top to the last line."""
    live = laid.live[page]
    ended = [s for s in laid.scraps if s.page == page and s.area == "text"]
    return (_bottom(laid, page, ended, live) - live.top) / live.height


def opened(laid: Layout, page: int) -> bool:
    """Whether the style sheet begins this page, whatever room there was before."""
    first = next((s for s in laid.scraps if s.page == page and s.area == "text"), None)
    return first is not None and _is_meant(laid, first)
