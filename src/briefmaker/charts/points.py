"""What stands in a chart once facts, quantities and typed rows are resolved."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

from briefmaker.brief.data import Standing
from briefmaker.brief.library import ObsStatus, Position, Qualifier
from briefmaker.charts.dates import Period
from briefmaker.evidence.claims import Claim, Dispute
from briefmaker.problems import Address
from briefmaker.values import Struct


class Firmness(StrEnum):
    """How firm a value is: it decides how its mark is filled (IBCS 1.2, notation)."""

    MEASURED = "measured"
    PROVISIONAL = "provisional"
    ESTIMATE = "estimate"
    FORECAST = "forecast"
    PLANNED = "planned"


FIRMNESS_OF_STANDING = {
    Standing.MEASURED: Firmness.MEASURED,
    Standing.PROVISIONAL: Firmness.PROVISIONAL,
    Standing.FORECAST: Firmness.FORECAST,
    Standing.PLANNED: Firmness.PLANNED,
}
FIRMNESS_OF_STATUS = {
    ObsStatus.PROVISIONAL: Firmness.PROVISIONAL,
    ObsStatus.ESTIMATE: Firmness.ESTIMATE,
    ObsStatus.FORECAST: Firmness.FORECAST,
}


class Reading(Struct, frozen=True):
    """One value as one source gives it.

    Attributes:
        display: the source's words for it, as the text prints them.
        scope: what it counts, where others count something else.
        preferred: the brief stands on this one of several.
        period: when it was, in a timeline whose sources may differ.
        inner_low: the lower end of the narrower of two intervals.
        inner_high: its upper end.
    """

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    firmness: Firmness = Firmness.MEASURED
    display: str = ""
    scope: str = ""
    preferred: bool = False
    period: Period | None = None
    inner_low: Decimal | None = None
    inner_high: Decimal | None = None

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """Its lowest and highest value; nothing where it has none."""
        found = [each for each in (self.low, self.value, self.high) if each is not None]
        return (min(found), max(found)) if found else ()

    @property
    def open_above(self) -> bool:
        """Whether the source says that it may be more."""
        return self.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)

    @property
    def open_below(self) -> bool:
        """Whether the source says that it may be less."""
        return self.qualifier is Qualifier.UP_TO


class Point(Struct, frozen=True):
    """One mark of a chart.

    Attributes:
        readings: what it stands for; nothing where there are no data, several
            where sources differ.
        breaks: a new method begins here, so that no line leads to it.
        facts: the facts it stands on.
        across: its other measure, in a scatter chart.
        total: a total and no change, in a waterfall chart.
        lasting: an end was given: a task, where others are milestones.
        bin: from where to where it counts, in a histogram.
    """

    label: str
    series: str = ""
    readings: tuple[Reading, ...] = ()
    period: Period | None = None
    note: str = ""
    breaks: bool = False
    facts: tuple[str, ...] = ()
    address: Address = ()
    across: Decimal | None = None
    total: bool = False
    lasting: bool = False
    bin: tuple[Decimal, Decimal] | None = None

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The lowest and the highest value of all readings."""
        found = [end for reading in self.readings for end in reading.ends]
        return (min(found), max(found)) if found else ()

    @property
    def disputed(self) -> bool:
        """Whether sources give different values."""
        return len(self.readings) > 1

    @property
    def chosen(self) -> Reading | None:
        """The reading that the brief stands on: the only or the preferred one."""
        if len(self.readings) == 1:
            return self.readings[0]
        return next((each for each in self.readings if each.preferred), None)

    @property
    def value(self) -> Decimal | None:
        """The one value to draw, if there is one."""
        return self.chosen.value if self.chosen else None

    @property
    def firmness(self) -> Firmness:
        """How firm it is."""
        found = self.chosen or (self.readings[0] if self.readings else None)
        return found.firmness if found else Firmness.MEASURED


def stands_on(claim: Claim, dispute: Dispute | None) -> bool:
    """Whether the brief declares that it prefers this claim to others."""
    if dispute is None or dispute.position is not Position.PREFER:
        return False
    return dispute.preferred is not None and dispute.preferred.id == claim.id


def names_of_series(points: Iterable[Point]) -> tuple[str, ...]:
    """Return the names of the series in their order of appearance."""
    return tuple(dict.fromkeys(point.series for point in points))


def names_of_points(points: Iterable[Point]) -> tuple[str, ...]:
    """Return the labels in their order of appearance."""
    return tuple(dict.fromkeys(point.label for point in points))


def in_series(points: Sequence[Point], series: str) -> tuple[Point, ...]:
    """Return the points of one series."""
    return tuple(point for point in points if point.series == series)
