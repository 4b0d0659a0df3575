"""Charts as plain values, so that their titles can be held against their data."""

from collections.abc import Iterator, Sequence
from typing import Literal

from briefmaker.brief.charts import (
    AreaChart,
    ColumnChart,
    FanChart,
    LikertChart,
    LineChart,
    ScatterChart,
    Schedule,
    ShareChart,
    SlopeChart,
    SmallMultiplesChart,
    StackedChart,
    WaterfallChart,
)
from briefmaker.charts.columns import moment, timed
from briefmaker.charts.plan import Plan, Plot
from briefmaker.charts.points import (
    Point,
    Reading,
    names_of_points,
    names_of_series,
)
from briefmaker.charts.sums import total_of
from briefmaker.evidence.page.depiction import Depiction, Mark, named_in
from briefmaker.values import replace

TOTAL = "the total"


def depictions(plan: Plan, language: str) -> Iterator[Depiction]:
    """Yield the charts that show values; a timeline shows only when things happened.

    Args:
        language: the tag of the language that titles are written in.
    """
    for plot in plan.plots.values():
        if plot.drawable and not isinstance(plot.chart, Schedule):
            yield Depiction(
                ("charts", plot.id, "title"),
                plot.chart.title,
                language,
                _kind(plot),
                tuple(_of(plot)),
                percent=plot.unit == "%",
            )


def _kind(plot: Plot) -> Literal["time", "values", "parts"]:
    match plot.chart:
        case LineChart() | AreaChart() | SlopeChart() | FanChart():
            return "time"
        case SmallMultiplesChart(shape="line"):
            return "time"
        case ColumnChart() | SmallMultiplesChart(shape="column") if timed(plot.points):
            return "time"
        case ShareChart() | LikertChart():
            return "parts"
        case WaterfallChart() if not _changes_named(plot):
            return "time"
        case _:
            return "values"


def _changes_named(plot: Plot) -> bool:
    """Whether a title is about the changes of a waterfall and not about its totals."""
    labels = {point.label for point in plot.points if not point.total}
    return bool(named_in(plot.chart.title, labels))


def _of(plot: Plot) -> Iterator[Mark]:
    """Yield the marks of a chart, and the totals of what is stacked in it."""
    points: Sequence[Point] = plot.points
    match plot.chart:
        case WaterfallChart():
            for number, point in enumerate(points):
                for mark in _marks(point):
                    total = replace(mark, series=TOTAL, when=float(number))
                    yield total if point.total else replace(mark, when=None)
            return
        case StackedChart():
            for label in names_of_points(points):
                yield from _total([one for one in points if one.label == label], "")
        case AreaChart() if len(names_of_series(points)) > 1:
            for period in dict.fromkeys(point.period for point in points):
                at = [point for point in points if point.period == period]
                yield from _total(at, TOTAL)
        case ScatterChart() as chart:
            points = _of_measure(chart, points)
        case _:
            pass
    for point in points:
        yield from _marks(point)


def _of_measure(chart: ScatterChart, points: Sequence[Point]) -> Sequence[Point]:
    """Return the points with the one measure that the title is about.

    Nothing where it names both or neither: what is highest on one axis need not be so
    on the other.
    """
    across, up = (
        bool(named_in(chart.title, [words.partition(",")[0]]))
        for words in (chart.across, chart.up)
    )
    if up and not across:
        return points
    return [
        replace(point, readings=(Reading(value=point.across),))
        for point in points
        if across and not up and point.across is not None
    ]


def _total(points: Sequence[Point], series: str) -> Iterator[Mark]:
    """Yield what points add up to, if all have a value."""
    if all(point.ends for point in points):
        summed = total_of(points)
        yield from _marks(replace(points[0], series=series, readings=(summed,)))


def _marks(point: Point) -> Iterator[Mark]:
    """Yield a mark for each source that gives the point a value."""
    period = moment(point)
    for reading in point.readings:
        if reading.ends:
            low, high = reading.ends
            yield Mark(
                point.label,
                point.series,
                low,
                high,
                period.first.year if period else None,
                period.start if period else None,
            )
