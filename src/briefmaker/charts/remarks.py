"""Words beside a place in a picture, which look for a free spot of their own."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from briefmaker.charts.canvas import Canvas, Edges, Line, Shape, Spot, Words
from briefmaker.charts.collisions import crosses
from briefmaker.charts.styles import Style
from briefmaker.problems import Address
from briefmaker.values import Struct, replace

STEP = 0.6
"""How far one try lies from the next, in mm."""

CLEAR = 0.4
"""Between words and what is around them, in mm."""


BESIDE = 1.4
"""Between a place and words at the same height, in mm."""

SHARES = (0.5, 0.2, 0.8, 0.0, 1.0, -0.4, 1.4)
"""How much of the words stands before their place, where they are below or above."""


NEAR = 16
"""Among so many free spots, one without a line of the grid through it is better."""


class Remark(Struct, frozen=True):
    """Words about a place in a picture."""

    text: str
    at: Spot
    style: Style
    address: Address = ()


def place(remarks: Iterable[Remark], room: Edges, canvas: Canvas) -> None:
    """Set remarks where nothing else is, each as near to its place as can be.

    The same words are said once. Where no spot is free, words are set below their
    place, and the check for collisions reports them.
    """
    once = {remark.text: remark for remark in reversed(list(remarks))}
    for remark in reversed(once.values()):
        width = canvas.typeface.width(remark.text, remark.style)
        spots = list(_spots(remark, width, room))
        free = (edges for edges in spots if _free(edges, canvas.shapes))
        near = list(islice(free, NEAR))
        clear = (edges for edges in near if _clear(edges, canvas.shapes))
        edges = next(clear, (near or spots)[0])
        baseline = edges.top + CLEAR + remark.style.above
        text, style = remark.text, remark.style
        canvas.words(text, edges.left + CLEAR, baseline, style, address=remark.address)


def _spots(remark: Remark, width: float, room: Edges) -> Iterator[Edges]:
    """Yield boxes beside, below and above a place, the nearest first."""
    x, y = remark.at
    wide, tall = width + 2 * CLEAR, remark.style.height(1) + 2 * CLEAR
    beside = [(left, y - tall / 2) for left in (x + BESIDE, x - BESIDE - wide)]
    around = [
        (x - share * wide, top)
        for away in range(1, 40)
        for top in (y + away * STEP, y - away * STEP - tall)
        for share in SHARES
    ]
    for left, top in (*beside, *around):
        left = min(max(left, room.left), room.right - wide)
        top = min(max(top, room.top), room.bottom - tall)
        yield Edges(left, top, left + wide, top + tall)


def _free(edges: Edges, shapes: Sequence[Shape]) -> bool:
    return not any(
        edges.meets(shape.edges) if isinstance(shape, Words) else crosses(shape, edges)
        for shape in shapes
    )


def _clear(edges: Edges, shapes: Sequence[Shape]) -> bool:
    """Whether no line of the ground passes through words either."""
    lines = (shape for shape in shapes if isinstance(shape, Line) and not shape.mark)
    return not any(crosses(replace(line, mark=True), edges) for line in lines)
