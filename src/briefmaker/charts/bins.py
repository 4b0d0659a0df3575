"""The bars of a histogram: as given by rows, or counted from single values."""

from collections import Counter
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise

from briefmaker.brief.charts import HistogramChart
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.points import Point, Reading
from briefmaker.values import replace


def counted(points: Sequence[Point]) -> bool:
    """Whether rows give the bars themselves, from `low` to `high`."""
    return any(point.bin for point in points)


def bins_of(
    chart: HistogramChart, points: Sequence[Point], say: Conventions
) -> tuple[Point, ...]:
    """Return a point for each bar, in order; where none is given, one without data.

    A single value that lies between two bars counts in the upper one.
    """
    if counted(points):
        return _with_gaps(points, say)
    assert chart.bin is not None, "the plan lets no single values without it through"
    values = [point.value for point in points if point.value is not None]
    numbers = Counter(_number(value, chart.bin) for value in values)
    found = (
        _bin(number * chart.bin, chart.bin, say, numbers[number])
        for number in range(min(numbers), max(numbers) + 1)
    )
    return tuple(replace(each, address=points[0].address) for each in found)


def width_of(chart: HistogramChart, points: Sequence[Point]) -> Decimal:
    """Return how much one bar covers; all cover the same."""
    given = next((point.bin for point in points if point.bin), None)
    return given[1] - given[0] if given else chart.bin or Decimal(0)


def _number(value: Decimal, width: Decimal) -> int:
    return int((value / width).to_integral_value(ROUND_FLOOR))


def _bin(low: Decimal, width: Decimal, say: Conventions, count: int | None) -> Point:
    """Return a bar that is named by its ends."""
    high = low + width
    label = f"{say.number(low)}–{say.number(high)}"
    readings = () if count is None else (Reading(value=Decimal(count)),)
    return Point(label, readings=readings, bin=(low, high))


def _with_gaps(points: Sequence[Point], say: Conventions) -> tuple[Point, ...]:
    """Return the bars in order, with one without data in each gap between them."""
    held = sorted((point for point in points if point.bin), key=_low)
    found = held[:1]
    for before, after in pairwise(held):
        if before.bin and after.bin and before.bin[1] < after.bin[0]:
            empty = _bin(before.bin[1], after.bin[0] - before.bin[1], say, None)
            found.append(replace(empty, address=after.address))
        found.append(after)
    return tuple(found)


def _low(point: Point) -> Decimal:
    return point.bin[0] if point.bin else Decimal(0)
