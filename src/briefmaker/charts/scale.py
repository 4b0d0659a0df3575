"""Scales: from values to mm, the round numbers on an axis, labels spread apart."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import product
from math import floor, log10

from briefmaker.values import Struct

Demand = tuple[float, float]


class Scale(Struct, frozen=True):
    """A straight scale from `low`..`high` to `start`..`end` in mm."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float | Decimal) -> float:
        """Return where a value stands, in mm."""
        share = (float(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def ticks(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    """Return round numbers that enclose a range, with at most `most` steps between.

    Steps are 1, 2, 2.5 or 5 times a power of ten. An empty range reaches from its
    value to zero, or from zero to 1. Two steps are the fewest that hold any range.
    """
    low, high = min(low, high), max(low, high)
    if low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = Decimal(1)
    power = floor(log10(float(high - low) / most))
    steps = (
        factor.scaleb(power + more)
        for more in range(3)
        for factor in (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
    )
    ends = (
        (
            step,
            int((low / step).to_integral_value(ROUND_FLOOR)),
            int((high / step).to_integral_value(ROUND_CEILING)),
        )
        for step in steps
    )
    step, first, last = next(each for each in ends if each[2] - each[1] <= most)
    return tuple(_plain(step * number) for number in range(first, last + 1))


def _plain(value: Decimal) -> Decimal:
    """Return a number without an exponent or zeros behind its decimal mark."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


def fitted(
    before: Sequence[Demand], behind: Sequence[Demand], start: float, end: float
) -> tuple[float, float]:
    """Return where zero stands and how long a unit is, as long as words allow.

    Each demand is a value and how much room it needs, in mm: before it, so that it
    does not reach over `start`, or behind it, so that it does not reach over `end`.
    """
    lengths = [
        (end - start - right - left) / (upper - lower)
        for (lower, left), (upper, right) in product(before, behind)
        if upper > lower
    ]
    length = max(min(lengths, default=0.0), 0.0)
    return start + max(room - length * value for value, room in before), length


def spread(
    wanted: Sequence[float],
    sizes: Sequence[float],
    low: float,
    high: float,
    gap: float = 0.0,
) -> list[float]:
    """Place boxes in a row so that none overlaps, each as near as can be to its wish.

    `wanted` and the result are the starts of the boxes, in their order; they stay
    between `low` and `high` unless all together are too wide. Least squares by
    pooling neighbours that overlap (Best and Chakravarti, 1990).
    """
    offsets: list[float] = []
    total = 0.0
    for size in sizes:
        offsets.append(total)
        total += size + gap
    pools: list[tuple[float, int]] = []
    for start, offset in zip(wanted, offsets, strict=True):
        mean, count = start - offset, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean = (mean * count + before * many) / (count + many)
            count += many
        pools.append((mean, count))
    room = max(low, high - (total - gap))
    flat = [min(max(mean, low), room) for mean, count in pools for _ in range(count)]
    return [start + offset for start, offset in zip(flat, offsets, strict=True)]
