"""Charts as plain values, so that their titles can be held against their data."""

from collections.abc import Iterator
from typing import Literal

from briefmaker.brief.exhibits import LineChart, ShareChart, TimelineChart
from briefmaker.charts.plan import Plan, Plot
from briefmaker.charts.points import Point
from briefmaker.evidence.page.depiction import Depiction, Mark


def depictions(plan: Plan, language: str) -> Iterator[Depiction]:
    """Yield the charts that show values; a timeline shows only when things happened.

    Args:
        language: the tag of the language that titles are written in.
    """
    for plot in plan.plots.values():
        if plot.drawable and not isinstance(plot.chart, TimelineChart):
            yield Depiction(
                ("charts", plot.id, "title"),
                plot.chart.title,
                language,
                _kind(plot),
                tuple(mark for point in plot.points for mark in _marks(point)),
                percent=plot.unit == "%",
            )


def _kind(plot: Plot) -> Literal["time", "values", "parts"]:
    if isinstance(plot.chart, LineChart):
        return "time"
    return "parts" if isinstance(plot.chart, ShareChart) else "values"


def _marks(point: Point) -> Iterator[Mark]:
    """Yield a mark for each source that gives the point a value."""
    period = point.period
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
