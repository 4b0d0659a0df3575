"""Change over time: lines named at their ends, dates to scale (design C.4)."""

from collections.abc import Sequence
from decimal import Decimal

from briefmaker.brief.exhibits import LineChart
from briefmaker.charts.canvas import Canvas, Edges, Picture
from briefmaker.charts.frame import GAP, Frame, NoRoom
from briefmaker.charts.palette import CONTEXT, GRID, INK, tones
from briefmaker.charts.points import Point, in_series, names_of_series
from briefmaker.charts.remarks import Remark, place
from briefmaker.charts.rhythm import dated, when
from briefmaker.charts.scale import Scale, spread, ticks
from briefmaker.charts.strokes import DOT, Plane, Series, Stroke
from briefmaker.charts.styles import AXIS, DIRECT, LABEL, Style
from briefmaker.charts.timescale import ticks_of

HEIGHT, HEIGHT_NARROW, NARROW = 52.0, 44.0, 100.0
"""The usual heights of the picture in mm, and the width under which it is lower."""

TOP = 4.6
"""Above the upper tick, for its number."""

NAMES = 0.36
"""The most of the width that names at the ends of lines may take."""

LEAST = 18.0
"""The least width and height of the lines themselves, in mm."""

LEADING = 3.5
MOVED = 2.4
"""From here on a name needs a thin line to its end, in mm."""

Label = list[tuple[str, Style]]


def lines(chart: LineChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw one line for each series, those in focus on top."""
    names = names_of_series(points)
    colours = tones(names, chart.focus)
    series = [
        Series(name, dated(in_series(points, name)), colours[name]) for name in names
    ]
    labels = [_label(one, frame) for one in series]
    widths = [frame.typeface.width(*run) for label in labels for run in label]
    usual = HEIGHT if frame.width >= NARROW else HEIGHT_NARROW
    height = frame.height or usual
    marks = _marks(chart, points)
    plane = _plane(points, marks, max(widths), height, frame)
    canvas = Canvas(frame.typeface)
    _values(marks, plane, frame, canvas)
    _dates(points, plane, frame, canvas)
    remarks: list[Remark] = []
    for one in sorted(series, key=lambda one: one.tone.width):
        remarks += Stroke(one, plane, frame.say, canvas).draw()
    _end_labels(series, labels, plane, canvas)
    place(remarks, Edges(0, 0, plane.x.end, plane.y.start - 0.3), canvas)
    return canvas.picture(frame.width, height)


def _label(one: Series, frame: Frame) -> Label:
    """Return the lines of text at the end of a line: its name and last value."""
    if not one.known:
        return []
    style = DIRECT.tinted(one.tone.text)
    value = frame.say.point(one.known[-1])
    room = frame.width * NAMES
    joined = f"{one.name} {value}".strip()
    if frame.typeface.width(joined, style) <= room:
        return [(joined, style)]
    plain = LABEL.tinted(one.tone.text)
    lines = [(line, style) for line in frame.wrap(one.name, style, room)]
    return [*lines, *((line, plain) for line in frame.wrap(value, plain, room))]


def _marks(chart: LineChart, points: Sequence[Point]) -> tuple[Decimal, ...]:
    """Return the numbers of the value axis: from zero, or with air below the lines.

    A cropped axis leaves about a third of the height below the lowest value, so
    that no line seems to reach nothing (ONS service manual, axes and gridlines).
    """
    ends = [end for point in points for end in point.ends]
    low, high = min(ends), max(ends)
    if chart.from_zero or low <= 0:
        return ticks(min(low, Decimal(0)), max(high, Decimal(0)), 5)
    air = (high - low) / 2 or low / 10
    return ticks(max(low - air, Decimal(0)), high, 5)


def _plane(
    points: Sequence[Point],
    marks: Sequence[Decimal],
    names: float,
    height: float,
    frame: Frame,
) -> Plane:
    """Return scales that leave room for names at the right and dates below."""
    places = [when(point) for point in points]
    start, end = min(places), max(places)
    if start == end:
        start -= 1  # a single point stands at the right, beside its name
    left = 1.5 + max(
        frame.typeface.width(_number(mark, marks, frame), AXIS) for mark in marks
    )
    right = frame.width - names - GAP - DOT / 2
    bottom = height - AXIS.height(1) - 2.2
    if right - left < LEAST or bottom - TOP < LEAST:
        raise NoRoom
    values = Scale(float(marks[0]), float(marks[-1]), bottom, TOP)
    return Plane(Scale(start, end, left, right), values)


def _number(mark: Decimal, marks: Sequence[Decimal], frame: Frame) -> str:
    """Return a number of the value axis; the top one has the unit."""
    return frame.say.measure(mark, frame.unit if mark == marks[-1] else "")


def _values(
    marks: Sequence[Decimal], plane: Plane, frame: Frame, canvas: Canvas
) -> None:
    """Draw the value axis: light lines with numbers above them, zero in ink."""
    for mark in marks:
        y, zero = plane.y(mark), mark == 0
        colour, width = (INK, 0.75) if zero else (GRID, 0.5)
        canvas.line([(0, y), (plane.x.end, y)], colour, width, mark=False)
        if not zero or mark != marks[0]:
            canvas.words(_number(mark, marks, frame), 0, y - 0.9, AXIS)


def _dates(points: Sequence[Point], plane: Plane, frame: Frame, canvas: Canvas) -> None:
    """Draw the time axis below."""
    bottom = plane.y.start
    periods = sorted(point.period for point in points if point.period)
    for tick in ticks_of(periods, plane.x, frame):
        x = plane.x(tick.at)
        canvas.line([(x, bottom), (x, bottom + 0.9)], INK, 0.5, mark=False)
        half = frame.typeface.width(tick.text, AXIS) / 2
        middle = min(max(x, half), frame.width - half)
        canvas.words(tick.text, middle, bottom + 1.7 + AXIS.above, AXIS, "centre")


def _end_labels(
    series: Sequence[Series], labels: Sequence[Label], plane: Plane, canvas: Canvas
) -> None:
    """Set the names at the ends of lines, moved apart where they would touch."""
    blocks = []
    for one, label in zip(series, labels, strict=True):
        if label:
            point = one.known[-1]
            value = point.value if point.value is not None else point.ends[1]
            blocks.append((plane.spot(point, value), label, one))
    blocks.sort(key=lambda block: block[0][1])
    heights = [len(label) * LEADING for _, label, _ in blocks]
    wanted = [
        spot[1] - height / 2 for (spot, *_), height in zip(blocks, heights, strict=True)
    ]
    tops = spread(wanted, heights, 0.0, plane.y.start + 1.0)
    x = plane.x.end + GAP + DOT / 2
    for top, height, ((end, y), label, one) in zip(tops, heights, blocks, strict=True):
        middle = top + height / 2
        if abs(middle - y) > MOVED or x - end > 2 * GAP + DOT:
            spots = [(end + DOT / 2, y), (x - 0.5, middle)]
            canvas.line(spots, CONTEXT, 0.5)
        for number, (text, style) in enumerate(label):
            baseline = top + (number + 0.5) * LEADING + style.cap / 2
            canvas.words(text, x, baseline, style, address=one.known[-1].address)
