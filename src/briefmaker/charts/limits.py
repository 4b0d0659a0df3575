"""How much a chart can hold, and what its kind needs (design C.4, rules C-07, C-10)."""

from collections.abc import Iterator, Sequence

from briefmaker.brief.charts import (
    AreaChart,
    BarChart,
    Chart,
    ColumnChart,
    DotChart,
    FanChart,
    GanttChart,
    GroupedBarChart,
    HistogramChart,
    LikertChart,
    LineChart,
    LollipopChart,
    RangeChart,
    ScatterChart,
    ShareChart,
    SlopeChart,
    SmallMultiplesChart,
    StackedChart,
    TimelineChart,
    WaterfallChart,
)
from briefmaker.charts.bounds import (
    answers,
    bins,
    intervals,
    pairs,
    panels,
    plans,
    projections,
    rows,
    times,
    wholes,
)
from briefmaker.charts.bounds.counts import focused, long_numbers, most, once, problem
from briefmaker.charts.columns import places_of
from briefmaker.charts.points import Point, names_of_points, names_of_series
from briefmaker.problems import Address, Problem, Severity

ENOUGH = 4
"""Fewer values than this are said in a sentence (design C.1)."""


def limits(id_: str, chart: Chart, points: Sequence[Point]) -> Iterator[Problem]:
    """Report what a chart of this kind cannot show, or not well."""
    top: Address = ("charts", id_)
    if isinstance(chart, TimelineChart):
        yield from times.events(points, top)
        return
    if isinstance(chart, GanttChart):
        yield from plans.gantt(points, top)
        return
    if not any(point.readings for point in points):
        yield problem("no-data", "there is no value in this chart", top)
        return
    yield from long_numbers(points)
    yield from intervals.named(chart, points, top)
    match chart:
        case BarChart() | LollipopChart():
            yield from most(len(points), rows.BARS, "bars", top)
            yield from once(points)
            yield from focused(chart.focus, names_of_points(points), top)
        case GroupedBarChart():
            yield from rows.grouped(points, top)
        case ColumnChart():
            yield from rows.columns(points, chart.slot, top)
            places = (each.known_as for each in places_of(points))
            known = (*places, *filter(None, names_of_series(points)))
            yield from focused(chart.focus, known, top)
        case DotChart():
            yield from rows.dots(points, top)
            yield from focused(chart.focus, names_of_points(points), top)
        case RangeChart():
            yield from most(len(points), rows.RANGES, "rows", top)
        case LineChart():
            yield from times.lines(points, top)
            yield from focused(chart.focus, names_of_series(points), top)
        case AreaChart():
            yield from times.areas(points, top)
        case SlopeChart():
            yield from times.slopes(points, top)
            yield from focused(chart.focus, names_of_points(points), top)
        case ShareChart():
            yield from wholes.shares(chart, points, top)
        case StackedChart():
            yield from wholes.stacked(points, top)
        case WaterfallChart():
            yield from wholes.waterfall(points, top)
        case ScatterChart():
            yield from pairs.scatter(chart, points, top)
        case SmallMultiplesChart():
            yield from panels.multiples(chart, points, top)
        case LikertChart():
            yield from answers.likert(chart, points, top)
        case HistogramChart():
            yield from bins.histogram(chart, points, top)
        case FanChart():
            yield from projections.fan(chart, points, top)


def few(id_: str, chart: Chart, points: Sequence[Point]) -> Iterator[Problem]:
    """Note that a sentence says as much as a chart of few values (C-18).

    It is advice on writing and not on drawing, so the rules ask for it. Where sources
    differ or give ranges, the chart shows how far they lie apart, however few they are.
    """
    if isinstance(chart, TimelineChart | GanttChart):
        return
    count = sum(len(point.readings) for point in points)
    ranged = any(len(set(point.ends)) > 1 for point in points)
    if count < ENOUGH and not ranged:
        values = "value" if count == 1 else "values"
        yield problem(
            "few",
            f"this chart shows {count} {values}; a sentence says as much",
            ("charts", id_),
            "say it in the text, or show more: earlier years, other places",
            Severity.NOTE,
        )
