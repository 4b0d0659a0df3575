"""A gutter: more room on the inner edge of pages that will be bound or put in a binder.

The inner edge is the left one on a front and the right one on a back, or the other way
round where pages follow one another from the right.
"""

from collections.abc import Iterator, Sequence

from briefmaker.delivery.imposition.pages import Source, source_of
from briefmaker.delivery.imposition.papers import EDGE, said
from briefmaker.delivery.imposition.sheets import LaidOut, Placed, Side, written
from briefmaker.delivery.imposition.wording import at, counted
from briefmaker.pdf import printable
from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct

SMALLEST = 0.7
"""How small pages may become; type of 10 points then has 7."""


class Shift(Struct, frozen=True):
    """How pages are moved away from the inner edge.

    Attributes:
        off: mm from the inner edge of the sheet to that of the page.
    """

    scale: float
    off: float


def shift(width: float, inner: float, outer: float, room: float) -> Shift:
    """Return how pages get more room on the inner edge with their ink kept on paper.

    They are moved; only where ink would come too near to the outer edge they are made
    smaller as well.

    Args:
        width: of the pages in mm.
        inner: mm from their inner edge to the first ink.
        outer: mm from their outer edge to the last ink.
        room: mm to be added on the inner edge.
    """
    ink = width - inner - outer
    left = width - (inner + room) - min(outer, EDGE)
    scale = min(1.0, left / ink) if ink > 0 else 1.0
    return Shift(scale, inner + room - scale * inner)


def gutter(
    data: bytes, room: float, *, both_sides: bool = True, pages: Sequence[int] = ()
) -> LaidOut:
    """Give the pages of a PDF more room on their inner edges.

    Landscape pages are turned, so that they are bound at the edge as the others are.

    Args:
        room: mm to be added.
        both_sides: whether every second page is on the back of a sheet.
        pages: numbers of the pages that are wanted, from 1; nothing for all.

    Raises:
        BriefError: it cannot be laid out, or pages would become too small.
    """
    with source_of(data, pages) as found:
        source = found.upright
        way = "DuplexFlipLongEdge" if both_sides else "Simplex"
        on_left = [
            source.right_to_left != (not both_sides or number % 2 == 0)
            for number in range(len(source.leaves))
        ]
        plain = written(source, _sides(source, on_left, Shift(1.0, 0.0)), "as it is")
        inner, outer = _clear(plain, on_left)
        moved = shift(source.size[0], inner, outer, room)
        if moved.scale < SMALLEST:
            raise BriefError([_no_room(source, room)])
        what = f"{room:g} mm more at the binding"
        sides = _sides(source, on_left, moved)
        sheets = written(source, sides, what, duplex=way)
    return LaidOut(sheets, f"{counted(len(on_left))} with {what}{at(moved.scale)}")


def _sides(source: Source, on_left: Sequence[bool], moved: Shift) -> Iterator[Side]:
    for number, (leaf, bound_left) in enumerate(
        zip(source.leaves, on_left, strict=True)
    ):
        width, height = leaf.size
        left = moved.off if bound_left else width - moved.off - moved.scale * width
        bottom = (1 - moved.scale) * height / 2
        yield Side(width, height, (Placed(number, left, bottom, moved.scale),))


def _clear(data: bytes, on_left: Sequence[bool]) -> tuple[float, float]:
    """Return how many mm are free of ink on all inner edges, and on all outer ones."""
    free = [
        (side.clear[3], side.clear[1]) if bound_left else (side.clear[1], side.clear[3])
        for side, bound_left in zip(
            printable.printable(data).sides, on_left, strict=True
        )
        if side.clear
    ]
    return min((each[0] for each in free), default=0.0), min(
        (each[1] for each in free), default=0.0
    )


def _no_room(source: Source, room: float) -> Problem:
    return Problem(
        "print.no-room",
        f"{room:g} mm more at the binding of pages of {said(source.size)} would make "
        f"them smaller than {100 * SMALLEST:.0f}%",
        hint="ask for less with `--gutter`",
    )
