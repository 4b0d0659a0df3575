"""Paint a picture: its shapes as ink, its words as the glyphs of their fonts."""

from collections.abc import Iterator
from math import sqrt
from pathlib import Path

from briefmaker.charts.canvas import Dot, Line, Patch, Picture, Shape, Words
from briefmaker.charts.hatching import woven
from briefmaker.charts.ink import Disc, Glyph, Ink, Mark, Spot, Trace
from briefmaker.charts.ink import Line as Text
from briefmaker.charts.styles import MM
from briefmaker.charts.typeface import Typeface
from briefmaker.values import Struct, field

EDGE = 1.1
"""Width of the edge of a dot, in pt."""

_EVEN = {"circle": 1.0, "diamond": 0.8, "square": 0.86, "triangle": 1.05}
"""What makes marks of different form look equally large."""

_CORNERS = {
    "diamond": ((0.0, -sqrt(0.5)), (sqrt(0.5), 0.0), (0.0, sqrt(0.5)), (-sqrt(0.5), 0)),
    "square": ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)),
    "triangle": ((0.0, -0.5), (0.5, 0.5), (-0.5, 0.5)),
}
"""Corners of a mark of size 1 around its middle."""

_SHIFT = {"left": 0.0, "centre": 0.5, "right": 1.0}
_FINE, _FINER = 3, 5
"""Digits of places in pt, and of those that are multiples of a size."""


def painted(picture: Picture, typeface: Typeface, times: float = 1.0) -> Ink:
    """Return the picture as ink.

    Args:
        times: how many times larger than drawn it is printed.
    """
    brush = _Brush(typeface)
    marks = tuple(mark for shape in picture.shapes for mark in brush.marks(shape))
    return Ink(
        width=picture.width * times,
        height=picture.height * times,
        size=_spot((picture.width, picture.height)),
        marks=marks,
        fonts=tuple(brush.fonts),
    )


class _Brush(Struct):
    """Paints shapes; `fonts` are those that it has used, by number."""

    typeface: Typeface
    fonts: dict[Path, int] = field(default_factory=dict)

    def marks(self, shape: Shape) -> Iterator[Mark]:
        match shape:
            case Patch():
                yield from _patch(shape)
            case Line():
                yield _line(shape)
            case Dot():
                yield _dot(shape)
            case Words():
                yield self._text(shape)

    def _text(self, words: Words) -> Text:
        x, y = words.at
        glyphs = tuple(
            Glyph(
                self.fonts.setdefault(one.font, len(self.fonts)),
                one.id,
                round(one.right, _FINER),
                round(one.up, _FINER),
                one.letters,
            )
            for one in self.typeface.shaped(words.text, words.style.weight)
        )
        start = _spot((x - _SHIFT[words.align] * words.width, y))
        return Text(start, words.style.size, words.style.colour, glyphs)


def _patch(patch: Patch) -> Iterator[Mark]:
    points, filling = tuple(map(_spot, patch.points)), patch.filling
    edge = filling.edge if filling.line else ""
    if filling.fill or edge:
        around = "" if filling.hatch else edge
        yield Trace(
            points, filling.fill, around, filling.line, closed=True, mitred=True
        )
    if filling.hatch:
        yield woven(points, filling.hatch, filling.edge)
        if edge:
            yield Trace(
                points, colour=edge, width=filling.line, closed=True, mitred=True
            )


def _line(line: Line) -> Trace:
    return Trace(
        tuple(map(_spot, line.points)),
        colour=line.colour,
        width=line.width,
        dashes=tuple(round(each * line.width, _FINE) for each in line.dashes),
    )


def _dot(dot: Dot) -> Trace | Disc:
    x, y = _spot(dot.at)
    size = dot.size / MM * _EVEN[dot.form] - EDGE
    if dot.form == "circle":
        return Disc((x, y), round(size / 2, _FINE), dot.fill, dot.edge, EDGE)
    corners = tuple(
        (round(x + right * size, _FINE), round(y + down * size, _FINE))
        for right, down in _CORNERS[dot.form]
    )
    return Trace(corners, dot.fill, dot.edge, EDGE, closed=True, mitred=True)


def _spot(at: Spot) -> Spot:
    """Return a place that is given in mm, in pt."""
    x, y = at
    return round(x / MM, _FINE), round(y / MM, _FINE)
