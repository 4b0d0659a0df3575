"""What adds up: the parts of a stacked bar, the changes between two totals (C-10)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefmaker.brief.library import Qualifier
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.points import Point, Reading
from briefmaker.values import Struct

ROUNDED = Decimal("0.5")
"""How far a rounded number may lie from the true one, in units of its last digit."""


def total_of(points: Sequence[Point]) -> Reading:
    """Return the sum of parts: a range where sources differ on one of them.

    A part that is "more than" makes the sum "more than" too, and one without data
    makes it "at least": no part is negative.
    """
    ends = [
        (point.value, point.value) if point.value is not None else point.ends
        for point in points
        if point.ends
    ]
    low = sum((each[0] for each in ends), Decimal(0))
    high = sum((each[1] for each in ends), Decimal(0))
    kinds = {one.qualifier for point in points for one in point.readings}
    if not all(point.readings for point in points):
        kinds.add(Qualifier.AT_LEAST)
    order = (Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.UP_TO)
    qualifier = next((each for each in order if each in kinds), None)
    if qualifier is None:
        inexact = kinds - {Qualifier.EXACT}
        qualifier = Qualifier.ABOUT if inexact else Qualifier.EXACT
    if low == high:
        return Reading(value=low, qualifier=qualifier)
    return Reading(low=low, high=high, qualifier=qualifier)


def signed(point: Point, say: Conventions, unit: str = "") -> str:
    """Return a change with its sign: `+5`, `−8bn`."""
    text = say.point(point, unit)
    return f"+{text}" if point.value and point.value > 0 else text


class Step(Struct, frozen=True):
    """A total or a change of a waterfall, from the sum before it to the sum after."""

    point: Point
    start: Decimal
    end: Decimal


class Slip(Struct, frozen=True):
    """A total that the changes before it do not add up to.

    Attributes:
        rounding: it explains the difference.
    """

    point: Point
    stated: Decimal
    summed: Decimal
    rounding: bool


def steps_of(points: Sequence[Point]) -> tuple[Step, ...]:
    """Return the steps in their order; a total begins at zero and ends at its value."""
    steps: list[Step] = []
    at = Decimal(0)
    for point in points:
        value = point.value or Decimal(0)
        end = value if point.total else at + value
        steps.append(Step(point, Decimal(0) if point.total else at, end))
        at = end
    return tuple(steps)


def slips(points: Sequence[Point]) -> Iterator[Slip]:
    """Yield the totals that differ from the sum of what stands before them."""
    added: list[Decimal] = []
    for point in points:
        value = point.value or Decimal(0)
        summed = sum(added, Decimal(0))
        if point.total and added and value != summed:
            slack = ROUNDED * (len(added) + 1) * max(map(_unit, [*added, value]))
            yield Slip(point, value, summed, abs(value - summed) <= slack)
        added = [value] if point.total else [*added, value]


def _unit(value: Decimal) -> Decimal:
    """Return the unit of the last digit of a number: 0.1 for 3.4."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
