"""The room that a page of others has on a sheet of the pack, and its size there.

The rest of the sheet is the pack's: handling marks, page number, thumbs of tabs, and
the line that says what the page is.
"""

from briefmaker.look.sheet import PAPERS
from briefmaker.pdf.foreign.leaf import Leaf
from briefmaker.pdf.foreign.sizes import Size

ABOVE = BELOW = 17.0
BESIDE = 12.0
"""Millimetres of a sheet around the page."""


def room_of(leaf: Leaf, paper: str) -> Size:
    """Return width and height in mm of the room on the sheet that a page is placed on.

    A page that is wider than high has a sheet that lies on its side.

    Args:
        paper: `A4` or `Letter`.
    """
    width, height = PAPERS[paper]
    if leaf.width > leaf.height:
        width, height = height, width
    return width - 2 * BESIDE, height - ABOVE - BELOW


def scale(leaf: Leaf, paper: str) -> float:
    """Return how large a page is placed: 1 for its own size, and never more."""
    width, height = room_of(leaf, paper)
    return min(1.0, width / leaf.width, height / leaf.height)


def largest(leaf: Leaf) -> float:
    """Return how large a page is placed on the paper that has most room for it."""
    return max(scale(leaf, paper) for paper in PAPERS)
