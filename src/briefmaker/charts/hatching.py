"""Hatches as lines: the weave of a sheet that lies under all marks of a picture.

Lines of one hatch run on from mark to mark, as on ruled paper, so that neighbours never
look like two kinds.
"""

from collections.abc import Iterator
from math import ceil, floor

from briefmaker.charts.canvas import Edges, around
from briefmaker.charts.ink import Spot, Weave

THICK = 0.6
"""Width of the lines of a hatch, in pt."""

LINES, DOTS = 4.8, 2.4
"""From line to line along a row, and from dot to dot, in pt."""

DOT = 1.08
"""Width of a dot, in pt."""

RISING, FALLING, DOTTED = "/", "\\", "."


def woven(outline: tuple[Spot, ...], hatch: str, colour: str) -> Weave:
    """Return a hatch inside an outline, in pt.

    Args:
        hatch: some of the signs `/`, `\\` or `.`, as the palette names it.
    """
    edges = around(outline)
    if hatch.startswith(DOTTED):
        return Weave(outline, tuple(_rows(edges)), colour, DOT, DOTS)
    rising = hatch.startswith(RISING)
    return Weave(outline, tuple(_slanted(edges, rising=rising)), colour, THICK)


def _slanted(edges: Edges, *, rising: bool) -> Iterator[tuple[Spot, Spot]]:
    """Yield lines at 45 degrees from the top to the foot of a box."""
    top, foot = edges.top, edges.bottom
    lean = -1 if rising else 1  # how far to the right a line is, a step further down
    ends = [x - lean * y for x in (edges.left, edges.right) for y in (top, foot)]
    for number in range(floor(min(ends) / LINES), ceil(max(ends) / LINES) + 1):
        start = number * LINES
        yield (start + lean * top, top), (start + lean * foot, foot)


def _rows(edges: Edges) -> Iterator[tuple[Spot, Spot]]:
    """Yield rows of dots, each second one half a gap further to the right."""
    for row in range(floor(edges.top / DOTS), ceil(edges.bottom / DOTS) + 1):
        shift = DOTS / 2 if row % 2 else 0.0
        first = (floor(edges.left / DOTS) - 1) * DOTS + shift
        yield (first, row * DOTS), (edges.right + DOTS, row * DOTS)
