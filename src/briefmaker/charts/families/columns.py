"""Upright columns from zero, for few points in time (design C.4).

Values stand over the columns in place of an axis, the unit at the first one only;
where they have no room there, a value axis gives them. Two or three series stand side
by side and are named over the first place that has them.
"""

from collections.abc import Sequence

from briefmaker.brief.charts import ColumnChart
from briefmaker.charts.canvas import Canvas, Picture
from briefmaker.charts.columns import Place, places_of
from briefmaker.charts.families.axes import GUTTER, Plane, grid, gutter, numbers, steps
from briefmaker.charts.families.uprights import (
    APART,
    OPEN_END,
    OVER,
    Note,
    column,
    foot_of,
    height_of,
    notes_of,
    over,
    scale_of,
)
from briefmaker.charts.frame import Firsts, Frame, NoRoom
from briefmaker.charts.palette import BACKGROUND, CONTEXT, INK, Tone
from briefmaker.charts.points import Point, names_of_series
from briefmaker.charts.scale import Scale
from briefmaker.charts.styles import DIRECT, LABEL, MISSING, MM, Style
from briefmaker.values import Struct

WIDEST = 13.0
"""The widest column, in mm."""

FILLED = 0.66
"""How much of a place a column takes: about twice the gap."""

WHITE_GAP = 1 * MM
LEADER = 0.8
ROWS = "use `kind: {kind}`: names have more room in rows; or choose a wider `slot`"


class Column(Struct, frozen=True):
    """One column in its place: where it stands, and the words over it."""

    point: Point
    tone: Tone
    left: float
    right: float
    lines: tuple[str, ...]
    style: Style

    @property
    def middle(self) -> float:
        """The middle of the column, in mm."""
        return (self.left + self.right) / 2


def columns(chart: ColumnChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw a column for each value, those in focus in the main colour.

    Raises:
        NoRoom: the words below or over the columns leave them none.
    """
    places = places_of(points)
    series = names_of_series(points)
    try:
        return _drawn(chart, places, series, 0.0, frame)
    except NoRoom:
        left = _gutter(points, frame)
    try:
        return _drawn(chart, places, series, left, frame)
    except NoRoom:
        kind = "grouped-bar" if len(series) > 1 else "bar"
        raise NoRoom(ROWS.format(kind=kind)) from None


def _gutter(points: Sequence[Point], frame: Frame) -> float:
    marks = steps([end for point in points for end in point.ends], from_zero=True)
    return gutter(marks, frame) + GUTTER


def _drawn(
    chart: ColumnChart,
    places: Sequence[Place],
    series: Sequence[str],
    left: float,
    frame: Frame,
) -> Picture:
    """Draw with values over the columns, or from `left` on with a value axis.

    Raises:
        NoRoom: it cannot be drawn so.
    """
    pitch = (frame.width - left) / len(places)
    middles = [left + (number + 0.5) * pitch for number in range(len(places))]
    names = [each.words(frame.say) for each in places]
    foot = foot_of(names, pitch, frame.width - left, frame)
    firsts = Firsts(frame)
    held = _columns(chart, places, series, middles, pitch, firsts, bare=bool(left))
    height = height_of(frame)
    notes = notes_of(
        [
            Note(text, one.middle, one.point.address)
            for one in held
            for text in _notes(one.point, firsts)
        ],
        pitch,
        frame,
    )
    base = height - foot.height - notes.height
    head = len(series) * DIRECT.leading if len(series) > 1 else 0.0
    y = _scale(held, head + (4.6 if left else 0.0), base, bool(left))
    canvas = frame.canvas()
    if left:
        _axis(held, y, left, frame, canvas)
    tops = [_draw(one, y, canvas) for one in held]
    zero = y(0)
    canvas.line([(left, zero), (frame.width, zero)], INK, 0.75, mark=False)
    addresses = [each.points[0].address if each.points else () for each in places]
    foot.draw(middles, base, addresses, canvas)
    if head:
        _name(held, series, tops, frame, canvas)
    notes.draw(base + foot.height, canvas)
    return canvas.picture(frame.width, height)


def _columns(
    chart: ColumnChart,
    places: Sequence[Place],
    series: Sequence[str],
    middles: Sequence[float],
    pitch: float,
    firsts: Firsts,
    bare: bool,
) -> list[Column]:
    """Give each value its column and the words over it.

    Raises:
        NoRoom: the words over a column are wider than its room.
    """
    frame = firsts.frame
    tones = frame.palette.tones(series)
    many = len(series)
    wide = min(pitch * FILLED / many, WIDEST)
    room = pitch / many if many == 1 else wide + WHITE_GAP
    found = []
    for each, middle in zip(places, middles, strict=True):
        start = middle - (many * wide + (many - 1) * WHITE_GAP) / 2
        for name in series:
            point = each.of(name)
            back = bool(chart.focus) and not (
                each.known_as in chart.focus or name in chart.focus
            )
            tone = BACKGROUND if back else tones[name]
            style = DIRECT if chart.focus and not back else LABEL
            lines: tuple[str, ...] = ()
            if not point.readings:
                style = MISSING
                lines = frame.wrap(frame.say.no_data, style, room - APART)
            elif not bare:
                lines = frame.wrap(firsts.value(point), style, room)
            slack = 0.0 if many == 1 else 0.3
            if frame.typeface.widest(lines, style) > room + slack:
                raise NoRoom
            found.append(Column(point, tone, start, start + wide, lines, style))
            start += wide + WHITE_GAP
    return found


def _scale(held: Sequence[Column], head: float, base: float, bare: bool) -> Scale:
    """Return the value scale, with room for words over and under the columns.

    Raises:
        NoRoom: they leave the columns too little height.
    """
    ends = [end for one in held for end in one.point.ends]
    if bare:
        marks = steps(ends, from_zero=True)
        return scale_of(marks, head, base)
    up = [one for one in held if not one.point.ends or one.point.ends[1] >= 0]
    down = [one for one in held if one.point.ends and one.point.ends[1] < 0]
    opened = any(r.open_above for one in held for r in one.point.readings)
    above = max((over(one.lines, one.style) for one in up), default=0.0)
    below = max((over(one.lines, one.style) for one in down), default=0.0)
    top = head + above + (OPEN_END if opened else 0.0)
    return scale_of(ends, top, base - below)


def _draw(one: Column, y: Scale, canvas: Canvas) -> float:
    """Draw a column with the words over it, or under it where it hangs down.

    Returns:
        Where the words over it begin, in mm.
    """
    upper, lower = column(one.point, one.tone, one.left, one.right, y, canvas)
    tall = one.style.height(len(one.lines))
    down = bool(one.point.ends) and one.point.ends[1] < 0
    top = lower + OVER if down else upper - OVER - tall
    address = one.point.address
    canvas.block(one.lines, one.middle, top, one.style, "centre", address=address)
    return upper - 0.4 if down or not one.lines else top


def _axis(
    held: Sequence[Column], y: Scale, left: float, frame: Frame, canvas: Canvas
) -> None:
    """Draw numbers at the left, with light lines behind the columns."""
    ends = [end for one in held for end in one.point.ends]
    marks = steps(ends, from_zero=True)
    plane = Plane(Scale(0, 1, left, frame.width), y)
    grid(marks, plane, 0.0, canvas)
    numbers(marks, plane, frame, canvas)


def _name(
    held: Sequence[Column],
    series: Sequence[str],
    tops: Sequence[float],
    frame: Frame,
    canvas: Canvas,
) -> None:
    """Name each series over its first column, at the end of a thin line.

    Raises:
        NoRoom: a name is wider than the picture from there.
    """
    reach = max(
        held[number].middle + LEADER + frame.typeface.width(name, DIRECT)
        for number, name in enumerate(series)
    )
    below = min(
        top for one, top in zip(held, tops, strict=True) if one.left < reach + LEADER
    )
    drop = max(below - OVER - len(series) * DIRECT.leading, 0.0)
    for number, name in enumerate(series):
        one, top = held[number], tops[number]
        style = DIRECT.tinted(frame.palette.tones(series)[name].text)
        if one.middle + LEADER + frame.typeface.width(name, style) > frame.width:
            raise NoRoom
        baseline = drop + style.above + number * style.leading
        canvas.words(name, one.middle + LEADER, baseline, style)
        spots = [(one.middle, baseline - style.cap), (one.middle, top - 0.3)]
        canvas.line(spots, CONTEXT, 0.5, mark=False)


def _notes(point: Point, firsts: Firsts) -> list[str]:
    """Return what is said beside a column: spread, interval, how firm it is, a note."""
    said = (firsts.legend(point), firsts.interval(point), firsts.remark(point))
    return [text for text in said if text]
