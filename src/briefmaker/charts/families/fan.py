"""A projection: values so far, then a dashed line within intervals (design C.4, C.5).

The wider interval is a pale tint and the narrower one a stronger tint in it. Both are
named in words at the right end, with their last values. A thin rule stands where the
projection begins.
"""

from collections.abc import Sequence
from decimal import Decimal

from briefmaker.brief.charts import FanChart
from briefmaker.charts.canvas import Canvas, Edges, Picture
from briefmaker.charts.families.axes import Plane, dates, grid, numbers, steps
from briefmaker.charts.families.ends import End, label_of, set_ends, widest
from briefmaker.charts.families.lines import height_of, plane_of
from briefmaker.charts.families.strokes import ABOVE, UNSURE, Series, Stroke, inner_ends
from briefmaker.charts.frame import Frame
from briefmaker.charts.palette import CONTEXT
from briefmaker.charts.points import Point
from briefmaker.charts.remarks import Remark, place
from briefmaker.charts.rhythm import dated
from briefmaker.charts.scale import Scale
from briefmaker.charts.styles import DIRECT, LABEL, REMARK


def fan(chart: FanChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw one line, solid as far as it is known and dashed from there."""
    series = Series("", dated(points), frame.palette.identity[0])
    name = next((point.series for point in points if point.series), "")
    height = height_of(frame)
    marks = steps([end for point in points for end in point.ends], chart.from_zero)
    flat = Plane(Scale(0, 1, 0, 1), Scale(0, 1, 0, 1))
    labels = [end.label for end in _ends(chart, name, series, flat, frame)]
    plane = plane_of(points, marks, widest(labels, frame), height, frame)
    canvas = frame.canvas()
    grid(marks, plane, 0.0, canvas)
    numbers(marks, plane, frame, canvas)
    periods = [point.period for point in points if point.period]
    dates(periods, plane, frame, canvas, (0.0, frame.width))
    begins = _beginning(series, plane, frame, canvas)
    said = {frame.say.firmness[firmness] for firmness in UNSURE}
    drawn = Stroke(series, plane, frame.say, canvas).draw()
    remarks = [remark for remark in drawn if remark.text not in said]
    ends = _ends(chart, name, series, plane, frame)
    set_ends(ends, plane.x.end, plane.y.start + 1.0, canvas)
    room = Edges(0, 0, plane.x.end, plane.y.start - 0.3)
    place([*begins, *remarks], room, canvas)
    return canvas.picture(frame.width, height)


def projected(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points that are no measurements, in their order in time."""
    return tuple(point for point in dated(points) if point.firmness in UNSURE)


def _beginning(
    series: Series, plane: Plane, frame: Frame, canvas: Canvas
) -> list[Remark]:
    """Draw a rule where the projection begins, and return what it says."""
    ahead = projected(series.known)
    if not ahead or ahead[0].period is None:
        return []
    behind = series.known[: series.known.index(ahead[0])]
    x = plane.spot((behind or ahead)[-1 if behind else 0], Decimal(0))[0]
    top = plane.y.end
    if behind:
        canvas.line([(x, top), (x, plane.y.start)], CONTEXT, 0.5)
    text = frame.say.ahead.format(
        firmness=frame.say.firmness[ahead[0].firmness],
        date=frame.say.period(ahead[0].period, short=True),
    )
    return [Remark(text, (x, top - ABOVE), REMARK, ahead[0].address)]


def _ends(
    chart: FanChart, name: str, series: Series, plane: Plane, frame: Frame
) -> list[End]:
    """Return the last value and what the intervals around it are, with their ends."""
    last = series.known[-1]
    value = last.value if last.value is not None else last.ends[1]
    tone, say = series.tone, frame.say
    bold, plain = DIRECT.tinted(tone.text), LABEL.tinted(tone.text)
    label = label_of(name, say.point(last), bold, plain, frame)
    found = [End(plane.spot(last, value), label, last.address)]
    inside = value
    for words, ends_of in (
        (chart.inner_interval, inner_ends),
        (chart.interval, lambda point: point.ends),
    ):
        wide = [each for each in projected(series.known) if len(set(ends_of(each))) > 1]
        if not words or not wide:
            continue
        low, high = ends_of(wide[-1])
        text = f"{say.number(low)}–{say.number(high)}"
        if wide[-1] is not last and wide[-1].period:
            # the interval closes before the line ends
            text += f"{say.comma}{say.period(wide[-1].period, short=True)}"
            high = inside
        # in the middle of what this tint alone covers, above the line
        spot = plane.spot(last, (inside + high) / 2)
        label = label_of(words, text, REMARK, REMARK, frame)
        found.append(End(spot, label, last.address))
        inside = high
    return found
