"""Totals and what they are made of: stacked bars, and steps from total to total."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefmaker.charts.conventions import Conventions
from briefmaker.charts.findings.finding import Finding, claims_of, name_of
from briefmaker.charts.points import Point, names_of_points
from briefmaker.charts.sums import signed, total_of


def totals(points: Sequence[Point], unit: str, say: Conventions) -> Iterator[Finding]:
    """Yield the highest and the lowest total, then the key part of each bar."""
    for point in points:
        if point.disputed:
            given, name = claims_of(point, unit, say), name_of(point, say)
            yield Finding(say.alt.differ.format(values=given, label=name))
    sums = [
        (name, total_of([point for point in points if point.label == name]))
        for name in names_of_points(points)
    ]
    sums.sort(key=lambda each: -each[1].ends[1])
    texts = [(name, say.reading(each, unit, spoken=True)) for name, each in sums]
    (top, high), (bottom, low) = texts[0], texts[-1]
    if len(texts) == 1 or high == low:
        label = say.listed([name for name, _ in texts])
        yield Finding(say.alt.total.format(label=label, value=high))
    else:
        yield Finding(say.alt.totals.format(top=top, high=high, bottom=bottom, low=low))
    for point in points:
        if point.series == points[0].series and not point.disputed:
            value = say.point(point, unit, spoken=True)
            text = say.alt.also.format(label=name_of(point, say), value=value)
            yield Finding(text, telling=point.label in (top, bottom))


def steps(points: Sequence[Point], unit: str, say: Conventions) -> Iterator[Finding]:
    """Yield from which total to which total, then the changes, the largest first."""
    ends = [point for point in points if point.total]
    changes = [point for point in points if not point.total]
    if len(ends) > 1:
        first, last = (say.point(one, unit) for one in (ends[0], ends[-1]))
        start, end = ends[0].label, ends[-1].label
        yield Finding(say.alt.sum.format(first=first, start=start, last=last, end=end))
    else:
        for point in ends:
            value = say.point(point, unit)
            yield Finding(say.alt.total.format(label=point.label, value=value))
    for point in sorted(changes, key=lambda each: -abs(each.value or Decimal(0))):
        value = signed(point, say, unit)
        yield Finding(say.alt.also.format(label=point.label, value=value))
