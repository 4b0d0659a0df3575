"""Ranked values as dots on stems, where bars would feel heavy (design C.4).

Zero is in sight, the value stands beside the dot. What is not measured is hollow, and
its stem is dashed. Where sources differ, every source has a dot on a bar from the
lowest to the highest; the stem ends at the one that the brief prefers, or the lowest.
"""

from collections.abc import Sequence

from briefmaker.brief.charts import LollipopChart
from briefmaker.charts.canvas import Canvas, Picture
from briefmaker.charts.families.bars import rank, whisker
from briefmaker.charts.families.rows import OPEN_END, Axis, End, opens, rows
from briefmaker.charts.families.slots import Slot, group_of, slot_of
from briefmaker.charts.families.strokes import AHEAD
from briefmaker.charts.frame import GAP, Firsts, Frame
from briefmaker.charts.palette import BACKGROUND, CONTEXT, SOLID, Filling, Tone
from briefmaker.charts.points import Firmness, Point
from briefmaker.charts.styles import DIRECT, LABEL, MM

DOT = 5.5 * MM
STEM = 1.0
"""Width of a stem in pt."""

SPREAD = 2.2
"""Width of the bar from the lowest to the highest source, in pt."""

GAP_OF_ROWS = 3.6
"""Between two dots, in mm."""


def lollipops(chart: LollipopChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw one dot on a stem for each name, those in focus in the main colour.

    Raises:
        NoRoom: labels and values leave none for the stems.
    """
    if chart.order == "value":
        points = sorted(points, key=rank)
    firsts = Firsts(frame)
    groups = []
    for point in points:
        focused = point.label in chart.focus
        tone = BACKGROUND if chart.focus and not focused else frame.palette.identity[0]
        slot = slot_of(point, tone, DOT, frame, firsts, strong=focused)
        style = DIRECT if focused else LABEL
        groups.append(group_of(point.label, style, (slot,), frame))
    return rows(groups, GAP_OF_ROWS, frame, _lollipop, _reach)


def _reach(slot: Slot) -> float:
    """Return how far the words stand from the value, in mm."""
    return GAP + DOT / 2 + (OPEN_END if opens(slot.point) else 0.0)


def _lollipop(slot: Slot, y: float, axis: Axis, canvas: Canvas) -> End:
    """Draw a stem, its dot or dots, and an arrow where it may be more."""
    point, tone = slot.point, slot.tone
    if not point.ends:
        return End(axis.zero + GAP)
    low, high = (axis(float(end)) for end in point.ends)
    backwards = high < axis.zero
    stem = high if backwards else low
    if point.value is not None:
        stem = axis(float(point.value))
    if stem != axis.zero:
        dashes = SOLID if point.firmness is Firmness.MEASURED else AHEAD
        canvas.line([(axis.zero, y), (stem, y)], tone.fill, STEM, dashes)
    if point.disputed:
        _sources(point, y, tone, axis, canvas)
    elif point.value is None:
        canvas.line([(low, y), (high, y)], CONTEXT, SPREAD)
        for x in (low, high):
            canvas.dot((x, y), DOT, tone.fill, hollow=x == low)
    else:
        if low != high:
            whisker(low, high, y, canvas)
        hollow = point.firmness is not Firmness.MEASURED
        canvas.dot((stem, y), DOT, tone.fill, hollow=hollow)
    if opens(point):
        _arrow(high, y, tone, canvas)
        return End(high + DOT / 2 + OPEN_END + GAP)
    end = low - DOT / 2 - GAP if backwards else high + DOT / 2 + GAP
    return End(end, backwards)


def _sources(point: Point, y: float, tone: Tone, axis: Axis, canvas: Canvas) -> None:
    """Draw every source's value, filled where the brief stands on it."""
    low, high = (axis(float(end)) for end in point.ends)
    canvas.line([(low, y), (high, y)], CONTEXT, SPREAD)
    for reading in point.readings:
        for end in dict.fromkeys(reading.ends):
            place = (axis(float(end)), y)
            canvas.dot(place, DOT, tone.fill, "diamond", not reading.preferred)


def _arrow(x: float, y: float, tone: Tone, canvas: Canvas) -> None:
    """Draw the head of an arrow beyond a dot: the source says that it is more."""
    neck = x + DOT / 2 + 0.5
    tip = neck + OPEN_END - 0.7
    half = DOT / 2 * 0.8
    head = [(neck, y - half), (tip, y), (neck, y + half)]
    canvas.patch(head, Filling(tone.fill))
