"""Horizontal bars from zero: one for each name, or two or three in a group.

Zero is always in sight (C-03), values stand at the ends of the bars in place of an
axis, the unit at the first one only. A bar whose source says "more than" has an open
end. Where sources differ a whisker reaches from the lowest value to the highest; the
bar is solid to the value that the brief prefers, or else to the lowest, and hatched
from there.
"""

from collections.abc import Sequence

from briefmaker.brief.charts import BarChart
from briefmaker.charts.canvas import Canvas, Picture
from briefmaker.charts.families.rows import OPEN_END, Axis, End, opens, rows
from briefmaker.charts.families.slots import WHITE_GAP, Slot, group_of, slot_of
from briefmaker.charts.frame import GAP, Firsts, Frame
from briefmaker.charts.palette import (
    BACKGROUND,
    INK,
    WHITE,
    Filling,
    Tone,
    filling,
)
from briefmaker.charts.points import (
    Firmness,
    Point,
    in_series,
    names_of_points,
    names_of_series,
)
from briefmaker.charts.styles import DIRECT, LABEL

THICK, THICK_IN_GROUP = 4.2, 3.4
"""Of a bar, in mm; the gap between bars is half of it."""

PITCH = 1.5


def bars(chart: BarChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw one bar for each name, those in focus in navy."""
    if chart.order == "value":
        points = sorted(points, key=rank)
    firsts = Firsts(frame)
    groups = []
    for point in points:
        focused = point.label in chart.focus
        tone = BACKGROUND if chart.focus and not focused else frame.palette.identity[0]
        slot = slot_of(point, tone, THICK, frame, firsts, strong=focused)
        style = DIRECT if focused else LABEL
        groups.append(group_of(point.label, style, (slot,), frame))
    return rows(groups, THICK * (PITCH - 1), frame, _bar, _reach)


def grouped_bars(points: Sequence[Point], frame: Frame) -> Picture:
    """Draw a bar for each series in each group; the first group names them."""
    names = names_of_series(points)
    colours = frame.palette.tones(names)
    firsts = Firsts(frame)
    groups = []
    for number, label in enumerate(names_of_points(points)):
        slots = []
        for series in names:
            found = [one for one in in_series(points, series) if one.label == label]
            point = found[0] if found else Point(label, series)
            name = series if number == 0 else ""
            tone = colours[series]
            slots.append(slot_of(point, tone, THICK_IN_GROUP, frame, firsts, name))
        groups.append(group_of(label, LABEL, slots, frame))
    return rows(groups, THICK_IN_GROUP, frame, _bar, _reach)


def rank(point: Point) -> tuple[bool, float]:
    """Return the key that sorts by value from the top, and what has none last."""
    if not point.ends:
        return True, 0.0
    best = point.value if point.value is not None else point.ends[1]
    return False, -float(best)


def _reach(slot: Slot) -> float:
    """Return how far the words stand from the end of the value, in mm."""
    return GAP + (OPEN_END if opens(slot.point) else 0.0)


def _bar(slot: Slot, middle: float, axis: Axis, canvas: Canvas) -> End:
    """Draw a bar, and what is open or uncertain about it."""
    point = slot.point
    upper, lower = middle - slot.thick / 2, middle + slot.thick / 2
    end = axis.zero
    backwards = False
    if point.ends:
        low, high = (axis(float(value)) for value in point.ends)
        backwards = high < axis.zero
        solid, far = (high, low) if backwards else (low, high)
        if point.chosen and point.value is not None:
            solid = axis(float(point.value))
        full = filling(slot.tone, point.firmness)
        if solid != axis.zero:
            canvas.box(*sorted_box(axis.zero, upper, solid, lower), full)
        settled = point.chosen is not None and point.value is not None
        if low != high and not settled:
            unsure = filling(slot.tone, Firmness.FORECAST)
            canvas.box(*sorted_box(solid, upper, far, lower), unsure)
        if low != high and (settled or point.disputed):
            whisker(low, high, middle, canvas)
        end = min(low, solid) if backwards else max(high, solid)
    if opens(point):
        end = open_end(end, upper, lower, slot.tone, canvas)
    return End(end + (-GAP if backwards else GAP), backwards)


def whisker(low: float, high: float, y: float, canvas: Canvas) -> None:
    """Draw an interval, set off in white where it lies on the bar."""
    for colour, width in ((WHITE, 2.8), (INK, 1.2)):
        canvas.line([(low, y), (high, y)], colour, width)
        for x in (low, high):
            canvas.line([(x, y - 0.9), (x, y + 0.9)], colour, width)


def sorted_box(
    x: float, upper: float, other: float, lower: float
) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom, whichever way a bar runs."""
    return min(x, other), upper, max(x, other), lower


def open_end(
    end: float, upper: float, lower: float, tone: Tone, canvas: Canvas
) -> float:
    """Draw an arrow beyond a bar: the source says that it is more."""
    middle, tip = (upper + lower) / 2, end + OPEN_END
    base, notch = end + WHITE_GAP, (lower - upper) / 2 * 0.62
    canvas.patch(
        [
            (base, upper),
            (tip - notch + 0.2, upper),
            (tip + 0.2, middle),
            (tip - notch + 0.2, lower),
            (base, lower),
            (base + notch, middle),
        ],
        Filling(tone.fill),
    )
    return tip
