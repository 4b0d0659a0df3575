"""Totals and their parts: bars from zero, one for each label (design C.4).

The first series is the key part and stands on zero; the total stands in bold at the
end. A part that is too short for its number has it behind the total. Where sources
differ on a part, it is solid to the lowest value and hatched to the highest, and the
total is a range.
"""

from collections.abc import Sequence

from briefmaker.brief.charts import StackedChart
from briefmaker.charts.canvas import Canvas, Picture
from briefmaker.charts.families.rows import AMPLE, LEAST, OVER
from briefmaker.charts.families.segments import (
    PADDING,
    Names,
    Part,
    names_of,
    segment,
)
from briefmaker.charts.families.slots import Text, wide
from briefmaker.charts.frame import GAP, Firsts, Frame, NoRoom
from briefmaker.charts.palette import INK, Tone
from briefmaker.charts.points import Point, Reading, names_of_points, names_of_series
from briefmaker.charts.styles import DIRECT, LABEL, MISSING, REMARK
from briefmaker.charts.sums import total_of
from briefmaker.values import Struct

THICK, BETWEEN = 5.4, 3.0
"""Height of a bar, and the gap between two, in mm."""

LABELS, WORDS = 0.34, 0.5
"""The most of the width that labels and a line of words behind a bar may take."""


class Whole(Struct, frozen=True):
    """One bar before it has its place: its parts and what is said at its end."""

    label: str
    points: tuple[Point, ...]
    total: Reading | None

    @property
    def size(self) -> float:
        """Its total at the highest."""
        return float(self.total.ends[1]) if self.total else 0.0


class Bar(Struct, frozen=True):
    """One bar in its place.

    Attributes:
        label: in lines, beside or above it.
        lines: the words behind it.
    """

    label: tuple[str, ...]
    parts: tuple[Part, ...]
    names: Names
    lines: tuple[tuple[Text, ...], ...]
    end: float

    @property
    def height(self) -> float:
        """The height of the bar with its words, without the names above it."""
        return max(THICK, LABEL.height(len(self.lines)) + 0.6)


def stacked(chart: StackedChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw one bar for each label, its parts end to end.

    Raises:
        NoRoom: labels and words leave none for the bars.
    """
    firsts = Firsts(frame)
    series = names_of_series(points)
    wholes = [_whole(label, points) for label in names_of_points(points)]
    if chart.order == "value":
        wholes.sort(key=lambda whole: -whole.size)
    labels = [frame.wrap(each.label, LABEL, frame.width * LABELS) for each in wholes]
    left = max(frame.typeface.widest(lines, LABEL) for lines in labels) + 2 * GAP
    tones = frame.palette.tones(series)
    try:
        bars = _bars(wholes, labels, left, tones, firsts, AMPLE * frame.width)
        above = False
    except NoRoom:
        labels = [frame.wrap(each.label, LABEL, frame.width) for each in wholes]
        if max(frame.typeface.widest(each, LABEL) for each in labels) > frame.width:
            raise
        bars = _bars(wholes, labels, 0.3, tones, firsts, LEAST)
        above = True
    return _picture(bars, left, above, frame)


def _whole(label: str, points: Sequence[Point]) -> Whole:
    """Add the parts of a bar up."""
    own = tuple(point for point in points if point.label == label)
    total = total_of(own)
    known = any(point.readings for point in own)
    return Whole(label, own, total if known else None)


def _bars(
    wholes: Sequence[Whole],
    labels: Sequence[tuple[str, ...]],
    left: float,
    tones: dict[str, Tone],
    firsts: Firsts,
    least: float,
) -> list[Bar]:
    """Make a unit as long as the words behind the bars allow.

    What is said behind a bar depends on what fits into its parts, and the other way
    round: so lengths are tried from the longest to the shortest.

    Raises:
        NoRoom: the longest bar would be shorter than `least` mm.
    """
    frame = firsts.frame
    most = max(whole.size for whole in wholes)
    length = frame.width - left
    while length >= least:
        saying = Firsts(frame)
        seen: set[str] = set()
        bars = []
        for whole, label in zip(wholes, labels, strict=True):
            unit = length / most if most else 0.0
            bars.append(_bar(whole, label, left, unit, tones, seen, saying))
        over = max(
            bar.end + GAP + max((wide(line, frame) for line in bar.lines), default=0.0)
            for bar in bars
        )
        if over <= frame.width + 0.05:
            return bars
        length -= max(over - frame.width, 0.5)
    raise NoRoom


def _bar(
    whole: Whole,
    label: tuple[str, ...],
    left: float,
    unit: float,
    tones: dict[str, Tone],
    seen: set[str],
    firsts: Firsts,
) -> Bar:
    """Put the parts of one bar end to end; new ones are named above it."""
    frame = firsts.frame
    parts: list[Part] = []
    at = left
    for point in whole.points:
        if not point.ends:
            continue
        low, high = (float(end) * unit for end in point.ends)
        if point.value is not None and not point.disputed:
            low = high = float(point.value) * unit
        number = frame.say.point(point)
        room = frame.typeface.width(number, DIRECT) + PADDING
        inside = room <= high and not point.disputed
        name = point.series
        part = Part(name, point, tones[name], at, at + low, at + high, number, inside)
        parts.append(part)
        at += high
    new = [part for part in parts if part.name not in seen]
    seen |= {part.name for part in new}
    names = names_of(new, left, frame)
    lines = _lines(whole, parts, new, firsts)
    return Bar(label, tuple(parts), names, lines, at)


def _lines(
    whole: Whole, parts: Sequence[Part], new: Sequence[Part], firsts: Firsts
) -> tuple[tuple[Text, ...], ...]:
    """Return what stands behind a bar: its total, then what its parts do not say."""
    frame = firsts.frame
    runs: list[Text] = []
    if whole.total:
        total = firsts.reading(whole.total)
        if not firsts.total_said:
            firsts.total_said = True
            runs.append((f"{total} {frame.say.total}", DIRECT))
        else:
            runs.append((total, DIRECT))
    for part in parts:
        if not part.inside and part not in new:
            style = LABEL.tinted(part.tone.text)
            runs.append((f"{part.name} {part.number}", style))
    for point in whole.points:
        if not point.readings:
            runs.append((f"{point.series}: {frame.say.no_data}", MISSING))
        for said in (firsts.legend(point), firsts.remark(point)):
            runs += [(said, REMARK)] if said else []
    lines: list[list[Text]] = []
    for text, style in runs:
        for line in frame.wrap(text, style, frame.width * WORDS):
            longer = [*lines[-1], (line, style)] if lines else []
            if longer and wide(longer, frame) <= frame.width * WORDS:
                lines[-1] = longer
            else:
                lines.append([(line, style)])
    return tuple(map(tuple, lines))


def _picture(bars: Sequence[Bar], left: float, above: bool, frame: Frame) -> Picture:
    """Put the bars below each other, labels at the left or above."""
    heights = [
        bar.names.height
        + (
            LABEL.height(len(bar.label)) + OVER + bar.height
            if above
            else max(bar.height, LABEL.height(len(bar.label)) + 0.6)
        )
        for bar in bars
    ]
    natural = sum(heights) + BETWEEN * len(bars)
    extra = frame.stretch(natural, len(bars))
    canvas = frame.canvas()
    zero = 0.3 if above else left
    top = 0.0
    first = bars[0].names.height
    for bar, height in zip(bars, heights, strict=True):
        bottom = top + height
        middle = (top + bar.names.height + bottom) / 2
        address = bar.parts[0].point.address if bar.parts else ()
        if above:
            canvas.block(bar.label, 0, top, LABEL, address=address)
            middle = bottom - bar.height / 2
        else:
            canvas.centred(bar.label, 0, middle, LABEL, address=address)
        upper, lower = middle - THICK / 2, middle + THICK / 2
        bar.names.draw(upper, canvas, over=middle - bar.height / 2)
        for part in bar.parts:
            segment(part, upper, lower, bar.end, canvas)
        _words(bar, middle, canvas)
        if above:
            spots = [(zero, upper - 0.6), (zero, lower + 0.6)]
            canvas.line(spots, INK, 0.75, mark=False)
        top = bottom + BETWEEN + extra
    end = top - BETWEEN - extra
    if not above:
        spots = [(zero, first - 0.6 if first else 0.0), (zero, end)]
        canvas.line(spots, INK, 0.75, mark=False)
    return canvas.picture(frame.width, end + extra)


def _words(bar: Bar, middle: float, canvas: Canvas) -> None:
    """Set the words behind a bar, its total first."""
    baseline = middle + LABEL.cap / 2 - (len(bar.lines) - 1) * LABEL.leading / 2
    for line in bar.lines:
        x = bar.end + GAP
        for text, style in line:
            x += canvas.words(text, x, baseline, style) + GAP
        baseline += LABEL.leading
