"""What stands under each column: a name, or a date where names repeat."""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefmaker.charts.conventions import Conventions
from briefmaker.charts.dates import Period
from briefmaker.charts.points import Point, in_series, names_of_series
from briefmaker.values import Struct, replace

DATE = re.compile(r"[12]\d{3}(-\d\d){0,2}")
"""A name that is a date as it is typed in data."""


class Place(Struct, frozen=True):
    """One place on the base line, for a column or for one of each series.

    Attributes:
        name: what it is called, where no date tells it apart.
        period: the date that tells it apart.
    """

    name: str
    period: Period | None
    points: tuple[Point, ...]

    def words(self, say: Conventions) -> str:
        """Return what is written under it."""
        return say.period(self.period, short=True) if self.period else self.name

    @property
    def known_as(self) -> str:
        """What a focus calls it: its name, or its date as it is typed in the data."""
        if self.period is None:
            return self.name
        length = {"year": 4, "month": 7, "day": 10}[self.period.precision]
        return self.period.first.isoformat()[:length]

    def of(self, series: str) -> Point:
        """Return its point in a series, or one without data."""
        found = (point for point in self.points if point.series == series)
        return next(found, Point(self.name, series, period=self.period))


def moment(point: Point) -> Period | None:
    """Return the date of a point: its own, or the one that its name is (`2024`)."""
    if point.period or not DATE.fullmatch(point.label):
        return point.period
    try:
        return Period.of(point.label)
    except ValueError:
        return None


def timed(points: Sequence[Point]) -> bool:
    """Whether dates tell the columns apart: as their names, or as names repeat."""
    if not all(moment(point) for point in points):
        return False
    if all(DATE.fullmatch(point.label) for point in points):
        return True
    for series in names_of_series(points):
        labels = [point.label for point in in_series(points, series)]
        if len(set(labels)) < len(labels):
            return True
    return False


def places_of(points: Sequence[Point]) -> tuple[Place, ...]:
    """Return the places of columns in their order.

    A date that the rhythm of the others asks for and that is not there has a place
    without data: a gap in time is never closed up (C-11).
    """
    if timed(points):
        dated_points = tuple(replace(point, period=moment(point)) for point in points)
        return tuple(
            Place("", each, tuple(one for one in dated_points if one.period == each))
            for each in _periods(dated_points)
        )
    return tuple(
        Place(name, None, tuple(point for point in points if point.label == name))
        for name in dict.fromkeys(point.label for point in points)
    )


def _periods(points: Sequence[Point]) -> list[Period]:
    """Return the dates of the points, and those that are missing between them.

    A date is missing where most of its rhythm is there: at least two in three.
    """
    found = sorted({point.period for point in points if point.period})
    gaps = [after.step - before.step for before, after in pairwise(found)]
    usual = min(gaps, default=1)
    if len({period.precision for period in found}) > 1 or usual < 1:
        return found
    holes = sum(gap // usual - 1 for gap in gaps)
    if any(gap % usual for gap in gaps) or 2 * holes > len(found) - 1:
        return found
    whole: list[Period] = found[:1]
    for after in found[1:]:
        while whole[-1].step + usual < after.step:
            period = whole[-1]
            for _ in range(usual):
                period = period.next
            whole.append(period)
        whole.append(after)
    return whole
