"""The same things at two dates, joined by lines (design C.4).

Values stand at both ends, names at the right one, moved apart where they would touch,
with a thin line to their end. Where sources differ on an end, a bar reaches from the
lowest to the highest, and the line becomes a band.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from briefmaker.brief.charts import SlopeChart
from briefmaker.charts.canvas import Canvas, Picture, Spot
from briefmaker.charts.dates import Period
from briefmaker.charts.families.strokes import AHEAD, UNSURE
from briefmaker.charts.frame import GAP, Firsts, Frame, NoRoom
from briefmaker.charts.palette import (
    BACKGROUND,
    CONTEXT,
    INK,
    SOLID,
    WHITE,
    Filling,
    Tone,
)
from briefmaker.charts.points import Firmness, Point, names_of_points
from briefmaker.charts.scale import Scale, spread
from briefmaker.charts.styles import DIRECT, LABEL, MISSING, REMARK, Style
from briefmaker.look.colour import mix
from briefmaker.values import Struct

DOT = 2.0
LEADING = 3.7
"""From one line of words at an end to the next, in mm."""

HEAD = 1.8
"""Between the dates and the highest value, in mm."""

HEIGHT, HEIGHT_NARROW, NARROW = 56.0, 48.0, 100.0
LEAST = 14.0
"""The least distance between the two dates, in mm."""

NAMES = (0.42, 0.34, 0.28)
"""The most of the width that words at the right take: names wrap more each time."""

VALUES = 0.26
"""The most of the width that words at the left take."""

MOVED = 0.9
"""From here on words need a thin line to their end, in mm."""

ELBOW = 2.6
"""Room for that line, in mm."""

Side = Literal["left", "right"]
Run = tuple[str, Style]


class Slope(Struct, frozen=True):
    """One thing: its two points and what stands at its ends."""

    name: str
    points: tuple[Point, Point]
    tone: Tone
    front: bool
    left: tuple[Run, ...]
    right: tuple[Run, ...]


def slopes(chart: SlopeChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw one line for each name, those in focus on top.

    Raises:
        NoRoom: names and values leave the lines none.
    """
    dates = sorted({point.period for point in points if point.period})
    for share in NAMES:
        held = _slopes(chart, points, dates, share, frame)
        wide = [_wide(each.left, frame) for each in held]
        names = [_wide(each.right, frame) for each in held]
        heads = [frame.typeface.width(_date(day, frame), DIRECT) for day in dates]
        beside = DOT / 2 + GAP + ELBOW
        left = max(max(wide) + beside, heads[0] / 2)
        right = frame.width - max(max(names) + beside, heads[1] / 2)
        if right - left >= max(LEAST, frame.width * 0.2):
            break
    if right - left < LEAST or right - left < sum(heads) / 2 + GAP:
        raise NoRoom
    return _picture(held, dates, (left, right), frame)


def _date(period: Period, frame: Frame) -> str:
    return frame.say.period(period, short=True)


def _slopes(
    chart: SlopeChart,
    points: Sequence[Point],
    dates: Sequence[Period],
    share: float,
    frame: Frame,
) -> list[Slope]:
    """Return the slopes with the words at their ends."""
    names = names_of_points(points)
    tones = _tones(names, chart.focus, frame)
    firsts = Firsts(frame)
    found: dict[str, Slope] = {}
    for name in sorted(names, key=lambda name: _rank(_at(points, name, dates[0]))):
        start, end = (_at(points, name, date) for date in dates)
        front = name in chart.focus or not chart.focus
        style = DIRECT.tinted(tones[name].text) if front else LABEL
        left = _runs(start, style, frame.width * VALUES, firsts)
        right = _runs(end, style, frame.width * share, firsts)
        words = frame.wrap(name, style, frame.width * share)
        first, *rest = right or ((frame.say.no_data, MISSING),)
        joined = f"{first[0]} {name}"
        if end.readings and frame.typeface.width(joined, style) <= frame.width * share:
            right = ((joined, style), *rest)
        else:
            right = (*((line, style) for line in words), first, *rest)
        found[name] = Slope(name, (start, end), tones[name], front, left, right)
    return [found[name] for name in names]


def _rank(start: Point) -> Decimal:
    """Return the key that sorts from the top: what is said once stands up there."""
    return -start.ends[1] if start.ends else Decimal("Infinity")


def _tones(names: Sequence[str], focus: Sequence[str], frame: Frame) -> dict[str, Tone]:
    """Return identity colours for few or for those in focus; else one for all."""
    if focus or len(names) <= len(frame.palette.identity):
        return frame.palette.tones(names, focus)
    return dict.fromkeys(names, frame.palette.identity[0])


def _at(points: Sequence[Point], name: str, date: Period) -> Point:
    found = (one for one in points if one.label == name and one.period == date)
    return next(found, Point(name, period=date))


def _runs(point: Point, style: Style, room: float, firsts: Firsts) -> tuple[Run, ...]:
    """Return the lines of words at an end: its value, and how firm it is."""
    frame = firsts.frame
    if not point.readings:
        words = frame.wrap(frame.say.no_data, MISSING, room)
        return tuple((line, MISSING) for line in words)
    runs = [(line, style) for line in frame.wrap(firsts.value(point), style, room)]
    for said in (firsts.legend(point), firsts.interval(point), firsts.remark(point)):
        runs += [(line, REMARK) for line in frame.wrap(said, REMARK, room)]
    return tuple(runs)


def _wide(runs: Sequence[Run], frame: Frame) -> float:
    return max((frame.typeface.width(*run) for run in runs), default=0.0)


def _picture(
    held: Sequence[Slope],
    dates: Sequence[Period],
    xs: tuple[float, float],
    frame: Frame,
) -> Picture:
    """Draw both dates, the lines between them, and the words at their ends."""
    usual = HEIGHT if frame.width >= NARROW else HEIGHT_NARROW
    tall = max(
        sum(len(each.left) for each in held), sum(len(each.right) for each in held)
    )
    head = DIRECT.height(1) + HEAD
    height = frame.height or usual
    height = max(height, head + tall * LEADING)
    values = [float(end) for each in held for one in each.points for end in one.ends]
    low, high = min(values), max(values)
    if low == high:
        low, high = low - 1, high + 1
    y = Scale(low, high, height - LEADING / 2, head + LEADING / 2)
    canvas = frame.canvas()
    for x, date in zip(xs, dates, strict=True):
        canvas.words(_date(date, frame), x, DIRECT.above, DIRECT, "centre")
        canvas.line([(x, head - 0.4), (x, height)], CONTEXT, 0.5, mark=False)
    for each in sorted(held, key=lambda each: each.front):
        _line(each, xs, y, canvas)
    sides: tuple[Side, Side] = ("left", "right")
    for at, side in enumerate(sides):
        _words(held, at, side, xs[at], y, (head, height), canvas)
    return canvas.picture(frame.width, height)


def _line(slope: Slope, xs: tuple[float, float], y: Scale, canvas: Canvas) -> None:
    """Draw a line from date to date, and the marks at its ends."""
    start, end = slope.points
    tone = slope.tone
    width = 1.6 if slope.front else BACKGROUND.width
    if start.value is not None and end.value is not None:
        unsure = end.firmness in UNSURE or start.firmness in UNSURE
        spots: list[Spot] = [(xs[0], y(start.value)), (xs[1], y(end.value))]
        canvas.line(spots, tone.fill, width, AHEAD if unsure else SOLID)
    elif start.ends and end.ends:
        corners = [
            (xs[0], y(start.ends[1])),
            (xs[1], y(end.ends[1])),
            (xs[1], y(end.ends[0])),
            (xs[0], y(start.ends[0])),
        ]
        canvas.patch(corners, Filling(mix(tone.fill, WHITE, 0.85)), mark=False)
    for x, point in zip(xs, slope.points, strict=True):
        _mark(point, x, tone, y, canvas)


def _mark(point: Point, x: float, tone: Tone, y: Scale, canvas: Canvas) -> None:
    """Draw a value, its interval, or all sources' values on a bar between them."""
    if not point.ends:
        return
    low, high = (y(end) for end in point.ends)
    if point.disputed or point.value is None:
        canvas.line([(x, low), (x, high)], CONTEXT, 2.2)
        for reading in point.readings:
            for end in dict.fromkeys(reading.ends):
                hollow = point.disputed and not reading.preferred
                canvas.dot((x, y(end)), DOT, tone.fill, "diamond", hollow)
        return
    if low != high:
        canvas.line([(x, low), (x, high)], INK, 1.2)
    hollow = point.firmness is not Firmness.MEASURED
    canvas.dot((x, y(point.value)), DOT, tone.fill, hollow=hollow)


def _words(
    held: Sequence[Slope],
    at: int,
    side: Side,
    x: float,
    y: Scale,
    room: tuple[float, float],
    canvas: Canvas,
) -> None:
    """Set the words at one end of all lines, apart from each other."""
    known = [each for each in held if each.points[at].ends]
    absent = [each for each in held if not each.points[at].ends]
    known.sort(key=lambda each: _height(each.points[at], y))
    ordered = [*known, *absent]
    runs = [each.left if side == "left" else each.right for each in ordered]
    sizes = [len(lines) * LEADING for lines in runs]
    marks = [
        _height(each.points[at], y) if each.points[at].ends else room[1]
        for each in ordered
    ]
    wanted = [mark - size / 2 for mark, size in zip(marks, sizes, strict=True)]
    tops = spread(wanted, sizes, *room)
    way = -1 if side == "left" else 1
    near = x + way * (DOT / 2 + GAP)
    edge = near + way * ELBOW
    moved = any(abs(top - wish) > MOVED for top, wish in zip(tops, wanted, strict=True))
    for each, lines, top, size, mark in zip(
        ordered, runs, tops, sizes, marks, strict=True
    ):
        middle = top + size / 2
        if moved and each.points[at].ends and abs(middle - mark) > MOVED / 2:
            spots = [(near - way * 0.6, mark), (edge - way * 0.5, middle)]
            canvas.line(spots, CONTEXT, 0.5)
        for number, (text, style) in enumerate(lines):
            baseline = top + (number + 0.5) * LEADING + style.cap / 2
            align: Literal["left", "right"] = "right" if way < 0 else "left"
            start = edge if moved else near
            address = each.points[at].address
            canvas.words(text, start, baseline, style, align, address=address)


def _height(point: Point, y: Scale) -> float:
    """Return where the words of an end belong."""
    value = point.value if point.value is not None else sum(point.ends) / 2
    return y(value)
