"""Bounds: how a phrase binds its number, and which values that leaves open."""

from enum import StrEnum
from fractions import Fraction

from briefmaker.evidence.extents import Extent

SLACK = Fraction(1, 10)
"""How far "about" reaches, and "nearly" and "just over" on their side."""

ROUNDING = Fraction(1, 20)
"""A rounded number may be off by this share of itself: 2.7 is not written "3"."""


class Bound(StrEnum):
    """How a phrase binds its number."""

    EXACT = "exact"
    ONLY = "only"
    """Only 15 %: the number is exact, the writer finds it small."""
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just over"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    UP_TO = "up to"
    SEVERAL = "several"
    """Dozens, hundreds, tens of thousands: an order of size and no number."""

    @property
    def plain(self) -> bool:
        """Whether the number stands for itself."""
        return self in (Bound.EXACT, Bound.ONLY)

    @property
    def one_sided(self) -> bool:
        """Whether it leaves everything above, or below, open."""
        return self in _ONE_SIDED


_ONE_SIDED = frozenset({Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.UP_TO})


def extent_of(bound: Bound, low: Fraction, high: Fraction, half: Fraction) -> Extent:
    """Return the values that a bound number leaves open.

    Args:
        low: the number, or the lower end of a range.
        high: the number, or the upper end.
        half: half a unit in the last place that is written.
    """
    match bound:
        case Bound.MORE_THAN:
            return Extent(low, None, low_open=True)
        case Bound.AT_LEAST:
            return Extent(low, None)
        case Bound.LESS_THAN:
            return Extent(None, high, high_open=True)
        case Bound.UP_TO:
            return Extent(None, high)
        case Bound.NEARLY:
            return Extent(low - abs(low) * SLACK, high, high_open=True)
        case Bound.JUST_OVER:
            return Extent(low, high + abs(high) * SLACK, low_open=True)
        case Bound.SEVERAL:
            return Extent(low, high, high_open=True)
        case Bound.ABOUT:
            return Extent(low - abs(low) * SLACK, high + abs(high) * SLACK)
    if low != high:
        return Extent(low, high)
    off = min(half, abs(low) * ROUNDING)
    return Extent(low - off, low + off, high_open=off > 0)
