"""Change over time: from what to what, and where sources differ on it."""

from collections.abc import Iterator, Sequence

from briefmaker.charts.conventions import Conventions
from briefmaker.charts.findings.finding import Finding, claims_of, name_of
from briefmaker.charts.points import Point, in_series, names_of_series
from briefmaker.charts.rhythm import dated


def changes(points: Sequence[Point], unit: str, say: Conventions) -> Iterator[Finding]:
    """Yield disputes, then the first and the last value of each series."""
    for point in dated(points):
        if point.disputed:
            label = say.comma.join(
                filter(None, (name_of(point, say), _date(point, say)))
            )
            given = claims_of(point, unit, say)
            yield Finding(say.alt.differ.format(values=given, label=label))
    for series in names_of_series(points):
        line = dated(in_series(points, series))
        yield Finding(_course(series or line[0].label, line, unit, say))


def things(points: Sequence[Point], unit: str, say: Conventions) -> Iterator[Finding]:
    """Yield the same where labels, not series, name what changes."""
    for label in dict.fromkeys(point.label for point in points):
        line = dated([point for point in points if point.label == label])
        yield Finding(_course(label, line, unit, say))


def _course(label: str, line: Sequence[Point], unit: str, say: Conventions) -> str:
    """Return from what to what a value went."""
    first, last = (say.point(one, unit, spoken=True) for one in (line[0], line[-1]))
    if len(line) == 1:
        return say.alt.one.format(label=label, value=first)
    start, end = (_date(point, say) for point in (line[0], line[-1]))
    return say.alt.change.format(
        label=label, first=first, start=start, last=last, end=end
    )


def _date(point: Point, say: Conventions) -> str:
    return say.period(point.period) if point.period else ""
