"""The axes of charts: numbers above light lines, dates below them (design C.2).

The unit stands at the top number only, text is always horizontal, zero is in ink. A
chart over time has no upright lines.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from briefmaker.charts.canvas import Canvas, Spot
from briefmaker.charts.dates import Period
from briefmaker.charts.frame import Frame
from briefmaker.charts.palette import GRID, INK
from briefmaker.charts.points import Point
from briefmaker.charts.rhythm import when
from briefmaker.charts.scale import Scale, ticks
from briefmaker.charts.styles import AXIS
from briefmaker.charts.timescale import ticks_of
from briefmaker.values import Struct

TOP = 4.6
"""Above the upper line, for its number, in mm."""

BOTTOM = AXIS.height(1) + 2.2
"""Below the lowest line, for one line of words, in mm."""

GUTTER = 1.5
"""Between the numbers of the value axis and the marks, in mm."""

MOST_STEPS = 5
APART = 1.5
"""The least between two dates on an axis, in mm."""


class Plane(Struct, frozen=True):
    """Both scales of a picture."""

    x: Scale
    y: Scale

    def spot(self, point: Point, value: Decimal) -> Spot:
        """Return where a value stands in time and height."""
        return self.x(when(point)), self.y(value)


def steps(
    values: Sequence[Decimal], from_zero: bool, most: int = MOST_STEPS
) -> tuple[Decimal, ...]:
    """Return the numbers of a value axis: from zero, or with air below the marks.

    A cropped axis leaves about a third of the height below the lowest value, so
    that no line seems to reach nothing (ONS service manual, axes and gridlines).
    """
    low, high = min(values), max(values)
    if from_zero or low <= 0:
        return ticks(min(low, Decimal(0)), max(high, Decimal(0)), most)
    air = (high - low) / 2 or low / 10
    return ticks(max(low - air, Decimal(0)), high, most)


def cropped(marks: Sequence[Decimal]) -> bool:
    """Whether an axis leaves zero out, so that the picture must say so."""
    return not marks[0] <= 0 <= marks[-1]


def number(mark: Decimal, marks: Sequence[Decimal], frame: Frame) -> str:
    """Return a number of the value axis; the top one has the unit."""
    return frame.say.measure(mark, frame.unit if mark == marks[-1] else "")


def gutter(marks: Sequence[Decimal], frame: Frame) -> float:
    """Return the room that the numbers of the value axis need at the left, in mm."""
    texts = [number(mark, marks, frame) for mark in marks]
    return GUTTER + max(frame.typeface.width(text, AXIS) for text in texts)


def grid(marks: Sequence[Decimal], plane: Plane, left: float, canvas: Canvas) -> None:
    """Draw a light line for each number, zero in ink, from `left` to the right end."""
    for mark in marks:
        y = plane.y(mark)
        colour, width = (INK, 0.75) if mark == 0 else (GRID, 0.5)
        canvas.line([(left, y), (plane.x.end, y)], colour, width, mark=False)


def numbers(
    marks: Sequence[Decimal], plane: Plane, frame: Frame, canvas: Canvas
) -> None:
    """Set the numbers above their lines, at the left edge; no nought at the foot.

    Where zero is left out, the lowest number says so.
    """
    for mark in marks:
        text = number(mark, marks, frame)
        if mark == marks[0]:
            text = frame.say.cropped.format(value=text) if cropped(marks) else text
        if mark != 0 or mark != marks[0]:
            canvas.words(text, 0, plane.y(mark) - 0.9, AXIS)


def dates(
    periods: Sequence[Period],
    plane: Plane,
    frame: Frame,
    canvas: Canvas,
    room: tuple[float, float],
) -> None:
    """Draw the time axis below a plane; its words stay within `room`, in mm."""
    bottom, (first, last) = plane.y.start, room
    placed: list[tuple[float, float, float, str]] = []
    for tick in ticks_of(sorted(periods), plane.x, frame):
        x = plane.x(tick.at)
        half = frame.typeface.width(tick.text, AXIS) / 2
        middle = min(max(x, first + half), last - half)
        placed.append((x, middle - half, middle + half, tick.text))
    if any(one[2] + APART > other[1] for one, other in pairwise(placed)):
        placed = placed[-1:]
    for x, left, _, text in placed:
        canvas.line([(x, bottom), (x, bottom + 0.9)], INK, 0.5, mark=False)
        canvas.words(text, left, bottom + 1.7 + AXIS.above, AXIS)
