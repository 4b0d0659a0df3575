"""Small multiples of lines: one in each panel, the others faint behind it."""

from collections.abc import Sequence
from typing import Self

from briefmaker.charts.canvas import Canvas, Edges
from briefmaker.charts.families.axes import BOTTOM, Plane, dates
from briefmaker.charts.families.panels import LEAST, PLOT, Cell, Heights
from briefmaker.charts.families.strokes import DOT, Series, Stroke
from briefmaker.charts.frame import GAP, Firsts, Frame, NoRoom
from briefmaker.charts.points import Point, in_series, names_of_series
from briefmaker.charts.remarks import place
from briefmaker.charts.rhythm import dated, when
from briefmaker.charts.scale import Scale
from briefmaker.charts.styles import DIRECT, MISSING
from briefmaker.values import Struct, field


class LinePanels(Struct, frozen=True):
    """A line in each panel, with those of the others faint behind it."""

    points: tuple[Point, ...]
    heights: Heights
    frame: Frame
    canvas: Canvas
    firsts: Firsts
    notes: list[str] = field(default_factory=list)

    head, tall, foot = 4.2, PLOT, BOTTOM

    @classmethod
    def of(cls, points: Sequence[Point], own: bool, frame: Frame) -> Self:
        """Return what draws the panels of these points."""
        heights = Heights.of(points, own, frame)
        return cls(tuple(points), heights, frame, frame.canvas(), Firsts(frame))

    @property
    def left(self) -> float:
        """What the numbers take at the left, in mm."""
        return 0.0 if self.heights.own else self.heights.gutter

    def draw(self, cell: Cell) -> None:
        """Draw one panel: its line up to its last value.

        Raises:
            NoRoom: the value leaves no room for the line.
        """
        frame, canvas = self.frame, self.canvas
        start, scale = self.heights.draw(cell, canvas)
        beyond = self._beyond()
        if cell.right - beyond - start < LEAST:
            raise NoRoom
        places = [when(point) for point in self.points]
        first, last = min(places), max(places)
        first -= first == last
        plane = Plane(Scale(first, last, start, cell.right - beyond), scale)
        if not self.heights.own:
            self._behind(cell, plane)
        series = Series("", dated(cell.points), cell.tone)
        interval = frame.interval if not self.firsts.interval_said else ""
        stroke = Stroke(series, plane, frame.say, canvas, interval)
        remarks = list(stroke.draw())
        self.firsts.interval_said |= any(each.text == interval for each in remarks)
        if cell.lowest:
            periods = [point.period for point in self.points if point.period]
            room = (cell.left if self.heights.own or not cell.first else 0, cell.right)
            dates(periods, plane, frame, canvas, room)
        self._value(series, plane, cell)
        room_for_words = Edges(start, cell.top - 1.0, cell.right, cell.bottom - 0.3)
        place(remarks, room_for_words, canvas)

    def _beyond(self) -> float:
        """Return the room for the last value of any panel, in mm."""
        say, unit = self.frame.say, self.frame.unit
        texts = [
            say.point(dated(known)[-1], unit)
            for name in names_of_series(self.points)
            if (known := [one for one in in_series(self.points, name) if one.ends])
        ]
        widths = [self.frame.typeface.width(text, DIRECT) for text in texts]
        return max(widths) + GAP + DOT / 2

    def _behind(self, cell: Cell, plane: Plane) -> None:
        """Draw the lines of all other panels."""
        for name in names_of_series(self.points):
            if name != cell.name:
                series = Series("", dated(in_series(self.points, name)), cell.tone)
                for run in Stroke(series, plane, self.frame.say, self.canvas).runs():
                    if len(run) > 1:
                        faint = self.canvas.palette.faint
                        self.canvas.line(run, faint, 0.6, mark=False)

    def _value(self, series: Series, plane: Plane, cell: Cell) -> None:
        """Set the last value at the end of the line."""
        if not series.known:
            middle = (cell.top + cell.bottom) / 2
            self.canvas.centred(
                [self.frame.say.no_data], plane.x.start, middle, MISSING
            )
            return
        last = series.known[-1]
        value = last.value if last.value is not None else last.ends[1]
        x, y = plane.spot(last, value)
        style = DIRECT.tinted(cell.tone.text)
        y = min(y, cell.bottom - style.cap / 2 - 0.4)
        text, x = self.firsts.value(last), x + GAP + DOT / 2
        self.canvas.centred([text], x, y, style, address=last.address)
