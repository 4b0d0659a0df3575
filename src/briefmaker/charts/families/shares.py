"""What wholes are made of: one bar of 100 % for each series (design C.4).

White gaps part the segments; each carries its number if it is wide enough. Names
stand above the first bar that has the part. What is missing to 100 is pale with an
edge: it is our arithmetic, not a source's figure.
"""

from collections.abc import Sequence
from decimal import Decimal

from briefmaker.brief.charts import ShareChart
from briefmaker.charts.canvas import Picture
from briefmaker.charts.families.segments import (
    PADDING,
    Names,
    Part,
    names_of,
    segment,
)
from briefmaker.charts.frame import GAP, Frame, NoRoom
from briefmaker.charts.palette import (
    Palette,
    Tone,
)
from briefmaker.charts.points import (
    Point,
    in_series,
    names_of_points,
    names_of_series,
)
from briefmaker.charts.scale import Scale
from briefmaker.charts.styles import DIRECT, LABEL, REMARK
from briefmaker.charts.wholes import WHOLE, remainder, with_rest
from briefmaker.values import Struct

THICK = 7.0
BETWEEN = 3.0
"""Between two bars, in mm."""

LABELS = 0.3
LEAST_SHARE = 6
"""A part under this many per cent has its number beside its name."""

LEAST, AMPLE = 25.0, 0.5
"""A bar shorter than this, in mm or of the width, gets the room of its name too."""

UNDER = 0.8
"""Between a name and the bar below it, in mm."""


class Bar(Struct, frozen=True):
    """One whole."""

    name: tuple[str, ...]
    parts: tuple[Part, ...]
    named: Names
    notes: tuple[str, ...]


def shares(chart: ShareChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw one bar for each series, its parts in the order of the data.

    The names of bars stand at the left, or above where that leaves the bars too little.

    Raises:
        NoRoom: there is none either way.
    """
    points = with_rest(chart, points)
    names = names_of_series(points)
    labels = [frame.wrap(name, LABEL, frame.width * LABELS) for name in names]
    wide = max(frame.typeface.widest(lines, LABEL) for lines in labels)
    left = wide + 2 * GAP if wide else 0.0
    above = frame.width - left < max(LEAST, frame.width * AMPLE)
    if above:
        labels = [frame.wrap(name, LABEL, frame.width) for name in names]
        left = 0.0
        if frame.typeface.widest(max(labels, key=len), LABEL) > frame.width:
            raise NoRoom
    scale = Scale(0, 100, left, frame.width)
    bars = _bars(points, labels, scale, frame)
    tall = [_height(bar, above) for bar in bars]
    natural = sum(tall) + BETWEEN * (len(bars) - 1)
    extra = frame.stretch(natural, len(bars))
    canvas = frame.canvas()
    top = 0.0
    for bar, height in zip(bars, tall, strict=True):
        bottom = top + height + extra
        lower = bottom - _foot(bar) - (0.0 if above else _over(bar) / 2)
        upper = lower - THICK - extra
        if above:
            canvas.block(bar.name, 0, top, LABEL)
        else:
            canvas.centred(bar.name, 0, (upper + lower) / 2, LABEL)
        bar.named.draw(upper, canvas)
        for part in bar.parts:
            segment(part, upper, lower, frame.width, canvas)
        canvas.block(bar.notes, left, lower + 1, REMARK)
        top = bottom + BETWEEN
    return canvas.picture(frame.width, top - BETWEEN)


def _height(bar: Bar, above: bool) -> float:
    """Return the height of a bar with its names and notes, in mm."""
    own = bar.named.height + THICK + _foot(bar)
    if above:
        return own + (LABEL.height(len(bar.name)) + UNDER if bar.name else 0.0)
    return own + _over(bar)


def _over(bar: Bar) -> float:
    """Return by how much the name at the left is taller than the bar, in mm."""
    return max(LABEL.height(len(bar.name)) + 0.4 - THICK, 0.0)


def _tones(points: Sequence[Point], palette: Palette) -> dict[str, Tone]:
    """Return a tone for each part; the rest and parts beyond the fourth are pale."""
    sourced = [point for point in points if point.address]
    tones = dict(zip(names_of_points(sourced), palette.identity, strict=False))
    return {name: tones.get(name, palette.light) for name in names_of_points(points)}


def _bars(
    points: Sequence[Point],
    labels: Sequence[tuple[str, ...]],
    scale: Scale,
    frame: Frame,
) -> list[Bar]:
    """Put the parts of each whole in a row; each is named where it is first seen."""
    tones = _tones(points, frame.palette)
    unit = frame.unit or "%"
    named: set[str] = set()
    bars: list[Bar] = []
    for series, label in zip(names_of_series(points), labels, strict=True):
        parts: list[Part] = []
        at = Decimal(0)
        # rounded parts that add up to 101 still fill the bar and no more
        total = max(WHOLE, WHOLE - remainder(in_series(points, series)))
        for point in in_series(points, series):
            low, high = point.ends
            place = [scale(each * 100 / total) for each in (at, at + low, at + high)]
            at += high
            text = frame.say.point(point, "" if bars or parts else unit)
            wide = frame.typeface.width(text, DIRECT) + PADDING
            inside = high >= LEAST_SHARE and wide <= place[2] - place[0]
            inside = inside and not point.disputed
            left, sure, right = place
            tone = tones[point.label]
            parts.append(
                Part(point.label, point, tone, left, sure, right, text, inside)
            )
        new = tuple(part for part in parts if part.point.label not in named)
        named |= {part.point.label for part in new}
        names = names_of(new, scale.start, frame)
        bars.append(Bar(label, tuple(parts), names, _notes(parts, scale, frame)))
    return bars


def _notes(parts: Sequence[Part], scale: Scale, frame: Frame) -> tuple[str, ...]:
    """Return what is said below a bar: the author's notes."""
    notes = [
        f"{part.point.label}: {part.point.note}" for part in parts if part.point.note
    ]
    text = frame.say.alt.then.join(notes)
    return frame.wrap(text, REMARK, scale.end - scale.start) if text else ()


def _foot(bar: Bar) -> float:
    return REMARK.height(len(bar.notes)) + 1 if bar.notes else 0.0
