"""One line of a line chart: joined where it may be, broken where it must be.

It breaks where data are missing (a thin dotted link says so), where a new method
begins, and at a value that sources dispute unless the brief stands on one of them: a
tinted band then leads from the point before through their range to the point after.
Forecasts are dashed. A point is marked where dates are irregular or nothing joins it.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from briefmaker.charts.canvas import Canvas, Spot
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.families.axes import Plane
from briefmaker.charts.palette import CONTEXT, WHITE, Dashes, Filling, Tone
from briefmaker.charts.points import Firmness, Point
from briefmaker.charts.remarks import Remark
from briefmaker.charts.rhythm import irregular, missing
from briefmaker.charts.styles import REMARK
from briefmaker.look.colour import mix
from briefmaker.values import Struct

DOT = 1.9
AHEAD: Dashes = (2.2, 1.4)
NOTHING: Dashes = (1.0, 2.0)
"""Dashes of a forecast and of a link over missing data, in widths of the line."""

ABOVE = 2.3
"""From the top of a rule to the middle of its words above the grid, in mm."""

OUTER, INNER = 0.15, 0.3
"""How strong the tint of an interval is, and of the narrower one in it."""

UNSURE = (Firmness.ESTIMATE, Firmness.FORECAST, Firmness.PLANNED)


class Series(Struct, frozen=True):
    """The points of one line in their order in time, and its colours."""

    name: str
    points: tuple[Point, ...]
    tone: Tone

    @property
    def known(self) -> tuple[Point, ...]:
        """Its points with data."""
        return tuple(point for point in self.points if point.ends)


class Stroke(Struct, frozen=True):
    """Draws one line on a plane.

    Attributes:
        interval: what the ends around its values mean; said once beside them.
    """

    series: Series
    plane: Plane
    say: Conventions
    canvas: Canvas
    interval: str = ""

    def draw(self) -> Iterator[Remark]:
        """Draw it and yield what must be said beside it."""
        known = self.series.known
        self._bands()
        run: list[Point] = []
        for before, after in pairwise(known):
            if self._joined(before, after) and after.firmness not in UNSURE:
                run = [*(run or [before]), after]
                continue
            self._polyline(run)
            run = []
            yield from self._link(before, after)
        self._polyline(run)
        for point in known:
            yield from self._point(point)
        ranged = [point for point in known if around_value(point)]
        if self.interval and ranged:
            spot = self.plane.spot(ranged[-1], ranged[-1].ends[1])
            yield Remark(self.interval, spot, REMARK, ranged[-1].address)

    def runs(self) -> Iterator[list[Spot]]:
        """Yield the stretches that nothing interrupts, forecasts included."""
        run: list[Point] = []
        for point in self.series.known:
            if run and not self._joined(run[-1], point):
                yield [self._spot(each) for each in run]
                run = []
            run.append(point)
        yield [self._spot(each) for each in run]

    def _joined(self, before: Point, after: Point) -> bool:
        """Whether a line leads from one point to the next."""
        if before.value is None or after.value is None:
            return False
        return self._adjacent(before, after)

    def _adjacent(self, before: Point, after: Point) -> bool:
        """Whether no data are missing between two points, and no method changes."""
        return not after.breaks and not missing(self.series.points, before, after)

    def _polyline(self, run: Sequence[Point]) -> None:
        spots = [self._spot(point) for point in run]
        if len(spots) > 1:
            tone = self.series.tone
            self.canvas.line(spots, tone.fill, tone.width, tone.dashes)

    def _spot(self, point: Point) -> Spot:
        value = point.value if point.value is not None else point.ends[1]
        return self.plane.spot(point, value)

    def _link(self, before: Point, after: Point) -> Iterator[Remark]:
        """Draw what lies between two neighbours where the line does not go on."""
        ends = [self._spot(before), self._spot(after)]
        middle = ((ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2)
        tone, address = self.series.tone, after.address
        if after.breaks:
            yield self._break(after)
        elif self._joined(before, after):
            self.canvas.line(ends, tone.fill, tone.width * 0.75, AHEAD)
            word = self.say.firmness[after.firmness]
            yield Remark(word, middle, REMARK, address)
        elif gap := missing(self.series.points, before, after):
            if before.value is not None and after.value is not None:
                self.canvas.line(ends, tone.fill, 0.6, NOTHING)
            text = f"{self.say.no_data} {self.say.period(gap, short=True)}"
            yield Remark(text, middle, REMARK, address)

    def _break(self, point: Point) -> Remark:
        """Draw a thin rule where a new method begins."""
        assert point.period is not None, "the plan lets no undated point through"
        x, top = self.plane.x(point.period.start), self.plane.y.end
        self.canvas.line([(x, top), (x, self.plane.y.start)], CONTEXT, 0.5)
        date = self.say.period(point.period, short=True)
        text = self.say.new_method.format(date=date)
        return Remark(text, (x, top - ABOVE), REMARK, point.address)

    def _point(self, point: Point) -> Iterator[Remark]:
        """Draw the mark of a point, if it needs one, and yield its words."""
        if point.disputed:
            yield from self._dispute(point)
        elif point.value is None:
            self._range(point)
        elif self._marked(point):
            hollow = point.firmness is not Firmness.MEASURED
            colour = self.series.tone.fill
            self.canvas.dot(self._spot(point), DOT, colour, hollow=hollow)
        if point.firmness is not Firmness.MEASURED:
            word = self.say.firmness[point.firmness]
            yield Remark(word, self._spot(point), REMARK, point.address)
        if point.note:
            yield Remark(point.note, self._spot(point), REMARK, point.address)

    def _range(self, point: Point) -> None:
        """Draw a range that no value stands in."""
        ends = [self.plane.spot(point, end) for end in point.ends]
        self.canvas.line(ends, self.series.tone.fill, 2.2)

    def _marked(self, point: Point) -> bool:
        known = self.series.known
        at = known.index(point)
        around = pairwise(known[max(at - 1, 0) : at + 2])
        joined = any(self._joined(before, after) for before, after in around)
        last = point is known[-1]
        return last or not joined or irregular(self.series.points)

    def _dispute(self, point: Point) -> Iterator[Remark]:
        """Draw a disputed value as a range, with a mark and words for each source."""
        colour = self.series.tone.fill
        low, high = (self.plane.spot(point, end) for end in point.ends)
        self.canvas.line([low, high], CONTEXT, 2.2)
        for reading in point.readings:
            ends = [self.plane.spot(point, end) for end in reading.ends]
            if reading.value is None:
                self.canvas.line(ends, colour, 4.5)
                spot = ends[1]
            else:
                spot = self.plane.spot(point, reading.value)
                hollow = not reading.preferred
                self.canvas.dot(spot, DOT + 0.3, colour, "diamond", hollow)
            text = self.say.reading(reading)
            yield Remark(text, spot, REMARK, point.address)
        if low != high:
            middle = (low[0], (low[1] + high[1]) / 2)
            yield Remark(self.say.between_sources, middle, REMARK, point.address)

    def _bands(self) -> None:
        """Tint intervals that follow each other; draw a lone one as a line."""
        run: list[Point] = []
        for point in self.series.known:
            if run and self._banded(run[-1], point):
                run.append(point)
                continue
            self._band(run)
            run = [point]
        self._band(run)

    def _banded(self, before: Point, after: Point) -> bool:
        """Whether a band leads from one point to the next.

        It opens at the point before an interval or a range between sources, and
        closes at the point after a range between sources, or where an interval has
        both its ends on the value.
        """
        closes = around_value(before) and _certain(after)
        return (
            (around_value(after) or _unsettled(after) or _unsettled(before) or closes)
            and (before.value is not None or _unsettled(before))
            and (after.value is not None or _unsettled(after))
            and self._adjacent(before, after)
        )

    def _band(self, run: Sequence[Point]) -> None:
        """Draw the intervals of points that follow each other, the wider one below."""
        if len(run) > 1:
            self._tint([(point, point.ends) for point in run], OUTER)
            if any(map(inner_ends, run)):
                inner = [(one, inner_ends(one) or one.ends) for one in run]
                self._tint(inner, INNER)
        for point in filter(around_value, run) if len(run) == 1 else ():
            ends = [self.plane.spot(point, end) for end in point.ends]
            self.canvas.line(ends, self.series.tone.fill, 1.2)

    def _tint(
        self, ends: Sequence[tuple[Point, Sequence[Decimal]]], share: float
    ) -> None:
        """Fill what lies between the ends of intervals with a tint of the line."""
        upper = [self.plane.spot(point, high) for point, (_, high) in ends]
        lower = [self.plane.spot(point, low) for point, (low, _) in reversed(ends)]
        fill = Filling(mix(self.series.tone.fill, WHITE, 1 - share))
        self.canvas.patch([*upper, *lower], fill, mark=False)


def around_value(point: Point) -> bool:
    """Whether one source gives a value and the interval around it."""
    ranged = len(set(point.ends)) > 1
    return ranged and point.value is not None and not point.disputed


def _certain(point: Point) -> bool:
    """Whether its source gives an interval, and both its ends are the value."""
    one = point.chosen
    return one is not None and one.low is not None and one.low == one.high == one.value


def inner_ends(point: Point) -> tuple[Decimal, ...]:
    """Return the ends of the narrower of two intervals; nothing where it has none."""
    one = point.chosen
    if one is None or one.inner_low is None or one.inner_high is None:
        return ()
    return one.inner_low, one.inner_high


def _unsettled(point: Point) -> bool:
    """Whether sources differ on it and the brief stands on none of them."""
    return point.disputed and point.chosen is None
