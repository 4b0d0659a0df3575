"""Words must not touch each other, cross a mark, or leave the picture (design C-05)."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from briefmaker.charts.canvas import (
    Dot,
    Edges,
    Line,
    Patch,
    Picture,
    Shape,
    Spot,
    Words,
)
from briefmaker.charts.styles import MM
from briefmaker.values import Struct

SLACK = 0.15
"""Overlap in mm that no eye sees: the boxes are a little larger than the letters."""


class Collision(Struct, frozen=True):
    """Words that cannot stand where they stand.

    Attributes:
        other: the words they touch; nothing where they leave the picture or cross
            a mark.
        outside: they leave the picture.
    """

    words: Words
    other: Words | None = None
    outside: bool = False


def collisions(picture: Picture) -> Iterator[Collision]:
    """Find all words of a picture that touch what they must not touch."""
    for words in picture.words:
        edges = words.edges
        beyond = min(edges.left, edges.top)
        beyond = min(beyond, picture.width - edges.right, picture.height - edges.bottom)
        if beyond < -SLACK:
            yield Collision(words, outside=True)
        if not words.over and any(crosses(shape, edges) for shape in picture.shapes):
            yield Collision(words)
    for one, other in combinations(picture.words, 2):
        if one.edges.meets(other.edges, SLACK):
            yield Collision(one, other)


def crosses(shape: Shape, edges: Edges) -> bool:
    """Whether a mark lies within the box of some words."""
    match shape:
        case Patch(mark=True) | Dot():
            return edges.meets(shape.edges, SLACK)
        case Line(mark=True, points=points, width=width):
            wider = width * MM / 2 - SLACK
            inner = Edges(
                edges.left - wider,
                edges.top - wider,
                edges.right + wider,
                edges.bottom + wider,
            )
            return any(meets(start, end, inner) for start, end in pairwise(points))
        case _:
            return False


def meets(start: Spot, end: Spot, edges: Edges) -> bool:
    """Whether a straight line passes through a box (Liang and Barsky, 1984)."""
    (x0, y0), (x1, y1) = start, end
    near, far = 0.0, 1.0
    for move, low, high, at in (
        (x1 - x0, edges.left, edges.right, x0),
        (y1 - y0, edges.top, edges.bottom, y0),
    ):
        if move == 0:
            if not low < at < high:
                return False
            continue
        enter, leave = sorted(((low - at) / move, (high - at) / move))
        near, far = max(near, enter), min(far, leave)
    return near < far
