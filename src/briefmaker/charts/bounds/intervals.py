"""Whether intervals around values are named (design C.5)."""

from collections.abc import Iterator, Sequence

from briefmaker.brief.charts import Chart, FanChart, HistogramChart, RangeChart
from briefmaker.charts.bounds.counts import problem
from briefmaker.charts.points import Point
from briefmaker.problems import Address, Problem, Severity


def named(chart: Chart, points: Sequence[Point], top: Address) -> Iterator[Problem]:
    """Report whiskers and bands that nobody can read: of what likelihood are they?

    A range chart shows ranges and no intervals, and a fan must name its own.
    """
    if chart.interval or isinstance(chart, RangeChart | FanChart | HistogramChart):
        return
    if any(
        not point.disputed and point.value is not None and len(set(point.ends)) > 1
        for point in points
    ):
        yield problem(
            "unnamed-interval",
            "`low` and `high` stand around values, and nothing says what they mean",
            top,
            "add `interval: 80% interval`, or the words of the source",
            Severity.WARNING,
        )
