"""Light lines give way to words: a grid is there to read by, not to be read through."""

from collections.abc import Iterator, Sequence

from briefmaker.charts.canvas import Line, Picture, Shape, Spot, Words
from briefmaker.charts.palette import GRID
from briefmaker.values import replace

BESIDE = 0.6
"""From the end of a light line to words in its way, in mm."""

NEAR = 0.3
"""How near words a light line may pass along them, in mm."""

SLIVER = 0.8
"""Pieces of a light line that are shorter than this are left out, in mm."""


def cleared(picture: Picture) -> Picture:
    """Return a picture whose grid stops at words and goes on behind them."""
    shapes = tuple(_shapes(picture.shapes, picture.words))
    return replace(picture, shapes=shapes)


def _shapes(shapes: Sequence[Shape], words: Sequence[Words]) -> Iterator[Shape]:
    for shape in shapes:
        if isinstance(shape, Line) and shape.colour == GRID and not shape.mark:
            for points in _pieces(shape.points, words):
                yield replace(shape, points=points)
        else:
            yield shape


def _pieces(
    points: tuple[Spot, ...], words: Sequence[Words]
) -> Iterator[tuple[Spot, ...]]:
    """Yield what is left of an upright or level line."""
    (x0, y0), (x1, y1) = points[0], points[-1]
    if len(points) != 2 or (x0 != x1 and y0 != y1):
        yield points
        return
    upright = x0 == x1
    low, high = sorted((y0, y1) if upright else (x0, x1))
    gaps = sorted(
        gap for each in words if (gap := _gap(each, x0 if upright else y0, upright))
    )
    if not any(start < high and low < end for start, end in gaps):
        yield points
        return
    at = low
    for start, end in [*gaps, (high, high)]:
        stop = min(start, high)
        if stop - at >= SLIVER:
            yield ((x0, at), (x0, stop)) if upright else ((at, y0), (stop, y0))
        at = max(at, end)


def _gap(words: Words, at: float, upright: bool) -> tuple[float, float] | None:
    """Return what words take from an endless line at `at`; nothing if none."""
    edges, baseline = words.edges, words.at[1]
    top = baseline - words.style.cap
    if upright:
        inside = edges.left - NEAR < at < edges.right + NEAR
        return (top - BESIDE, baseline + BESIDE) if inside else None
    inside = top - NEAR < at < baseline + NEAR
    return (edges.left - BESIDE, edges.right + BESIDE) if inside else None
