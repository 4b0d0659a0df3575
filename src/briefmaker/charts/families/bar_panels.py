"""Small multiples of columns or bars, at the same places in every panel."""

from collections.abc import Sequence
from typing import Self

from briefmaker.charts.canvas import Align, Canvas
from briefmaker.charts.columns import Place, places_of
from briefmaker.charts.families.axes import BOTTOM
from briefmaker.charts.families.panels import (
    LEAST,
    PLOT,
    Cell,
    Heights,
    parts_of,
    said_of,
    whisker_of,
)
from briefmaker.charts.frame import GAP, Firsts, Frame, NoRoom
from briefmaker.charts.palette import INK, WHITE
from briefmaker.charts.points import (
    Point,
    in_series,
    names_of_points,
    names_of_series,
)
from briefmaker.charts.scale import Scale
from briefmaker.charts.styles import AXIS, LABEL, MISSING
from briefmaker.values import Struct, field

THICK, PITCH = 3.4, 5.4
"""Of the bars of a panel, and from one to the next, in mm."""

LABELS = 0.28
"""The most of the width that the names of bars may take."""

WIDE = 0.64
"""Width of a column in its place."""


class ColumnPanels(Struct, frozen=True):
    """Columns in each panel, at the same places in all of them."""

    places: tuple[Place, ...]
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
        places = places_of(points)
        return cls(places, heights, frame, frame.canvas(), Firsts(frame))

    @property
    def left(self) -> float:
        """What the numbers take at the left, in mm."""
        return 0.0 if self.heights.own else self.heights.gutter

    def draw(self, cell: Cell) -> None:
        """Draw one panel: a column at each place."""
        start, scale = self.heights.draw(cell, self.canvas)
        room = (cell.right - start) / len(self.places)
        points = [each.of(cell.name) for each in self.places]
        for at, (point, each) in enumerate(zip(points, self.places, strict=True)):
            middle = start + (at + 0.5) * room
            self._column(point, middle, room, cell, scale)
            say = self.frame.say
            where = f"{cell.name}{say.comma}{each.words(say)}"
            if not point.ends:
                self.notes.append(f"{where}: {say.no_data}")
            self.notes.extend(said_of(point, where, self.firsts))
        if cell.lowest:
            self._names(start, room, cell)

    def _column(
        self, point: Point, middle: float, room: float, cell: Cell, scale: Scale
    ) -> None:
        left, right = middle - room * WIDE / 2, middle + room * WIDE / 2
        for low, high, fill in parts_of(point, cell.tone):
            ends = sorted((scale(low), scale(high)))
            self.canvas.box(left, ends[0], right, ends[1], fill)
        if whisker := whisker_of(point):
            ends = [scale(end) for end in whisker]
            spots = [(middle, y) for y in ends]
            self.canvas.line(spots, WHITE, 2.8)
            self.canvas.line(spots, INK, 1.2)

    def _names(self, start: float, room: float, cell: Cell) -> None:
        """Name all places, or the first and the last of many dates.

        Raises:
            NoRoom: names that are no dates do not stand side by side.
        """
        texts = [each.words(self.frame.say) for each in self.places]
        widths = [self.frame.typeface.width(text, AXIS) for text in texts]
        chosen = list(range(len(texts)))
        if max(widths) > room - 0.8:
            if any(each.period is None for each in self.places):
                raise NoRoom
            chosen = [0, len(texts) - 1]
            if sum(widths[at] for at in chosen) + 2 > cell.right - start:
                chosen = chosen[-1:]
        baseline = cell.bottom + 1.7 + AXIS.above
        for at in chosen:
            half = widths[at] / 2
            middle = start + (at + 0.5) * room
            middle = min(max(middle, start + half), cell.right - half)
            self.canvas.words(texts[at], middle, baseline, AXIS, "centre")


class Extent(Struct, frozen=True):
    """From where to where bars reach, and the room for the words at their ends."""

    low: float
    high: float
    words: float


class BarPanels(Struct, frozen=True):
    """Bars in each panel, in the same rows in all of them."""

    labels: dict[str, tuple[str, ...]]
    scales: dict[str, Extent]
    frame: Frame
    canvas: Canvas
    firsts: Firsts
    notes: list[str] = field(default_factory=list)

    head, foot = 1.6, 0.0

    @classmethod
    def of(cls, points: Sequence[Point], own: bool, frame: Frame) -> Self:
        """Return what draws the panels of these points."""
        wide = frame.width * LABELS
        labels = {
            name: frame.wrap(name, LABEL, wide) for name in names_of_points(points)
        }
        scales = {}
        for name in names_of_series(points):
            group = in_series(points, name) if own else points
            found = [float(end) for point in group for end in point.ends]
            texts = [frame.say.point(point, frame.unit) for point in group]
            words = max(frame.typeface.width(text, LABEL) for text in texts) + GAP
            scales[name] = Extent(min([0.0, *found]), max([0.0, *found]), words)
        return cls(labels, scales, frame, frame.canvas(), Firsts(frame))

    @property
    def left(self) -> float:
        """What the names of bars take at the left, in mm."""
        widest = self.frame.typeface.widest
        return max(widest(lines, LABEL) for lines in self.labels.values()) + 2 * GAP

    @property
    def tall(self) -> float:
        """How tall the bars of a panel are together, in mm."""
        return sum(self._row(lines) for lines in self.labels.values())

    def _row(self, lines: tuple[str, ...]) -> float:
        return max(PITCH, LABEL.height(len(lines)) + 1.2)

    def draw(self, cell: Cell) -> None:
        """Draw one panel: a bar in each row, with its value.

        Raises:
            NoRoom: the values leave no room for the bars.
        """
        zero, length = self._axis(cell)
        top = cell.top
        extra = (cell.bottom - cell.top - self.tall) / len(self.labels)
        self.canvas.line([(zero, top), (zero, cell.bottom)], INK, 0.75, mark=False)
        for label, lines in self.labels.items():
            middle = top + (self._row(lines) + extra) / 2
            top += self._row(lines) + extra
            found = [point for point in cell.points if point.label == label]
            point = found[0] if found else Point(label, cell.name)
            if cell.first:
                self.canvas.centred(lines, 0, middle, LABEL, address=point.address)
            self._bar(point, middle, zero, length, cell)
            where = f"{cell.name}{self.frame.say.comma}{label}"
            self.notes.extend(said_of(point, where, self.firsts))

    def _axis(self, cell: Cell) -> tuple[float, float]:
        """Return where zero stands and how long a unit is, in mm."""
        scale = self.scales[cell.name]
        before = scale.words if scale.low < 0 else 0.0
        room = cell.right - cell.left - scale.words - before
        if room < LEAST:
            raise NoRoom
        reach = scale.high - scale.low
        length = room / reach if reach else 0.0
        return cell.left + before - scale.low * length, length

    def _bar(
        self, point: Point, middle: float, zero: float, length: float, cell: Cell
    ) -> None:
        upper, lower = middle - THICK / 2, middle + THICK / 2
        for low, high, fill in parts_of(point, cell.tone):
            ends = sorted((zero + float(low) * length, zero + float(high) * length))
            self.canvas.box(ends[0], upper, ends[1], lower, fill)
        if whisker := whisker_of(point):
            spots = [(zero + float(end) * length, middle) for end in whisker]
            self.canvas.line(spots, WHITE, 2.8)
            self.canvas.line(spots, INK, 1.2)
        if not point.ends:
            x = zero + GAP
            self.canvas.centred([self.frame.say.no_data], x, middle, MISSING)
            return
        text, back = self.firsts.value(point), point.ends[1] < 0
        end = zero + float(point.ends[0] if back else point.ends[1]) * length
        x = end - GAP if back else max(end, zero) + GAP
        align: Align = "right" if back else "left"
        self.canvas.centred([text], x, middle, LABEL, align, address=point.address)
