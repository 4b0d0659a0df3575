"""Medians with their spread, and ratios of runs that were made in turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Spread:
    """A median between its quartiles.

    Attributes:
        low: the lower quartile; the lowest value where there are only two.
        high: the upper quartile.
        runs: how many values it was made from.
    """

    median: float
    low: float
    high: float
    runs: int

    def __str__(self) -> str:
        """Return the median, and the quartiles where there are any."""
        if self.runs == 1:
            return f"{self.median:.2f}"
        return f"{self.median:.2f} [{self.low:.2f}–{self.high:.2f}]"


def spread(values: Sequence[float]) -> Spread:
    """Return median and quartiles of at least one value."""
    if len(values) == 1:
        return Spread(values[0], values[0], values[0], 1)
    low, _, high = quantiles(values, n=4, method="inclusive")
    return Spread(median(values), low, high, len(values))


def ratio(values: Sequence[float], base: Sequence[float]) -> Spread:
    """Return how many times the base each value is, round by round.

    What slows the machine down in one round slows both runs of that round, so the
    ratios vary less than the times do. Values without a partner are left out.
    """
    return spread([one / other for one, other in zip(values, base, strict=False)])
