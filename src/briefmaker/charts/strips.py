"""Draws a range bar in strips: one for each source, and one for the axis below them.

The note sets what a source says beside its strip, as text; a strip is as high as a
line and is put in the middle of its row, so that rows may be of any height. Shapes
speak without colour: a filled dot is final, a ring provisional or an estimate, a bar
an interval, an arrow a bound ("more than", "up to").
"""

from collections.abc import Iterable
from decimal import Decimal

from briefmaker.charts.canvas import Canvas, Picture
from briefmaker.charts.conventions import Conventions, typographic
from briefmaker.charts.frame import GAP
from briefmaker.charts.ink import Ink
from briefmaker.charts.painting import painted
from briefmaker.charts.palette import (
    CONTEXT,
    INK,
    MUTE,
    Filling,
    Palette,
)
from briefmaker.charts.points import Firmness, Reading
from briefmaker.charts.rangebar import RangeBar, Strips
from briefmaker.charts.scale import Scale, ticks
from briefmaker.charts.styles import RULER
from briefmaker.charts.svg import svg_of
from briefmaker.charts.typeface import Typeface
from briefmaker.values import Struct

SHARE = 0.34
"""How much of the text's width the strips take; what sources say has the rest."""

HEIGHT = 4.0
"""Of a strip in mm: a line of the note's text."""

DOT = 2.2
INTERVAL = 1.6
"""Height of the bar of a source that gives an interval, in mm."""

ARROW, HEAD = 5.0, 1.7
"""How far an arrow reaches, and the length of its head, in mm."""

WIDEST = 0.6
"""The most of the width that one number with its unit may take."""

SHORT = 10_000
"""The largest number that is put under the axis without a unit."""

STEPS = 4
NEAR = Decimal("0.75")
"""Where the lowest value is a larger share of the highest, the axis is cut off."""


def strips(
    id_: str,
    bar: RangeBar,
    width: float,
    typeface: Typeface,
    palette: Palette,
    say: Conventions,
    times: float = 1.0,
) -> Strips:
    """Draw the range bar of a note at the width at which it is printed.

    Args:
        id_: what the ids in the pictures begin with.
        width: of the strips, in mm.
        times: how many times larger than drawn it is printed.
    """
    bench = Bench(bar, width / times, typeface, palette, say)
    axis, alt = bench.axis(), bench.alternative

    inks: dict[str, Ink] = {}

    def drawn(picture: Picture, part: str, *words: str) -> str:
        ink = painted(picture, typeface, times)
        svg = svg_of(ink, f"{id_}-{part}", *words)
        inks[svg] = ink
        return svg

    return Strips(
        width=width,
        rows={
            row.claim: drawn(bench.strip(row.reading), row.claim) for row in bar.rows
        },
        row_height=HEIGHT * times,
        grid=drawn(bench.grid(), "-grid"),
        axis=drawn(axis, "-axis", bar.label, alt),
        axis_height=axis.height * times,
        spread=bar.spread(say),
        alt=alt,
        inks=inks,
    )


class Label(Struct, frozen=True):
    """A number under the axis; `middle` is where it stands."""

    text: str
    middle: float
    width: float

    def clear_of(self, others: Iterable["Label"]) -> bool:
        """Whether it touches none of the others."""
        return all(
            abs(self.middle - other.middle) > (self.width + other.width) / 2 + GAP
            for other in others
        )


class Bench(Struct, frozen=True):
    """Where one range bar is drawn; `width` is in mm."""

    bar: RangeBar
    width: float
    typeface: Typeface
    palette: Palette
    say: Conventions

    @property
    def marks(self) -> tuple[Decimal, ...]:
        """The round numbers of the axis.

        It begins at zero, unless the values lie so near each other that they could
        not be told apart there; its first number then says that it is cut off.
        """
        low, high = self.bar.ends
        if low > 0 and high * NEAR < low < high:
            return ticks(low - (high - low), high, STEPS)
        return ticks(min(low, Decimal(0)), max(high, Decimal(0)), STEPS)

    @property
    def scale(self) -> Scale:
        """The scale, with room for arrows beyond its ends."""
        first, last = float(self.marks[0]), float(self.marks[-1])
        unit = (self.width - DOT) / (last - first)
        left = right = DOT / 2
        for row in self.bar.rows:
            lower, upper = (float(end) for end in row.reading.ends)
            if row.reading.open_above and (last - upper) * unit < ARROW:
                right = ARROW + 0.2
            if row.reading.open_below and (lower - first) * unit < ARROW:
                left = ARROW + 0.2
        return Scale(first, last, left, self.width - right)

    @property
    def alternative(self) -> str:
        """The bar in words: what each source gives, from low to high."""
        say, unit = self.say, self.bar.unit
        readings = [row.reading for row in self.bar.rows]
        given = dict.fromkeys(
            one.display or say.reading(one, unit, spoken=True) for one in readings
        )
        values = say.any_of(list(given))
        finding = say.alt.differ.format(values=values, label=self.bar.label)
        kind = say.alt.kinds["range"]
        return typographic(say.alt.brief.format(kind=kind, finding=finding))

    def strip(self, reading: Reading) -> Picture:
        """Draw what one source says."""
        canvas, scale = Canvas(self.typeface, self.palette), self.scale
        middle = HEIGHT / 2
        first, last = (scale(end) for end in reading.ends)
        faint = self.bar.preferred and not reading.preferred
        colour = MUTE if faint else self.palette.primary
        ground = self.palette.ground
        firm = reading.firmness is Firmness.MEASURED
        if reading.open_above:
            _arrow(last, 1, middle, colour, canvas)
        if reading.open_below:
            _arrow(first, -1, middle, colour, canvas)
        if last > first:
            full = Filling(colour) if firm else Filling(ground, colour, 0.9)
            upper, lower = middle - INTERVAL / 2, middle + INTERVAL / 2
            canvas.box(first, upper, last, lower, full)
        if reading.value is not None or last == first:
            at = scale(reading.value) if reading.value is not None else last
            canvas.dot((at, middle), DOT, colour, hollow=not firm, ground=ground)
        return canvas.picture(self.width, HEIGHT)

    def grid(self) -> Picture:
        """Draw the lines that run through all strips; zero in ink."""
        canvas, scale = Canvas(self.typeface, self.palette), self.scale
        for mark in self.marks:
            x = scale(mark)
            colour, thick = (INK, 0.6) if mark == 0 else (CONTEXT, 0.3)
            canvas.line([(x, 0), (x, HEIGHT)], colour, thick, mark=False)
        return canvas.picture(self.width, HEIGHT)

    def axis(self) -> Picture:
        """Draw the bar from the lowest to the highest value, and numbers under it."""
        canvas, scale = Canvas(self.typeface, self.palette), self.scale
        low, high = (scale(end) for end in self.bar.ends)
        canvas.line([(scale.start, 0.5), (scale.end, 0.5)], CONTEXT, 0.5, mark=False)
        if high > low:
            canvas.line([(low, 0.5), (high, 0.5)], MUTE, 2.2)
        if self.marks[0] > 0:
            for x in (scale.start + 0.5, scale.start + 1.2):
                canvas.line([(x, 1.0), (x + 0.5, 0.0)], INK, 0.6, mark=False)
        baseline = 1.5 + RULER.above
        for label in self._labels():
            canvas.words(label.text, label.middle, baseline, RULER, "centre")
        return canvas.picture(self.width, baseline + RULER.below)

    def _labels(self) -> list[Label]:
        """Return the numbers that have room: the last, with the unit, the first, more.

        Where thousands or millions may have been left out, zero alone is named.
        """
        scale, bar, marks = self.scale, self.bar, self.marks
        unit = "%" if bar.unit.startswith("%") else bar.unit
        sure = unit or (bar.whole and marks[-1] <= SHORT)
        named = marks if sure else [mark for mark in marks if mark == 0]
        found: list[Label] = []
        for mark in dict.fromkeys((*named[-1:], *named)):
            text = self.say.measure(mark, unit if mark == marks[-1] else "")
            if not self._has_room(text):
                text = self.say.number(mark)
            wide = self.typeface.width(text, RULER)
            middle = min(max(scale(mark), wide / 2), self.width - wide / 2)
            label = Label(text, middle, wide)
            if label.clear_of(found):
                found.append(label)
        return found

    def _has_room(self, text: str) -> bool:
        """Whether a number with its unit can be set, and does not crowd the others."""
        known = not self.typeface.lacks(text)
        return known and self.typeface.width(text, RULER) <= self.width * WIDEST


def _arrow(start: float, way: int, y: float, colour: str, canvas: Canvas) -> None:
    """Draw an arrow to the right or to the left: it may be more, or less."""
    tip = start + way * ARROW
    neck = tip - way * HEAD
    canvas.line([(start, y), (neck, y)], colour, 1.2)
    canvas.patch([(neck, y - 0.8), (tip, y), (neck, y + 0.8)], Filling(colour))
