"""Values that are compared: who has the highest, who the lowest."""

from collections.abc import Iterator, Sequence

from briefmaker.charts.conventions import Conventions
from briefmaker.charts.findings.finding import Finding, claims_of, name_of
from briefmaker.charts.points import Point


def compared(points: Sequence[Point], unit: str, say: Conventions) -> Iterator[Finding]:
    """Yield disputes, ranges, the highest and lowest value, then the others."""
    alt = say.alt
    for point in points:
        name = name_of(point, say)
        if point.disputed:
            given = claims_of(point, unit, say)
            yield Finding(alt.differ.format(values=given, label=name))
        elif point.value is None:
            low, high = (say.measure(end, unit) for end in point.ends)
            yield Finding(alt.gap.format(label=name, low=low, high=high))
    single = [one for one in points if not one.disputed and one.value is not None]
    single.sort(key=lambda point: -point.ends[1])
    names = [name_of(point, say) for point in single]
    values = [say.point(point, unit) for point in single]
    if len(single) == 1:
        yield Finding(alt.one.format(label=names[0], value=values[0]))
    elif len(set(values)) == 1:
        label = say.listed(names)
        yield Finding(alt.one.format(label=label, value=values[0]))
    elif single:
        top, bottom = names[0], names[-1]
        low = values[-1]
        text = alt.extremes.format(top=top, high=values[0], bottom=bottom, low=low)
        yield Finding(text)
        for name, value in zip(names[1:-1], values[1:-1], strict=True):
            yield Finding(alt.also.format(label=name, value=value), telling=False)
