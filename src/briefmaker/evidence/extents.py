"""Extents: the set of values that a figure leaves open, as an interval.

Whoever writes "17 %" means anything that rounds to it, whoever writes "more than
17 %" anything above. All arithmetic is exact (`Fraction`): a comparison that decides
whether a brief may be printed does not hang on the last bit of a float.
"""

from fractions import Fraction

from briefmaker.values import Struct


class Extent(Struct, frozen=True):
    """An interval of values in plain units; an end that is missing is open to infinity.

    Attributes:
        low: the lower end; nothing for minus infinity.
        high: the upper end; nothing for infinity.
        low_open: the lower end itself is left out.
        high_open: the upper end itself is left out.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    def within(self, other: "Extent") -> bool:
        """Whether every value of this extent is one of the other's."""
        return _above(self, other) and _below(self, other)

    def holds(self, value: Fraction) -> bool:
        """Whether the value is one of its values."""
        return Extent(value, value).within(self)

    def meets(self, other: "Extent") -> bool:
        """Whether the two have a value in common."""
        return not (_ends_before(self, other) or _ends_before(other, self))

    def shared(self, other: "Extent") -> "Extent":
        """Return the values that both have; only for two that meet."""
        low, high = (self, self)
        if _above(other, self):
            low = other
        if _below(other, self):
            high = other
        return Extent(low.low, high.high, low.low_open, high.high_open)

    def widened(self, share: Fraction) -> "Extent":
        """Return it with each end moved outward by a share of that end's size."""
        return Extent(
            None if self.low is None else self.low - abs(self.low) * share,
            None if self.high is None else self.high + abs(self.high) * share,
            self.low_open,
            self.high_open,
        )

    @property
    def bounded(self) -> bool:
        """Whether it has both ends."""
        return self.low is not None and self.high is not None


def _above(inner: Extent, outer: Extent) -> bool:
    """Whether `inner` does not reach below `outer`."""
    if outer.low is None:
        return True
    if inner.low is None:
        return False
    open_enough = inner.low_open or not outer.low_open
    return inner.low > outer.low or (inner.low == outer.low and open_enough)


def _below(inner: Extent, outer: Extent) -> bool:
    """Whether `inner` does not reach above `outer`."""
    if outer.high is None:
        return True
    if inner.high is None:
        return False
    open_enough = inner.high_open or not outer.high_open
    return inner.high < outer.high or (inner.high == outer.high and open_enough)


def _ends_before(first: Extent, second: Extent) -> bool:
    """Whether `first` lies below `second` with no value in common."""
    if first.high is None or second.low is None:
        return False
    touching = first.high_open or second.low_open
    return first.high < second.low or (first.high == second.low and touching)
