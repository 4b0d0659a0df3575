"""Parts of wholes: the largest of each, then all others."""

from collections.abc import Iterator, Sequence

from briefmaker.charts.conventions import Conventions
from briefmaker.charts.findings.finding import Finding, name_of
from briefmaker.charts.points import Point, in_series, names_of_series

FEW = 3


def parts(points: Sequence[Point], unit: str, say: Conventions) -> Iterator[Finding]:
    """Yield the largest part of each whole, then all other parts.

    Args:
        points: what is our arithmetic included; it has no address.
    """
    texts = {part: say.point(part, unit or "%") for part in points}
    largest = []
    for series in names_of_series(points):
        first = max(in_series(points, series), key=lambda part: part.ends[1])
        largest.append(first)
        pattern = say.alt.largest_of if series else say.alt.largest
        values = {"series": series, "label": first.label, "value": texts[first]}
        yield Finding(pattern.format_map(values))
    for part in sorted(points, key=lambda part: -part.ends[1]):
        if part not in largest:
            label = name_of(part, say)
            if not part.address:
                label += f" ({say.arithmetic})"
            text = say.alt.also.format(label=label, value=texts[part])
            yield Finding(text, telling=len(points) <= FEW)
