"""The axis below rows of marks: numbers, zero in ink, and the sign of a crop (C-04)."""

from collections.abc import Sequence
from decimal import Decimal

from briefmaker.charts.canvas import Canvas
from briefmaker.charts.families.axes import cropped, number
from briefmaker.charts.frame import GAP, Frame
from briefmaker.charts.palette import GRID, INK
from briefmaker.charts.scale import Scale
from briefmaker.charts.styles import AXIS
from briefmaker.values import Struct

AIR = 1.5
"""Between the last row and the numbers, in mm."""

TICK = 0.9


class Floor(Struct, frozen=True):
    """The numbers of an axis, and its scale across the picture."""

    marks: Sequence[Decimal]
    scale: Scale
    frame: Frame

    @property
    def height(self) -> float:
        """The room that it needs below the rows, in mm."""
        return AIR + AXIS.height(2 if cropped(self.marks) and not self._beside else 1)

    @property
    def apart(self) -> bool:
        """Whether its numbers do not touch."""
        end = -GAP
        for mark in self.marks:
            half = self.frame.typeface.width(self._text(mark), AXIS) / 2
            if self.scale(mark) - half < end + GAP:
                return False
            end = self.scale(mark) + half
        return True

    def draw(self, top: float, bottom: float, canvas: Canvas) -> None:
        """Set the numbers below the rows, which reach from `top` to `bottom`."""
        baseline = bottom + AIR + AXIS.above
        for mark in self.marks:
            x, zero = self.scale(mark), mark == 0
            canvas.words(self._text(mark), x, baseline, AXIS, "centre")
            colour, width = (INK, 0.75) if zero else (GRID, 0.5)
            spots = [(x, top if zero else bottom), (x, bottom + TICK)]
            canvas.line(spots, colour, width, mark=False)
        if cropped(self.marks):
            below = 0.0 if self._beside else AXIS.leading
            canvas.words(self._crop, 0, baseline + below, AXIS)
            for shift in (0.5, 1.4):
                x = self.scale.start + shift
                spots = [(x, bottom + TICK), (x + 0.6, bottom - TICK)]
                canvas.line(spots, INK, 0.6, mark=False)

    def _text(self, mark: Decimal) -> str:
        return number(mark, self.marks, self.frame)

    @property
    def _crop(self) -> str:
        """Where a cropped axis begins, in words."""
        first = self.frame.say.measure(self.marks[0], self.frame.unit)
        return self.frame.say.cropped.format(value=first)

    @property
    def _beside(self) -> bool:
        """Whether the words about a crop have room before the first number."""
        typeface = self.frame.typeface
        half = typeface.width(self._text(self.marks[0]), AXIS) / 2
        return typeface.width(self._crop, AXIS) + GAP <= self.scale.start - half
