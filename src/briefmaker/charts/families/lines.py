"""Change over time: lines named at their ends, dates to scale (design C.4)."""

from collections.abc import Sequence
from decimal import Decimal

from briefmaker.brief.charts import LineChart
from briefmaker.charts.canvas import Edges, Picture
from briefmaker.charts.collisions import collisions
from briefmaker.charts.families.axes import (
    BOTTOM,
    TOP,
    Plane,
    dates,
    grid,
    gutter,
    numbers,
    steps,
)
from briefmaker.charts.families.ends import (
    BEFORE,
    End,
    Label,
    label_of,
    set_ends,
    tall,
    widest,
)
from briefmaker.charts.families.key import Entry, key_of
from briefmaker.charts.families.strokes import Series, Stroke
from briefmaker.charts.frame import Frame, NoRoom
from briefmaker.charts.points import Point, in_series, names_of_series
from briefmaker.charts.remarks import Remark, place
from briefmaker.charts.rhythm import dated, when
from briefmaker.charts.scale import Scale
from briefmaker.charts.styles import DIRECT, LABEL
from briefmaker.values import replace

HEIGHT, HEIGHT_NARROW, NARROW = 52.0, 44.0, 100.0
"""The usual heights of the picture in mm, and the width under which it is lower."""

TRIES, TALLER = 2, 1.25
"""Where remarks find no free spot, a taller picture is tried, so often."""

LEAST = 18.0
"""The least width and height of the lines themselves, in mm."""


def lines(chart: LineChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw one line for each series, those in focus on top.

    Raises:
        NoRoom: names leave too little for the lines, at their ends and above them.
    """
    keyed = False
    try:
        picture = _drawn(chart, points, frame, keyed)
    except NoRoom:
        keyed = True
        picture = _drawn(chart, points, frame, keyed)
    for _ in range(0 if frame.height else TRIES):
        if not any(collisions(picture)):
            break
        higher = replace(frame, height=picture.height * TALLER)
        picture = _drawn(chart, points, higher, keyed)
    return picture


def _drawn(
    chart: LineChart, points: Sequence[Point], frame: Frame, keyed: bool
) -> Picture:
    """Draw with names at the ends of the lines, or `keyed` above them."""
    names = names_of_series(points)
    colours = frame.palette.tones(names, chart.focus)
    series = [
        Series(name, dated(in_series(points, name)), colours[name]) for name in names
    ]
    known = [one for one in series if one.known]
    labels = {} if keyed else {one.name: _label(one, frame) for one in known}
    key = key_of([_entry(one, frame) for one in known] if keyed else [], frame)
    named = [*labels.values()]
    height = height_of(frame, key.height, tall(named))
    marks = steps([end for point in points for end in point.ends], chart.from_zero)
    plane = plane_of(points, marks, widest(named, frame), height, frame, key.height)
    canvas = frame.canvas()
    key.draw(canvas)
    grid(marks, plane, 0.0, canvas)
    numbers(marks, plane, frame, canvas)
    periods = [point.period for point in points if point.period]
    dates(periods, plane, frame, canvas, (0.0, frame.width))
    remarks: list[Remark] = []
    for one in sorted(series, key=lambda one: one.tone.width):
        stroke = Stroke(one, plane, frame.say, canvas, frame.interval)
        remarks += stroke.draw()
    ends = [_end(one, labels[one.name], plane) for one in known if labels]
    set_ends(ends, plane.x.end, plane.y.start + 1.0, canvas)
    place(remarks, Edges(0, key.height, plane.x.end, plane.y.start - 0.3), canvas)
    return canvas.picture(frame.width, height)


def height_of(frame: Frame, above: float = 0.0, ends: float = 0.0) -> float:
    """Return the height that the author asks for, or the usual one, in mm.

    Args:
        above: what stands above the lines comes on top of it.
        ends: how tall the words at the ends of lines are; more of them need more.
    """
    usual = HEIGHT if frame.width >= NARROW else HEIGHT_NARROW
    return max(frame.height or usual + above, ends + BOTTOM)


def plane_of(
    points: Sequence[Point],
    marks: Sequence[Decimal],
    names: float,
    height: float,
    frame: Frame,
    above: float = 0.0,
) -> Plane:
    """Return scales that leave room for names at the right and dates below.

    Raises:
        NoRoom: too little is left for the lines.
    """
    places = [when(point) for point in points]
    start, end = min(places), max(places)
    if start == end:
        start -= 1  # a single point stands at the right, beside its name
    left, right = gutter(marks, frame), frame.width - names - BEFORE
    bottom = height - BOTTOM
    if right - left < LEAST or bottom - above - TOP < LEAST:
        raise NoRoom
    values = Scale(float(marks[0]), float(marks[-1]), bottom, TOP + above)
    return Plane(Scale(start, end, left, right), values)


def _label(one: Series, frame: Frame) -> Label:
    """Return the lines of text at the end of a line: its name and last value."""
    colour = one.tone.text
    value = frame.say.point(one.known[-1])
    return label_of(one.name, value, DIRECT.tinted(colour), LABEL.tinted(colour), frame)


def _entry(one: Series, frame: Frame) -> Entry:
    value = frame.say.point(one.known[-1])
    return Entry(f"{one.name} {value}".strip(), one.tone)


def _end(one: Series, label: Label, plane: Plane) -> End:
    last = one.known[-1]
    value = last.value if last.value is not None else last.ends[1]
    return End(plane.spot(last, value), label, last.address)
