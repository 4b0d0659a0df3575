"""Two measures: what the points in focus are, or else those at the ends."""

from collections.abc import Iterator, Sequence

from briefmaker.brief.charts import ScatterChart
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.findings.compared import compared
from briefmaker.charts.findings.finding import Finding, name_of
from briefmaker.charts.points import Point


def pairs(
    chart: ScatterChart, points: Sequence[Point], say: Conventions
) -> Iterator[Finding]:
    """Yield both measures of each point in focus, then of the highest and lowest."""
    held = [one for one in points if one.across is not None and one.value is not None]
    ranked = sorted(held, key=lambda point: -point.ends[1])
    focused = [point for point in ranked if point.label in chart.focus]
    ends = dict.fromkeys((0, len(ranked) - 1)) if ranked else {}
    telling = focused or [ranked[at] for at in ends]
    for point in telling:
        across = say.number(point.across) if point.across is not None else say.no_data
        names = (f"{across} ({chart.across})", f"{say.point(point)} ({chart.up})")
        if point is not telling[0]:
            names = (across, say.point(point))
        text = say.alt.pair.format(
            label=name_of(point, say), across=names[0], value=names[1]
        )
        yield Finding(text)
    yield from compared(
        [one for one in points if one not in held and one.ends], "", say
    )
