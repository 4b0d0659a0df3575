"""Events: how many, from when to when."""

from collections.abc import Iterator, Sequence

from briefmaker.charts.conventions import Conventions
from briefmaker.charts.findings.finding import Finding
from briefmaker.charts.points import Point
from briefmaker.charts.rhythm import dated


def events(points: Sequence[Point], say: Conventions) -> Iterator[Finding]:
    """Yield the first and the last event, then those between."""
    named = [
        (point.label, say.period(point.period))
        for point in dated(points)
        if point.period
    ]
    (first, start), (last, end) = named[0], named[-1]
    if len(named) == 1:
        yield Finding(say.alt.single_event.format(first=first, start=start))
        return
    pattern, count = say.alt.events, len(named)
    yield Finding(
        pattern.format(count=count, first=first, start=start, last=last, end=end)
    )
    for label, date in named[1:-1]:
        yield Finding(say.alt.event.format(label=label, date=date), telling=False)
