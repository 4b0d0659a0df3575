"""Horizontal bars from zero: one for each name, or two or three in a group.

Zero is always in sight (C-03), values stand at the ends of the bars in place of an
axis, the unit at the first one only. A bar whose source says "more than" has an open
end. Where sources differ a whisker reaches from the lowest value to the highest; the
bar is solid to the value that the brief prefers, or else to the lowest, and hatched
from there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefmaker.brief.exhibits import BarChart
from briefmaker.charts.canvas import Align, Canvas, Picture
from briefmaker.charts.frame import GAP, Firsts, Frame, NoRoom
from briefmaker.charts.palette import (
    BACKGROUND,
    IDENTITY,
    INK,
    WHITE,
    Filling,
    Tone,
    filling,
    tones,
)
from briefmaker.charts.points import (
    Firmness,
    Point,
    in_series,
    names_of_points,
    names_of_series,
)
from briefmaker.charts.scale import fitted
from briefmaker.charts.slots import WHITE_GAP, Group, Slot, group_of, slot_of, wide
from briefmaker.charts.styles import DIRECT, LABEL

THICK, THICK_IN_GROUP = 4.2, 3.4
"""Of a bar, in mm; the gap between bars is half of it."""

PITCH = 1.5
OPEN_END = 2.3
"""How far the arrow of an open end reaches beyond the value, in mm."""

LEAST = 8.0
"""Where the longest bar would be shorter, in mm, words have taken its room."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Where zero stands and how long a unit is, in mm."""

    zero: float
    length: float

    def __call__(self, value: float) -> float:
        """Return where a value ends."""
        return self.zero + self.length * value


def bars(chart: BarChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw one bar for each name, those in focus in navy."""
    if chart.order == "value":
        points = sorted(points, key=_rank)
    firsts = Firsts(frame)
    groups = []
    for point in points:
        focused = point.label in chart.focus
        tone = BACKGROUND if chart.focus and not focused else IDENTITY[0]
        slot = slot_of(point, tone, THICK, frame, firsts, strong=focused)
        style = DIRECT if focused else LABEL
        groups.append(group_of(point.label, style, (slot,), frame))
    return _picture(groups, THICK * (PITCH - 1), frame)


def grouped_bars(points: Sequence[Point], frame: Frame) -> Picture:
    """Draw a bar for each series in each group; the first group names them."""
    names = names_of_series(points)
    colours = tones(names)
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
    return _picture(groups, THICK_IN_GROUP, frame)


def _rank(point: Point) -> tuple[bool, float]:
    """Return the key that sorts by value from the top, and what has none last."""
    if not point.ends:
        return True, 0.0
    best = point.value if point.value is not None else point.ends[1]
    return False, -float(best)


def _picture(groups: Sequence[Group], gap: float, frame: Frame) -> Picture:
    """Put the groups below each other."""
    natural = sum(group.height + gap for group in groups)
    gap += frame.stretch(natural, len(groups))
    canvas = Canvas(frame.typeface)
    left = max(frame.typeface.widest(group.lines, group.style) for group in groups)
    axis = _axis(groups, left + 2 * GAP, frame)
    top = gap / 2
    for group in groups:
        middle = top + group.height / 2
        address = group.slots[0].point.address
        canvas.centred(group.lines, 0, middle, group.style, address=address)
        inner = sum(slot.room + WHITE_GAP for slot in group.slots) - WHITE_GAP
        for slot in group.slots:
            _draw(slot, top + (group.height - inner) / 2, axis, canvas)
        top += group.height + gap
    bottom = top - gap / 2
    canvas.line([(axis.zero, 0), (axis.zero, bottom)], INK, 0.75, mark=False)
    return canvas.picture(frame.width, bottom)


def _axis(groups: Sequence[Group], left: float, frame: Frame) -> Axis:
    """Make a unit as long as the words at the ends of the bars allow."""
    before, behind = [(0.0, 0.0)], [(0.0, 0.0)]
    for slot in (slot for group in groups for slot in group.slots):
        low, high = (float(end) for end in slot.point.ends or (0, 0))
        words = max(wide(runs, frame) for runs in slot.lines) + _reach(slot)
        if high < 0:
            before.append((low, words))
            continue
        behind.append((high, words))
        before.append((min(low, 0.0), 0.0))
    zero, length = fitted(before, behind, left, frame.width)
    longest = max(value for value, _ in behind) - min(value for value, _ in before)
    if longest and length * longest < LEAST:
        raise NoRoom
    return Axis(zero, length)


def _reach(slot: Slot) -> float:
    """Return how far the words stand from the end of the value, in mm."""
    return GAP + (OPEN_END if _opens(slot.point) else 0.0)


def _opens(point: Point) -> bool:
    """Whether a bar goes on beyond its value: a source says that it is more."""
    upwards = bool(point.ends) and point.ends[1] > 0
    return upwards and any(reading.open_above for reading in point.readings)


def _draw(slot: Slot, top: float, axis: Axis, canvas: Canvas) -> None:
    """Draw a bar, what is open or uncertain about it, and its words."""
    point, middle = slot.point, top + slot.middle
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
            _whisker(low, high, middle, canvas)
        end = min(low, solid) if backwards else max(high, solid)
    if _opens(point):
        end = _open_end(end, upper, lower, slot.tone, canvas)
    _words(slot, end + (-GAP if backwards else GAP), middle, backwards, canvas)


def _whisker(low: float, high: float, y: float, canvas: Canvas) -> None:
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


def _open_end(
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


def _words(
    slot: Slot, x: float, middle: float, backwards: bool, canvas: Canvas
) -> None:
    baseline = middle + LABEL.cap / 2 - (len(slot.lines) - 1) * LABEL.leading / 2
    align: Align = "right" if backwards else "left"
    address = slot.point.address
    for runs in slot.lines:
        at = x
        for text, style in reversed(runs) if backwards else runs:
            width = canvas.words(text, at, baseline, style, align, address=address)
            at += -(width + GAP) if backwards else width + GAP
        baseline += LABEL.leading
