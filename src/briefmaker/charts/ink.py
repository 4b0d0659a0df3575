"""A picture as ink: areas, lines and glyphs in their places, ready for any paper.

All places are in pt from the top left corner. Nothing is left to be worked out: what
writes ink, as PDF or as SVG, needs no drawing library, and both show the same.
"""

from pathlib import Path

from briefmaker.values import Struct

Spot = tuple[float, float]


class Trace(Struct, frozen=True):
    """A line through points, or the area inside it.

    Attributes:
        fill: `#RRGGBB`; nothing for a line.
        colour: of the line; nothing for an area without an edge.
        width: of the line, in pt.
        dashes: lengths of its dashes and gaps, in pt.
        closed: it ends where it began.
        mitred: its corners are sharp.
    """

    points: tuple[Spot, ...]
    fill: str = ""
    colour: str = ""
    width: float = 0.0
    dashes: tuple[float, ...] = ()
    closed: bool = False
    mitred: bool = False


class Disc(Struct, frozen=True):
    """A circle with an edge."""

    at: Spot
    radius: float
    fill: str
    colour: str
    width: float


class Weave(Struct, frozen=True):
    """A hatch inside an outline: straight lines, or rows of dots.

    Attributes:
        gap: from dot to dot in pt, which are as wide as the line; 0 for lines.
    """

    inside: tuple[Spot, ...]
    lines: tuple[tuple[Spot, Spot], ...]
    colour: str
    width: float
    gap: float = 0.0


class Glyph(Struct, frozen=True):
    """A letter or several as a font draws them.

    Attributes:
        font: the number of its font among those of the ink.
        id: its number in that font.
        right: from the beginning of the line, in multiples of the size.
        up: from the baseline, in multiples of the size.
        letters: what it stands for.
    """

    font: int
    id: int
    right: float
    up: float
    letters: str


class Line(Struct, frozen=True):
    """A line of text that begins at a place on its baseline; `size` is in pt."""

    at: Spot
    size: float
    colour: str
    glyphs: tuple[Glyph, ...]


Mark = Trace | Disc | Weave | Line


class Ink(Struct, frozen=True):
    """Marks in the order in which they are painted.

    Attributes:
        width: in mm, as printed.
        height: in mm, as printed.
        size: the width and height on which the places of its marks are given, in pt.
        fonts: the files of its fonts.
    """

    width: float
    height: float
    size: Spot
    marks: tuple[Mark, ...]
    fonts: tuple[Path, ...] = ()
