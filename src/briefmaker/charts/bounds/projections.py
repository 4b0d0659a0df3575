"""Bounds of fans: one line, projected from a date on, within named intervals."""

from collections.abc import Iterator, Sequence

from briefmaker.brief.charts import FanChart
from briefmaker.charts.bounds.counts import dated, one_a_day, problem
from briefmaker.charts.points import Firmness, Point, names_of_series
from briefmaker.charts.rhythm import dated as in_time
from briefmaker.problems import Address, Problem

SURE = (Firmness.MEASURED, Firmness.PROVISIONAL)


def fan(chart: FanChart, points: Sequence[Point], top: Address) -> Iterator[Problem]:
    """See that there is one line with a projection, and names for its intervals."""
    series = [name for name in names_of_series(points) if name]
    if len(series) > 1:
        yield problem(
            "too-much",
            f"a fan has one line, and these rows have {len(series)}: "
            f"{', '.join(series)}",
            top,
            "draw a fan for each, or use `kind: line`",
        )
    undated = list(dated(points))
    yield from undated
    yield from one_a_day(points)
    if not undated:
        yield from _projected(in_time(points), top)
    yield from _inner(chart, points, top)


def _projected(points: Sequence[Point], top: Address) -> Iterator[Problem]:
    """See that a projection follows what is known, with intervals around it."""
    ahead = [point for point in points if point.readings and point.firmness not in SURE]
    if not ahead:
        yield problem(
            "no-forecast",
            "nothing in this fan is a projection",
            (*top, "data"),
            "mark the rows that are: `standing: forecast`; or use `kind: line`",
        )
        return
    for point in points[points.index(ahead[0]) :]:
        if point.readings and point.firmness in SURE:
            yield problem(
                "no-forecast",
                f"“{point.label}” is measured, and later than the first projection",
                point.address,
                "mark it with `standing: forecast` too, or put the dates right",
            )
    if not any(len(set(point.ends)) > 1 for point in ahead):
        closed = any(point.chosen and point.chosen.low is not None for point in ahead)
        yield problem(
            "no-interval",
            "`low` and `high` are the same in all rows of the projection, so that "
            "there is no interval to draw"
            if closed
            else "the projection has no interval",
            (*top, "data"),
            "give its rows `low` and `high` as they are known; where nobody has worked "
            "them out, use `kind: line` and say so",
        )
    for point in ahead:
        if point.value is None and not point.disputed:
            yield problem(
                "no-value",
                f"“{point.label}” has an interval and no value to lead the line to",
                point.address,
                "give its central `value`",
            )


def _inner(chart: FanChart, points: Sequence[Point], top: Address) -> Iterator[Problem]:
    """See that the narrower interval has a name, and is there throughout."""
    ranged = [point for point in points if len(set(point.ends)) > 1]
    inner = [
        point for point in ranged if point.chosen and point.chosen.inner_low is not None
    ]
    if inner and not chart.inner_interval:
        yield problem(
            "unnamed-interval",
            "nothing says what `inner_low` and `inner_high` mean",
            top,
            "add `inner_interval: 50% interval`",
        )
    if inner and len(inner) < len(ranged):
        yield problem(
            "no-interval",
            f"{len(inner)} of {len(ranged)} intervals have a narrower one in them",
            (*top, "data"),
            "give all of them `inner_low` and `inner_high`, or none",
        )
