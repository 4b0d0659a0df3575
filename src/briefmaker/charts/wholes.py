"""What parts leave of a hundred; needed to check a share chart and to draw it."""

from collections.abc import Sequence
from decimal import Decimal

from briefmaker.charts.points import Point

WHOLE = Decimal(100)


def remainder(points: Sequence[Point]) -> Decimal:
    """Return what the parts of one whole leave of a hundred, at their highest."""
    return WHOLE - sum((point.ends[1] for point in points if point.ends), Decimal(0))
