"""A last page of a few lines, pulled back by a little less space between lines.

Style sheets write leading, and the space between blocks, as a length times `--air`.
A tight document takes a 25th of it away: once, for the whole document, and only if that
saves the page.
"""

from briefmaker.pdf.holes import filled, opened
from briefmaker.pdf.laid import Layout
from briefmaker.pdf.placing import Press, place
from briefmaker.pdf.settling import Settled
from briefmaker.pdf.snapshot import snapshot

TIGHT = ":root { --air: .96 }"
"""The style sheet of a tight document."""

SHORT = 0.15
"""Share of a page under which the last one looks forgotten (L-05)."""


def fit(usual: Press, tight: Press) -> Settled:
    """Lay out with exhibits in good places, and without a last page of a few lines.

    Args:
        usual: lays the tree out as the style sheet says.
        tight: lays the same tree out with less air.
    """
    before = snapshot(usual.root)
    found = place(usual)
    pages = found.layout.proper(usual.annex)
    if not ends_short(found.layout, pages):
        return found
    placed = snapshot(usual.root)
    before.restore()
    other = place(tight)
    if other.layout.proper(tight.annex) < pages:
        return other
    placed.restore()
    return found


def ends_short(laid: Layout, pages: int) -> bool:
    """Whether the last page before the annexes holds a few lines only."""
    last = pages - 1
    return last > 0 and not opened(laid, last) and filled(laid, last) < SHORT
