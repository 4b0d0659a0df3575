"""In which order pages lie on sheets that are folded, and how far folding moves them.

Sheets that are folded together are a bundle (a signature). The inner sheets of one
stand out beyond the outer ones by the paper that lies around them, so that their pages
have to lie nearer to the fold to be in line with the others (creep).
"""

from collections.abc import Iterator
from math import ceil

from briefmaker.values import Struct

PAGES = 4
"""On a sheet that is printed on both sides and folded once."""

TOGETHER = 4
"""Sheets that are folded together if nobody says otherwise."""

THICK = 0.1
"""Millimetres by which a sheet of office paper (80 g/m²) moves those inside it."""


class Fold(Struct, frozen=True):
    """A side of a sheet that is folded: the numbers of its pages, from 1.

    Attributes:
        depth: how many sheets lie around it.
    """

    left: int
    right: int
    depth: int


def bundles(pages: int, at_most: int = TOGETHER) -> tuple[int, ...]:
    """Return how many sheets each bundle has: as even as can be, larger ones first.

    Args:
        at_most: sheets that are folded together.
    """
    sheets = ceil(pages / PAGES)
    count = ceil(sheets / at_most)
    share, more = divmod(sheets, count)
    return (share + 1,) * more + (share,) * (count - more)


def folds(pages: int, at_most: int, *, right_to_left: bool = False) -> Iterator[Fold]:
    """Yield the sides of the sheets, bundle by bundle from the outermost: front, back …

    Args:
        pages: how many the booklet has; numbers beyond the last one stand for blanks.
        right_to_left: whether it is bound on the right.
    """
    before = 0
    for sheets in bundles(pages, at_most):
        for depth in range(sheets):
            outer = before + 2 * depth + 1
            inner = before + PAGES * sheets - 2 * depth
            for left, right in ((inner, outer), (outer + 1, inner - 1)):
                pair = (right, left) if right_to_left else (left, right)
                yield Fold(*pair, depth)
        before += PAGES * sheets


def away(room: float, depth: int, creep: float, deepest: int) -> float:
    """Return how far from the fold a page begins, in mm.

    All pages are in the middle of what room they have, on the average; those inside
    lie nearer to the fold.

    Args:
        room: mm that a page leaves free across its half, at least all the creep.
        creep: mm for each sheet around it.
        deepest: how many sheets lie around the innermost one.
    """
    return (room + creep * deepest) / 2 - creep * depth
