"""How well a few pages are filled around an exhibit that is tried in several places.

What `placing` asks of whole layouts of a short document is asked here of the pages
around one exhibit, so it costs the same however long the document is.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from xml.etree.ElementTree import Element

from briefmaker.pdf.exhibits import exhibit_of, far, moves
from briefmaker.pdf.holes import holes
from briefmaker.pdf.laid import Layout
from briefmaker.pdf.settling import moved, overtaken, stranded
from briefmaker.writing.page import Call

TOO_LARGE = 0.12
"""Share of the height between the margins from which a hole is worth a try."""

MOST = 6
"""Pages that are laid out for one order, at most."""

Score = tuple[bool, int, int, float, float]
"""Whether anything strays, the page on which the blocks end, exhibits far from their
mention, the largest hole, all holes: less is better."""


def culprits(
    laid: Layout, annex: str, tried: Collection[Element]
) -> Iterator[tuple[int, Element]]:
    """Yield the exhibits that come after a hole too large, the first one first.

    Args:
        annex: the anchor with which the annexes begin, if there are any.

    Yields:
        The page of the hole, from 0, and the exhibit.
    """
    for hole in holes(laid, laid.proper(annex)):
        if hole.share > TOO_LARGE:
            exhibit = exhibit_of(laid, hole.after.element)
            if exhibit is not None and exhibit not in tried:
                yield hole.page, exhibit


def places(laid: Layout, exhibit: Element) -> Sequence[Sequence[Element]]:
    """Return the orders in which what holds an exhibit may hold its blocks."""
    return [tuple(chain(*order.values())) for order in moves(laid, exhibit)]


def moving(host: Element, orders: Iterable[Sequence[Element]]) -> frozenset[Element]:
    """Return the blocks that stand elsewhere in any of the orders."""
    return frozenset(
        block
        for order in orders
        for here, there in zip(host, order, strict=True)
        if here is not there
        for block in (here, there)
    )


def passed(laid: Layout, page: int, blocks: Collection[Element]) -> bool:
    """Whether a page comes after all of the blocks."""
    begun = {part.element for part in laid.fragments if part.element in blocks}
    here = (part for part in laid.fragments if part.page == page)
    return len(begun) == len(blocks) and not any(p.element in blocks for p in here)


def score(
    laid: Layout,
    annex: str,
    blocks: Collection[Element],
    notes: Iterable[Call],
    *,
    ended: bool,
) -> Score:
    """Return how good the pages of a layout are around some blocks.

    Args:
        laid: of those pages and of one after them.
        ended: nothing comes after its last page.
    """
    last = laid.pages if ended else laid.pages - 1
    end = max((p.page for p in laid.fragments if p.element in blocks), default=last)
    seen = [n for n in notes if any(at < last for at in laid.anchors.get(n.call, ()))]
    strays = bool(moved(laid, seen) or stranded(laid) or overtaken(laid))
    shares = [
        hole.share
        for hole in holes(laid, laid.proper(annex))
        if hole.page <= min(end, last - 1)
    ]
    largest, total = max(shares, default=0.0), sum(shares)
    return strays, end, len(list(far(laid))), round(largest, 2), round(total, 2)
