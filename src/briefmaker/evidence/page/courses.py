"""How the values of one series go over time, and which of them lie further out."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise

from briefmaker.evidence.page.depiction import Mark
from briefmaker.evidence.page.trend_words import Trend
from briefmaker.evidence.page.trends import Wording
from briefmaker.values import Struct

LEVEL = Fraction(15, 100)
"""Up to which share of itself something may change and still be "unchanged"."""


class Course(Struct, frozen=True):
    """The values of one series in the order of time, at least two."""

    marks: Sequence[Mark]

    @property
    def words(self) -> str:
        """Its way as a message tells it."""
        first, last = self.marks[0], self.marks[-1]
        name = first.series or first.label
        return f"{name} goes from {first.words} to {last.words}"

    def pairs(self, years: Sequence[int]) -> Iterator[tuple[Mark, Mark]]:
        """Yield what a title may compare: the ends, the last step, the years named."""
        named = [mark for mark in self.marks if mark.year in years]
        yield from combinations([self.marks[0], *named, self.marks[-1]], 2)
        for one, other in pairwise(self.marks):
            if one in named or other is self.marks[-1]:
                yield one, other

    def went(self, trend: Trend, years: Sequence[int]) -> bool:
        """Whether it may be said to have risen, fallen or stayed."""
        return any(_went(one, other, trend) for one, other in self.pairs(years))

    def grew(
        self, sized: Wording, direction: Wording | None, years: Sequence[int]
    ) -> bool:
        """Whether it may be said to have become that multiple, or lost that part."""
        return any(
            _grew(one, other, sized, direction) for one, other in self.pairs(years)
        )

    def beyond(self, trend: Trend, year: int, since: int | None) -> Mark | None:
        """Return a value that is plainly further out than the one a title means."""
        meant = [mark for mark in self.marks if mark.year == year]
        if not meant:
            return None
        others: Sequence[Mark] = self.marks
        if since:
            # "Highest since 2015": what was in 2015 may be higher.
            others = [mark for mark in self.marks if (mark.year or 0) > since]
            meant = [self.marks[-1]]
        return further(meant, others, trend)


def _went(one: Mark, other: Mark, trend: Trend) -> bool:
    if trend is Trend.UP:
        return other.high > one.low
    if trend is Trend.DOWN:
        return other.low < one.high
    size = max(abs(one.high), abs(other.high))
    apart = max(one.low - other.high, other.low - one.high, Decimal(0))
    return Fraction(apart) <= LEVEL * Fraction(size)


def _grew(one: Mark, other: Mark, sized: Wording, direction: Wording | None) -> bool:
    if one is other or one.low <= 0 or other.low <= 0:
        return one is not other
    low, high = ratio(other, one)
    if sized.trend is Trend.CHANGED:
        return sized.allows(low, high)
    down = direction is not None and direction.trend is Trend.DOWN
    if sized.trend is Trend.TIMES:
        # "Fell to a third" and "three times lower" are the same fall.
        back = ratio(one, other)
        return (
            sized.allows(*back)
            if down
            else any(
                sized.allows(*each) for each in ((low, high), back, (low - 1, high - 1))
            )
        )
    if direction is None:
        return True
    change = (1 - high, 1 - low) if down else (low - 1, high - 1)
    return sized.allows(*change) or sized.allows(low, high)


def ratio(one: Mark, other: Mark) -> tuple[Fraction, Fraction]:
    """Return the least and the most that one may be of the other."""
    return (
        Fraction(one.low) / Fraction(other.high),
        Fraction(one.high) / Fraction(other.low),
    )


def further(meant: Sequence[Mark], others: Sequence[Mark], trend: Trend) -> Mark | None:
    """Return what lies plainly beyond all of these, the furthest first."""
    if trend is Trend.MOST:
        reach = max(mark.high for mark in meant)
        beyond = [mark for mark in others if mark.low > reach]
        return max(beyond, key=lambda mark: mark.low, default=None)
    reach = min(mark.low for mark in meant)
    beyond = [mark for mark in others if mark.high < reach]
    return min(beyond, key=lambda mark: mark.high, default=None)
