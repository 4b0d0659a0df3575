"""The gap between two values, or between sources that differ (design C.4, C.5).

A row with two ends is a dumbbell, hollow at the low end and filled at the high one.
The axis always holds zero.
"""

from collections.abc import Sequence
from decimal import Decimal

from briefmaker.brief.charts import RangeChart
from briefmaker.charts.canvas import Canvas, Picture
from briefmaker.charts.families.claims import (
    BAR,
    DOT,
    Claims,
    arranged,
    claims_of,
)
from briefmaker.charts.families.dumbbells import Row, number, scale_of, starts
from briefmaker.charts.frame import GAP, Firsts, Frame, NoRoom
from briefmaker.charts.palette import CONTEXT, GRID, INK
from briefmaker.charts.points import Firmness, Point, Reading
from briefmaker.charts.scale import Scale, spread, ticks
from briefmaker.charts.styles import AXIS, LABEL, MISSING, REMARK
from briefmaker.values import Struct

ROW = 6.4
AROUND = 3.4
"""Added to the height of what sources say, in mm."""

LABELS = 0.38
AXIS_GAP = 1.5
STEPS = 6


class Placed(Struct, frozen=True):
    """A row with its height; `heads` is the room for the words over its ends."""

    row: Row
    claims: Claims | None
    height: float
    heads: float


def ranges(chart: RangeChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw one row for each point over a common axis.

    Labels stand at the left, or above their rows where that leaves too little.

    Raises:
        NoRoom: there is none either way.
    """
    if chart.order == "value":
        points = sorted(points, key=_rank)
    try:
        return _drawn(chart, points, LABELS, frame)
    except NoRoom:
        return _drawn(chart, points, 1.0, frame)


def _drawn(
    chart: RangeChart, points: Sequence[Point], share: float, frame: Frame
) -> Picture:
    """Draw the rows with labels as wide as a share of the width; 1 sets them above.

    Raises:
        NoRoom: labels and words leave none for the axis.
    """
    firsts = Firsts(frame)
    rows = [_row(point, len(points) == 1, share, firsts) for point in points]
    marks, scale = _axes(rows, frame)
    placed = _placed(chart, rows, scale, frame)
    foot = AXIS_GAP + AXIS.height(1)
    natural = sum(each.heads + each.height for each in placed)
    extra = frame.stretch(natural + foot, len(placed))
    bottom = natural + extra * len(placed)
    canvas = frame.canvas()
    _axis(marks, scale, bottom, frame, canvas)
    top = 0.0
    for each in placed:
        height = each.height + extra
        _grid(each, top, height, marks, scale, len(placed) == 1, canvas)
        address = each.row.point.address
        if each.row.above:
            canvas.block(each.row.lines, 0, top, LABEL, address=address)
        if each.heads > each.row.label:
            _heads(chart, each.row, top + each.row.label, scale, frame, canvas)
        _draw(each, top + each.heads, height, scale, frame, canvas)
        top += each.heads + height
    return canvas.picture(frame.width, bottom + foot)


def _rank(point: Point) -> tuple[bool, Decimal]:
    """Return the key that sorts by the upper end, and what has no data last."""
    return (False, -point.ends[1]) if point.ends else (True, Decimal(0))


def _row(point: Point, alone: bool, share: float, firsts: Firsts) -> Row:
    """Set the words of a row; the only row of a chart is named by the subtitle."""
    frame = firsts.frame
    remark = firsts.remark(point)
    named = not (alone and point.disputed)
    lines = frame.wrap(point.label, LABEL, frame.width * share) if named else ()
    above = share == 1.0
    if above and frame.typeface.widest(lines, LABEL) > frame.width:
        raise NoRoom
    if point.disputed:
        return Row(point, lines, (), claims_of(point, firsts), remark, above)
    return Row(point, lines, _texts(point, firsts), (), remark, above)


def _texts(point: Point, firsts: Firsts) -> tuple[str, ...]:
    """Return the words at both ends, or at the only mark."""
    if not point.readings:
        return (firsts.frame.say.no_data,)
    reading = point.readings[0]
    low, high = reading.ends
    if low == high or reading.value is not None:
        return (firsts.value(point),)
    return tuple(firsts.reading(Reading(value=end)) for end in (low, high))


def _axes(rows: Sequence[Row], frame: Frame) -> tuple[tuple[Decimal, ...], Scale]:
    """Return the numbers of the axis, as many as have room, and its scale.

    Raises:
        NoRoom: labels and words leave none.
    """
    ends = [Decimal(0), *(end for row in rows for end in row.point.ends)]
    for steps in range(STEPS, 1, -1):
        marks = ticks(min(ends), max(ends), steps)
        scale = scale_of(rows, marks, frame)
        wide = [
            frame.typeface.width(number(each, marks, frame), AXIS) for each in marks
        ]
        places = [scale(mark) for mark in marks]
        if all(
            places[at + 1] - places[at] > (wide[at] + wide[at + 1]) / 2 + GAP
            for at in range(len(marks) - 1)
        ):
            return marks, scale
    raise NoRoom


def _placed(
    chart: RangeChart, rows: Sequence[Row], scale: Scale, frame: Frame
) -> list[Placed]:
    """Give each row its height; the first dumbbell bears the heads of both ends."""
    placed = []
    wanted = bool(chart.low_label or chart.high_label)
    for row in rows:
        labels = 0.0 if row.above else LABEL.height(len(row.lines)) + 1.6
        if row.members:
            claims = arranged(row.members, row.point.address, scale, frame)
            height = max(claims.height + AROUND, labels)
            placed.append(Placed(row, claims, height, row.label))
            continue
        heads = REMARK.height(1) + 0.4 if wanted and len(row.texts) == 2 else 0.0
        wanted = wanted and not heads
        heads += row.label
        placed.append(Placed(row, None, max(ROW, labels), heads))
    return placed


def _axis(
    marks: Sequence[Decimal], scale: Scale, bottom: float, frame: Frame, canvas: Canvas
) -> None:
    for mark in marks:
        text = number(mark, marks, frame)
        baseline = bottom + AXIS_GAP + AXIS.above
        canvas.words(text, scale(mark), baseline, AXIS, "centre")


def _grid(
    placed: Placed,
    top: float,
    height: float,
    marks: Sequence[Decimal],
    scale: Scale,
    alone: bool,
    canvas: Canvas,
) -> None:
    """Draw light lines through a row, but not through its words; zero in ink."""
    bottom = top + placed.heads + height
    upper = top + placed.heads
    if placed.claims:
        upper = placed.claims.bar(_centred(placed, upper, height)) - DOT / 2
    for mark in marks:
        x = scale(mark)
        if mark == 0:
            start = upper if alone or placed.row.above else top
            canvas.line([(x, start), (x, bottom)], INK, 0.75, mark=False)
        else:
            canvas.line([(x, upper), (x, bottom)], GRID, 0.5, mark=False)


def _centred(placed: Placed, top: float, height: float) -> float:
    """Return where what sources say begins in its row."""
    tall = placed.claims.height if placed.claims else 0.0
    return top + (height - tall) / 2


def _heads(
    chart: RangeChart,
    row: Row,
    top: float,
    scale: Scale,
    frame: Frame,
    canvas: Canvas,
) -> None:
    """Set the words over the two ends of the first dumbbell."""
    ends = zip(row.point.ends, (chart.low_label, chart.high_label), strict=True)
    named = [(scale(end), text) for end, text in ends if text]
    sizes = [frame.typeface.width(text, REMARK) for _, text in named]
    wanted = [x - size / 2 for (x, _), size in zip(named, sizes, strict=True)]
    starts = spread(wanted, sizes, scale.start + 0.8, frame.width, 2 * GAP)
    for start, (_, text) in zip(starts, named, strict=True):
        canvas.words(text, start, top + 0.4 + REMARK.above, REMARK)


def _draw(
    placed: Placed,
    top: float,
    height: float,
    scale: Scale,
    frame: Frame,
    canvas: Canvas,
) -> None:
    row = placed.row
    middle = top + height / 2
    if placed.claims:
        start = _centred(placed, top, height)
        placed.claims.draw(start, scale, frame.width, canvas)
        middle = placed.claims.bar(start) if placed.claims.starts else middle
        middle = min(middle, top + height - LABEL.height(len(row.lines)) / 2)
    else:
        _dumbbell(row, middle, scale, canvas)
    if not row.above:
        canvas.centred(row.lines, 0, middle, LABEL, address=row.point.address)


def _dumbbell(row: Row, y: float, scale: Scale, canvas: Canvas) -> None:
    """Draw both ends, hollow and filled, or the only mark, with their values."""
    point, address = row.point, row.point.address
    baseline = y + LABEL.cap / 2
    x, style = scale(0) + GAP, MISSING
    if point.ends:
        low, high = (scale(end) for end in point.ends)
        before, behind = starts(row, scale, canvas.typeface)
        hollow = point.firmness is not Firmness.MEASURED
        canvas.line([(low, y), (high, y)], CONTEXT, BAR)
        at = high
        if len(row.texts) == 2:
            canvas.dot((low, y), DOT, canvas.palette.primary, hollow=True)
            text = row.texts[0]
            canvas.words(text, before, baseline, LABEL, "right", address=address)
        elif point.value is not None:
            at = scale(point.value)
        canvas.dot((at, y), DOT, canvas.palette.primary, hollow=hollow)
        x, style = behind, LABEL
    wide = canvas.words(row.texts[-1], x, baseline, style, address=address)
    if row.remark:
        canvas.words(row.remark, x + wide + GAP, baseline, REMARK, address=address)
