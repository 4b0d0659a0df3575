"""What charts are told with: a finding, and how a point is called."""

from briefmaker.charts.conventions import Conventions
from briefmaker.charts.points import Point
from briefmaker.values import Struct


class Finding(Struct, frozen=True):
    """Something that the data show; what is not telling only fills a short text."""

    text: str
    telling: bool = True


def name_of(point: Point, say: Conventions) -> str:
    """Return what a point is called, its series included."""
    return say.comma.join(filter(None, (point.label, point.series)))


def claims_of(point: Point, unit: str, say: Conventions) -> str:
    """Return what each source says, and what it counts where that is known."""
    texts = [
        (reading.display or say.reading(reading, unit, spoken=True))
        + (f" ({reading.scope})" if reading.scope else "")
        for reading in point.readings
    ]
    return say.any_of(list(dict.fromkeys(texts)))
