"""How one total became another: totals from zero, changes between (design C.4).

Totals are solid, rises solid in another colour, falls hatched outlines; thin lines
lead from each to the next. Changes carry their sign. Columns stand upright while their
names have room below them, and lie in rows where they have not.
"""

from collections.abc import Sequence

from briefmaker.charts.canvas import Canvas, Picture
from briefmaker.charts.families.rows import LEAST as LEAST_LENGTH
from briefmaker.charts.families.uprights import (
    OVER,
    Note,
    foot_of,
    height_of,
    notes_of,
    over,
    scale_of,
)
from briefmaker.charts.frame import GAP, Firsts, Frame, NoRoom
from briefmaker.charts.palette import CONTEXT, INK, WHITE, Filling, filling
from briefmaker.charts.points import Firmness, Point
from briefmaker.charts.scale import Demand, Scale, fitted
from briefmaker.charts.styles import DIRECT, LABEL, REMARK, Style
from briefmaker.charts.sums import Step, signed, steps_of
from briefmaker.values import Struct

WIDEST, FILLED = 15.0, 0.66
"""The widest column in mm, and how much of its place a column takes."""

THICK, PITCH = 4.2, 6.3
"""Height of a bar and from one to the next where they lie in rows, in mm."""

MOST_FOOT = 0.28
"""Names that take more of the height than this have more room in rows."""

LABELS, WORDS = 0.38, 0.4
"""The most of the width that names and the words behind a bar take in rows."""

CONNECTOR = 0.5
"""Width of the line from one step to the next, in pt."""


class Bar(Struct, frozen=True):
    """A step with its words."""

    step: Step
    text: str
    style: Style
    said: tuple[str, ...]

    @property
    def point(self) -> Point:
        """What it stands for."""
        return self.step.point


def waterfall(points: Sequence[Point], frame: Frame) -> Picture:
    """Draw the steps from total to total.

    Raises:
        NoRoom: their words leave them none, upright or in rows.
    """
    try:
        return _upright(_bars(points, Firsts(frame)), frame)
    except NoRoom:
        return _in_rows(_bars(points, Firsts(frame)), frame)


def _bars(points: Sequence[Point], firsts: Firsts) -> list[Bar]:
    """Set the words of each step: totals in bold, changes with their sign."""
    bars = []
    for step in steps_of(points):
        point = step.point
        unit = firsts.unit()
        say = firsts.frame.say
        text = say.point(point, unit) if point.total else signed(point, say, unit)
        said = (firsts.legend(point), firsts.interval(point), firsts.remark(point))
        style = DIRECT if point.total else LABEL
        bars.append(Bar(step, text, style, tuple(filter(None, said))))
    return bars


def _filling(bar: Bar, canvas: Canvas) -> Filling:
    """Return solid for totals and rises, a hatched outline for falls."""
    navy, crimson, teal = (tone for tone in canvas.palette.identity[:3])
    if bar.point.total:
        return filling(navy, bar.point.firmness)
    if bar.step.end >= bar.step.start:
        return filling(teal, bar.point.firmness)
    return filling(crimson, Firmness.FORECAST)


def _spread(bar: Bar) -> tuple[float, float] | None:
    """Return from where to where an interval or other sources reach."""
    point = bar.point
    if len(set(point.ends)) < 2:
        return None
    low, high = (float(end + bar.step.start) for end in point.ends)
    return low, high


def _whisker(ends: Sequence[tuple[float, float]], canvas: Canvas) -> None:
    """Draw a line with a stroke across at both ends, set off in white."""
    (x, y), (x1, y1) = ends
    across = (0.9, 0.0) if x == x1 else (0.0, 0.9)
    for colour, width in ((WHITE, 2.8), (INK, 1.2)):
        canvas.line(ends, colour, width)
        for a, b in ((x, y), (x1, y1)):
            spots = [(a - across[0], b - across[1]), (a + across[0], b + across[1])]
            canvas.line(spots, colour, width)


def _upright(bars: Sequence[Bar], frame: Frame) -> Picture:
    """Draw columns, each name below its own.

    Raises:
        NoRoom: a name or a number is wider than its place.
    """
    pitch = frame.width / len(bars)
    wide = min(pitch * FILLED, WIDEST)
    for bar in bars:
        if frame.typeface.width(bar.text, bar.style) > pitch - 0.6:
            raise NoRoom
    foot = foot_of([bar.point.label for bar in bars], pitch, frame.width, frame)
    height = height_of(frame)
    if foot.height > height * MOST_FOOT:
        raise NoRoom
    middles = [(number + 0.5) * pitch for number in range(len(bars))]
    notes = notes_of(
        [
            Note(text, middle, bar.point.address)
            for bar, middle in zip(bars, middles, strict=True)
            for text in bar.said
        ],
        pitch,
        frame,
    )
    base = height - foot.height - notes.height
    levels = [level for bar in bars for level in (bar.step.start, bar.step.end)]
    y = scale_of(levels, over(("0",), DIRECT), base)
    canvas = frame.canvas()
    zero = y(0)
    for bar, middle in zip(bars, middles, strict=True):
        left, right = middle - wide / 2, middle + wide / 2
        start, end = y(bar.step.start), y(bar.step.end)
        upper, lower = min(start, end), max(start, end)
        if upper < lower:
            canvas.box(left, upper, right, lower, _filling(bar, canvas))
        else:
            canvas.line([(left, upper), (right, upper)], INK, 0.75)
        if reach := _spread(bar):
            ends = [(middle, y(each)) for each in reach]
            _whisker(ends, canvas)
            upper = min(upper, *(at for _, at in ends))
        if bar is not bars[-1]:
            after = middle + pitch - wide / 2
            canvas.line([(right, end), (after, end)], CONTEXT, CONNECTOR, mark=False)
        top = upper - OVER - bar.style.height(1)
        address = bar.point.address
        canvas.block([bar.text], middle, top, bar.style, "centre", address=address)
    canvas.line([(0, zero), (frame.width, zero)], INK, 0.75, mark=False)
    addresses = [bar.point.address for bar in bars]
    foot.draw(middles, base, addresses, canvas)
    notes.draw(base + foot.height, canvas)
    return canvas.picture(frame.width, height)


def _in_rows(bars: Sequence[Bar], frame: Frame) -> Picture:
    """Draw bars below each other, names at the left and values behind.

    Raises:
        NoRoom: names and values leave the bars none.
    """
    names = [
        frame.wrap(bar.point.label, _named(bar), frame.width * LABELS) for bar in bars
    ]
    left = 2 * GAP + max(
        frame.typeface.widest(lines, _named(bar))
        for bar, lines in zip(bars, names, strict=True)
    )
    words = [_words(bar, frame) for bar in bars]
    x = _lengths(bars, words, left, frame)
    heights = [
        max(PITCH, LABEL.height(max(len(name), len(said))) + 1.4)
        for name, said in zip(names, words, strict=True)
    ]
    extra = frame.stretch(sum(heights), len(bars))
    canvas = frame.canvas()
    top = 0.0
    for number, (bar, height) in enumerate(zip(bars, heights, strict=True)):
        height += extra
        middle = top + height / 2
        upper, lower = middle - THICK / 2, middle + THICK / 2
        start, end = x(bar.step.start), x(bar.step.end)
        if start != end:
            ends = min(start, end), max(start, end)
            canvas.box(ends[0], upper, ends[1], lower, _filling(bar, canvas))
        if reach := _spread(bar):
            _whisker([(x(each), middle) for each in reach], canvas)
        if bar is not bars[-1]:
            after = middle + (height + heights[number + 1] + extra) / 2 - THICK / 2
            canvas.line([(end, lower), (end, after)], CONTEXT, CONNECTOR, mark=False)
        address = bar.point.address
        canvas.centred(names[number], 0, middle, _named(bar), address=address)
        at = max(x(each) for each in _reached(bar)) + GAP
        _behind(words[number], at, middle, bar, canvas)
        top += height
    canvas.line([(x(0), 0), (x(0), top)], INK, 0.75, mark=False)
    return canvas.picture(frame.width, top)


def _named(bar: Bar) -> Style:
    return DIRECT if bar.point.total else LABEL


def _reached(bar: Bar) -> tuple[float, ...]:
    """Return all levels that a bar and its whisker reach."""
    return float(bar.step.start), float(bar.step.end), *(_spread(bar) or ())


def _words(bar: Bar, frame: Frame) -> list[tuple[str, Style]]:
    """Return the lines behind a bar: its value, then what is said about it."""
    lines = [(bar.text, bar.style)]
    for text in bar.said:
        wrapped = frame.wrap(text, REMARK, frame.width * WORDS)
        lines += [(line, REMARK) for line in wrapped]
    return lines


def _lengths(
    bars: Sequence[Bar],
    words: Sequence[Sequence[tuple[str, Style]]],
    left: float,
    frame: Frame,
) -> Scale:
    """Return a scale that leaves room for the words behind the bars.

    Raises:
        NoRoom: there is none.
    """
    before: list[Demand] = [(0.0, 0.0)]
    behind: list[Demand] = [(0.0, 0.0)]
    for bar, lines in zip(bars, words, strict=True):
        reached = _reached(bar)
        wide = max(frame.typeface.width(text, style) for text, style in lines)
        before.append((min(reached), 0.0))
        behind.append((max(reached), GAP + wide))
    zero, length = fitted(before, behind, left, frame.width)
    low = min(value for value, _ in before)
    high = max(value for value, _ in behind)
    if high == low:
        high = low + 1
    elif (high - low) * length < LEAST_LENGTH:
        raise NoRoom
    return Scale(low, high, zero + low * length, zero + high * length)


def _behind(
    lines: Sequence[tuple[str, Style]],
    x: float,
    middle: float,
    bar: Bar,
    canvas: Canvas,
) -> None:
    """Set the words behind a bar."""
    baseline = middle + LABEL.cap / 2 - (len(lines) - 1) * LABEL.leading / 2
    for text, style in lines:
        canvas.words(text, x, baseline, style, address=bar.point.address)
        baseline += LABEL.leading
