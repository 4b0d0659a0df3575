"""Where exhibits stand: the order of blocks that leaves the smallest hole.

A figure that does not fit leaves room above the end of its page, as the engine cannot
float it. So it is tried after each of the next blocks of text of its section, each
order is laid out, and the best is kept. Where no hole is large, nothing is laid out
again.
"""

from collections.abc import Callable, Iterable
from math import inf
from typing import Any
from xml.etree.ElementTree import Element

from briefmaker.pdf.exhibits import Orders, far, moves
from briefmaker.pdf.holes import holes
from briefmaker.pdf.laid import Layout
from briefmaker.pdf.layout import layout
from briefmaker.pdf.settling import FRESH, Settled, settle
from briefmaker.pdf.snapshot import snapshot
from briefmaker.pdf.trying import culprits
from briefmaker.values import Struct
from briefmaker.writing.page import Call

TRIALS = 12
"""Orders that are laid out for one document, at most."""

Score = tuple[int, int, float, float]
"""Pages, exhibits far from their mention, the largest hole, all holes: less is better.
"""


class Press(Struct, frozen=True):
    """Lays a tree out as it stands.

    Attributes:
        render: gives the engine's document.
        root: the HTML tree; whatever changes it may be taken back by a snapshot.
        notes: those at the foot of pages.
        annex: the anchor with which the annexes begin, if there are any.
        short: pages of the longest document whose exhibits are placed here; those of
            longer ones are placed while their pages are made (`paging`).
    """

    render: Callable[[], Any]
    root: Element
    notes: tuple[Call, ...]
    annex: str = ""
    short: float = inf

    def once(self) -> Layout:
        """Lay it out once, wherever notes and headings come to stand."""
        return layout(self.render(), self.root)

    def settled(self) -> Settled:
        """Lay it out until notes, headings and page numbers hold."""
        return settle(self.render, self.root, self.notes)

    def score(self, laid: Layout) -> Score:
        """Return how good a layout is."""
        pages = laid.proper(self.annex)
        shares = [hole.share for hole in holes(laid, pages)]
        largest, total = max(shares, default=0.0), sum(shares)
        return pages, len(list(far(laid))), round(largest, 2), round(total, 2)


def place(press: Press) -> Settled:
    """Lay out, with exhibits where they leave the smallest holes.

    Returns:
        The last layout; the tree is in the order of that layout.
    """
    best = press.settled()
    if best.layout.pages > press.short:
        return best
    tried: set[Element] = set()
    left = TRIALS
    while left > 0:
        found = next(culprits(best.layout, press.annex, tried), None)
        if found is None:
            break
        _, exhibit = found
        tried.add(exhibit)
        orders = tuple(moves(best.layout, exhibit))[:left]
        left -= len(orders)
        best = _best_of(press, best, orders)
    return best


def _best_of(press: Press, best: Settled, orders: Iterable[Orders]) -> Settled:
    """Return the layout of the best order, or the one that there is."""
    before = snapshot(press.root)
    score = press.score(best.layout)
    scores = [(press.score(_tried(press, order)), order) for order in orders]
    before.restore()
    kept = before
    for found, order in sorted(scores, key=lambda each: each[0]):
        if found >= score:
            break  # settling may make it worse than it was at first, never better
        _set(press.root, order)
        settled = press.settled()
        if press.score(settled.layout) < score:
            best, score = settled, press.score(settled.layout)
            kept = snapshot(press.root)
        before.restore()
    kept.restore()
    return best


def _tried(press: Press, order: Orders) -> Layout:
    before = snapshot(press.root)
    _set(press.root, order)
    laid = press.once()
    before.restore()
    return laid


def _set(root: Element, order: Orders) -> None:
    """Put blocks into an order; what began a page for the old one does so no more."""
    for element in root.iter():
        names = element.get("class", "").split()
        if FRESH in names:
            element.set("class", " ".join(name for name in names if name != FRESH))
    for host, blocks in order.items():
        host[:] = blocks
