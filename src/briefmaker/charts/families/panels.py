"""What the panels of small multiples share: room, value axis, notes."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Self

from briefmaker.charts.canvas import Canvas
from briefmaker.charts.families.axes import Plane, grid, gutter, number, steps
from briefmaker.charts.frame import Firsts, Frame
from briefmaker.charts.palette import Filling, Tone, filling
from briefmaker.charts.points import Firmness, Point, in_series, names_of_series
from briefmaker.charts.scale import Scale
from briefmaker.charts.styles import AXIS
from briefmaker.values import Struct

PLOT = 21.0
"""The usual height of the marks of a panel, in mm."""

LEAST = 9.0
"""The least width of the marks of a panel, in mm."""

MOST_STEPS = 3


class Cell(Struct, frozen=True):
    """A panel: what it shows and where.

    Attributes:
        left: of the room for marks, in mm; the other edges likewise.
        first: it stands at the left and has the names or numbers of the axis.
        lowest: no panel stands below it, so that it has the dates.
    """

    name: str
    points: tuple[Point, ...]
    tone: Tone
    left: float
    right: float
    top: float
    bottom: float
    first: bool
    lowest: bool


class Heights(Struct, frozen=True):
    """The value axis of all panels, or of each of them where scales are free."""

    marks: dict[str, tuple[Decimal, ...]]
    own: bool
    frame: Frame

    @classmethod
    def of(cls, points: Sequence[Point], own: bool, frame: Frame) -> Self:
        """Return the numbers for each panel."""
        names = names_of_series(points)
        groups = {name: in_series(points, name) if own else points for name in names}
        ends = {
            name: [end for point in group for end in point.ends] or [Decimal(0)]
            for name, group in groups.items()
        }
        marks = {name: steps(found, True, MOST_STEPS) for name, found in ends.items()}
        return cls(marks, own, frame)

    @property
    def gutter(self) -> float:
        """The room for the numbers, in mm."""
        return max(gutter(marks, self.frame) for marks in self.marks.values())

    def draw(self, cell: Cell, canvas: Canvas) -> tuple[float, Scale]:
        """Draw the lines of a panel, with numbers if they are not at its left.

        Returns where the marks begin, and the scale.
        """
        marks = self.marks[cell.name]
        start = cell.left + (self.gutter if self.own else 0.0)
        scale = Scale(float(marks[0]), float(marks[-1]), cell.bottom, cell.top)
        plane = Plane(Scale(0, 1, start, cell.right), scale)
        numbered = cell.first or self.own
        x = cell.left if self.own else 0.0
        grid(marks, plane, x if numbered else start, canvas)
        for mark in marks if numbered else ():
            if mark != 0 or mark != marks[0]:
                text = number(mark, marks, self.frame)
                canvas.words(text, x, scale(mark) - 0.9, AXIS)
        return start, scale


def said_of(point: Point, where: str, firsts: Firsts) -> Iterator[str]:
    """Yield what must be said of one mark and has no room beside it.

    Args:
        point: the mark.
        where: what it is called.
        firsts: what has been said.
    """
    say = firsts.frame.say
    for words in (firsts.remark(point), firsts.legend(point)):
        if words:
            yield f"{where}: {words}"
    if interval := firsts.interval(point):
        yield say.around.format(intervals=interval)


def parts_of(point: Point, tone: Tone) -> Iterator[tuple[Decimal, Decimal, Filling]]:
    """Yield the parts of a bar: solid as far as it is sure, hatched from there.

    A value that the brief stands on is sure; of several that differ, the lowest is.
    """
    if not point.ends:
        return
    low, high = point.ends
    solid, far = (high, low) if high < 0 else (low, high)
    if _settled(point) and point.value is not None:
        solid = far = point.value
    if solid:
        yield Decimal(0), solid, filling(tone, point.firmness)
    if solid != far:
        yield solid, far, filling(tone, Firmness.FORECAST)


def whisker_of(point: Point) -> tuple[Decimal, ...]:
    """Return the ends of the line through a bar's end; nothing where it is sharp."""
    ranged = len(set(point.ends)) > 1
    return point.ends if ranged and (_settled(point) or point.disputed) else ()


def _settled(point: Point) -> bool:
    return point.chosen is not None and point.value is not None
