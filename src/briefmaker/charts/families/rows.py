"""Rows of marks from zero: a label, a mark, and the words at its end.

Labels stand at the left; where they would leave the marks too little room they stand
above them, over the whole width.
"""

from collections.abc import Callable, Sequence

from briefmaker.charts.canvas import Align, Canvas, Picture
from briefmaker.charts.families.slots import WHITE_GAP, Group, Slot, wide
from briefmaker.charts.frame import GAP, Frame, NoRoom
from briefmaker.charts.palette import INK
from briefmaker.charts.points import Point
from briefmaker.charts.scale import fitted
from briefmaker.charts.styles import LABEL
from briefmaker.values import Struct, replace

OPEN_END = 2.3
"""How far the arrow of an open end reaches beyond the value, in mm."""

LEAST = 8.0
"""Where the longest mark would be shorter, in mm, words have taken its room."""

AMPLE = 0.24
"""A longest mark shorter than this share of the width gets the labels' room too."""

LINES = 4
"""A label of more lines than this stands above its mark, over the whole width."""

OVER = 0.5
"""Between a label and the mark below it, in mm."""


class Axis(Struct, frozen=True):
    """Where zero stands and how long a unit is, in mm."""

    zero: float
    length: float

    def __call__(self, value: float) -> float:
        """Return where a value ends."""
        return self.zero + self.length * value


class End(Struct, frozen=True):
    """Where the words of a mark begin, and whether they run to the left."""

    x: float
    backwards: bool = False


Draw = Callable[[Slot, float, Axis, Canvas], End]
"""Draws the mark of a slot at a height and returns where its words begin."""


class Layout(Struct, frozen=True):
    """Groups with their axis; `above` says that labels stand over the marks."""

    groups: tuple[Group, ...]
    axis: Axis
    longest: float
    above: bool = False


def rows(
    groups: Sequence[Group],
    gap: float,
    frame: Frame,
    draw: Draw,
    reach: Callable[[Slot], float],
) -> Picture:
    """Put the groups below each other.

    Args:
        gap: between two groups, in mm.
        draw: what a mark looks like.
        reach: how far the words stand from the end of the value, in mm.

    Raises:
        NoRoom: labels and words leave none for the marks.
    """
    layout = _layout(groups, frame, reach)
    natural = sum(group.height + gap for group in layout.groups)
    gap += frame.stretch(natural, len(groups))
    canvas = frame.canvas()
    top = gap / 2
    zero = layout.axis.zero
    for group in layout.groups:
        inner = sum(slot.room + WHITE_GAP for slot in group.slots) - WHITE_GAP
        first = top + (group.height - inner) / 2
        address = group.slots[0].point.address
        if layout.above:
            first = top + group.height - inner
            canvas.block(group.lines, 0, top, group.style, address=address)
            spots = [(zero, first - 0.6), (zero, first + inner + 0.6)]
            canvas.line(spots, INK, 0.75, mark=False)
        else:
            middle = top + group.height / 2
            canvas.centred(group.lines, 0, middle, group.style, address=address)
        for slot in group.slots:
            middle = first + slot.middle
            end = draw(slot, middle, layout.axis, canvas)
            _words(slot, end, middle, canvas)
        top += group.height + gap
    bottom = top - gap / 2
    if not layout.above:
        canvas.line([(zero, 0), (zero, bottom)], INK, 0.75, mark=False)
    return canvas.picture(frame.width, bottom)


def opens(point: Point) -> bool:
    """Whether a mark goes on beyond its value: a source says that it is more."""
    upwards = bool(point.ends) and point.ends[1] > 0
    return upwards and any(reading.open_above for reading in point.readings)


def _layout(
    groups: Sequence[Group], frame: Frame, reach: Callable[[Slot], float]
) -> Layout:
    """Return labels at the left, or above where the marks get more room so.

    Raises:
        NoRoom: there is none either way.
    """
    left = max(frame.typeface.widest(group.lines, group.style) for group in groups)
    beside = _fitted(groups, left + 2 * GAP, frame, reach)
    tall = max(len(group.lines) for group in groups)
    if beside.longest >= max(LEAST, AMPLE * frame.width) and tall <= LINES:
        return beside
    over = _fitted([_over(group, frame) for group in groups], 0.3, frame, reach)
    wide = max(frame.typeface.widest(each.lines, each.style) for each in over.groups)
    if over.longest >= LEAST and wide <= frame.width:
        return replace(over, above=True)
    if beside.longest >= LEAST:
        return beside
    raise NoRoom


def _over(group: Group, frame: Frame) -> Group:
    """Return a group with its label above its marks."""
    lines = frame.wrap(group.label, group.style, frame.width)
    last = group.slots[-1]
    tall = group.style.height(len(lines)) + OVER + last.top + last.room
    return replace(group, lines=lines, height=tall)


def _fitted(
    groups: Sequence[Group],
    left: float,
    frame: Frame,
    reach: Callable[[Slot], float],
) -> Layout:
    """Make a unit as long as the words at the ends of the marks allow."""
    before, behind = [(0.0, 0.0)], [(0.0, 0.0)]
    for slot in (slot for group in groups for slot in group.slots):
        low, high = (float(end) for end in slot.point.ends or (0, 0))
        words = max(wide(runs, frame) for runs in slot.lines) + reach(slot)
        if high < 0:
            before.append((low, words))
            continue
        behind.append((high, words))
        before.append((min(low, 0.0), 0.0))
    zero, length = fitted(before, behind, left, frame.width)
    span = max(value for value, _ in behind) - min(value for value, _ in before)
    if not span:
        room = frame.width - left - max(room for _, room in behind)
        return Layout(tuple(groups), Axis(left, 0.0), frame.width if room >= 0 else 0.0)
    return Layout(tuple(groups), Axis(zero, length), length * span)


def _words(slot: Slot, end: End, middle: float, canvas: Canvas) -> None:
    """Set the words at the end of a mark."""
    baseline = middle + LABEL.cap / 2 - (len(slot.lines) - 1) * LABEL.leading / 2
    align: Align = "right" if end.backwards else "left"
    address = slot.point.address
    for runs in slot.lines:
        at = end.x
        for text, style in reversed(runs) if end.backwards else runs:
            width = canvas.words(text, at, baseline, style, align, address=address)
            at += -(width + GAP) if end.backwards else width + GAP
        baseline += LABEL.leading
