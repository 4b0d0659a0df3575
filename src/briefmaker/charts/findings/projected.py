"""A projection: from what to what, and within which interval it ends."""

from collections.abc import Iterator, Sequence

from briefmaker.brief.charts import FanChart
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.findings.changes import changes
from briefmaker.charts.findings.finding import Finding
from briefmaker.charts.points import Point
from briefmaker.charts.rhythm import dated
from briefmaker.values import replace


def projected(
    chart: FanChart, points: Sequence[Point], unit: str, say: Conventions
) -> Iterator[Finding]:
    """Yield the course of the line, then the last wide interval around it."""
    names = sorted(points, key=lambda point: not point.series)
    title = names[0].series or chart.subtitle.split(",")[0]
    one = [replace(point, series=title) for point in points]
    yield from changes(one, unit, say)
    ranged = [point for point in dated(points) if len(set(point.ends)) > 1]
    if ranged and ranged[-1].period and chart.interval:
        low, high = (say.measure(end, unit) for end in ranged[-1].ends)
        date = say.period(ranged[-1].period)
        yield Finding(
            say.alt.within.format(
                interval=chart.interval, date=date, low=low, high=high
            )
        )
