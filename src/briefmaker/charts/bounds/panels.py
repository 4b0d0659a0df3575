"""Bounds of small multiples: a series is a panel, and all panels hold the same."""

from collections.abc import Iterator, Sequence

from briefmaker.brief.charts import SmallMultiplesChart
from briefmaker.charts.bounds.counts import (
    dated,
    focused,
    most,
    once,
    one_a_day,
    problem,
)
from briefmaker.charts.columns import places_of, timed
from briefmaker.charts.points import Point, names_of_points, names_of_series
from briefmaker.problems import Address, Problem

PANELS, BARS, COLUMNS = 12, 8, 12
"""The most panels, and the most bars or columns in one."""


def multiples(
    chart: SmallMultiplesChart, points: Sequence[Point], top: Address
) -> Iterator[Problem]:
    """See that there are several panels, and that none holds too much."""
    names = names_of_series(points)
    for point in points:
        if not point.series:
            yield problem(
                "no-series",
                f"“{point.label}” does not say which panel it belongs to",
                point.address,
                "give the row a `series`: the name of its panel",
            )
    if len(names) < 2:
        yield problem(
            "one-panel",
            "one panel compares nothing",
            (*top, "data"),
            f"give rows different `series`, or use `kind: {_alone(chart)}`",
        )
    yield from most(len(names), PANELS, "panels", top)
    yield from focused(chart.focus, names, top)
    match chart.shape:
        case "line":
            yield from dated(points)
            yield from one_a_day(points)
        case "column":
            if timed(points):
                yield from one_a_day(points)
            else:
                yield from once(points)
            yield from most(len(places_of(points)), COLUMNS, "columns a panel", top)
        case "bar":
            yield from once(points)
            count = len(names_of_points(points))
            yield from most(count, BARS, "bars a panel", top)


def _alone(chart: SmallMultiplesChart) -> str:
    """Return the kind that one panel would be."""
    return chart.shape
