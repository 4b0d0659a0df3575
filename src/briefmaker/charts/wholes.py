"""What parts leave of a hundred; needed to check a share chart and to draw it."""

from collections.abc import Sequence
from decimal import Decimal

from briefmaker.brief.charts import ShareChart
from briefmaker.charts.points import Point, Reading, in_series, names_of_series

WHOLE = Decimal(100)


def remainder(points: Sequence[Point]) -> Decimal:
    """Return what the parts of one whole leave of a hundred, at their highest."""
    return WHOLE - sum((point.ends[1] for point in points if point.ends), Decimal(0))


def with_rest(chart: ShareChart, points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points, then what is missing to a hundred in each series.

    It is our arithmetic and no source's figure, so it has no address in the brief.
    """
    found = list(points)
    for series in names_of_series(points) if chart.rest else ():
        rest = remainder(in_series(points, series))
        if rest > 0:
            found.append(Point(chart.rest or "", series, (Reading(value=rest),)))
    return tuple(found)
