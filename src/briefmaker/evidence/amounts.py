"""What a calculation reckons with: an extent of values, and what they count.

Values are exact fractions, so nothing is lost on the way to the result. "10 to 12"
and "more than 17" are extents; each operation gives the extent of all results that its
terms allow (interval arithmetic). "About" is no extent but a caution that passes to
the result.

What values count follows a small rule of units:

- a percentage is a share, 17% is 0.17: multiplied with anything it takes that share
  of it, divided by another share it gives a plain number;
- two shares may be added, and their difference is *percentage points*, unless one of
  them is typed in the calculation: `100% - share` is a share;
- a share and a plain number cannot be added: `100%` is meant, or `1`;
- other amounts can be added or subtracted if they count the same;
- products and quotients keep count of units: US$ by US$ is a plain number, US$ by
  days is US$ a day. People and things are plain numbers.
"""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from briefmaker.evidence.arithmetic import (
    CalcError,
    Named,
    Number,
    Operation,
    Sign,
    Term,
)
from briefmaker.evidence.extents import Extent
from briefmaker.values import Struct

INFINITE = float("inf")

Edge = Fraction | float
"""An end of an extent; a float only where it has none."""

End = tuple[Edge, bool]
"""An end, and whether it is itself left out."""

Kind = Literal["plain", "share", "points"]
"""A number, a percentage (held as its hundredth), or percentage points (so too)."""

KINDS: Mapping[Kind, str] = {
    "plain": "a number",
    "share": "a percentage",
    "points": "percentage points",
}
"""In words."""

Units = tuple[tuple[str, int], ...]
"""What is counted, each with its power: `(("USD", 1), ("workers", -1))`."""


class Amount(Struct, frozen=True):
    """The values that something may have, and what they count.

    Attributes:
        about: some input is only known approximately.
        typed: it stands in the calculation itself.
    """

    extent: Extent
    kind: Kind = "plain"
    units: Units = ()
    about: bool = False
    typed: bool = False


def reckon(term: Term, amounts: Mapping[str, Amount]) -> Amount:
    """Return the result of a calculation.

    Args:
        amounts: the value of every fact that the calculation names.

    Raises:
        CalcError: it divides by what may be nothing, or adds what cannot be added.
    """
    if isinstance(term, Number):
        kind: Kind = "share" if term.share else "plain"
        return Amount(Extent(term.value, term.value), kind, typed=True)
    if isinstance(term, Named):
        return amounts[term.name]
    left, right = reckon(term.left, amounts), reckon(term.right, amounts)
    if term.sign in "+-":
        return _added(left, right, term)
    return _multiplied(left, right, term)


def _added(left: Amount, right: Amount, term: Operation) -> Amount:
    """Add or subtract amounts that count the same."""
    kind = _kind_of_sum(left, right, term.sign)
    if kind is None or left.units != right.units:
        one, other = counted(left), counted(right)
        raise CalcError(
            f"{one} and {other} cannot be added"
            if term.sign == "+"
            else f"{other} cannot be subtracted from {one}",
            "write `100%` for the whole of a share, or `1` for the whole of a number"
            if kind is None
            else "calculate only with amounts that count the same",
        )
    return Amount(
        _sum(left.extent, right.extent, term.sign),
        kind,
        left.units,
        left.about or right.about,
        left.typed and right.typed,
    )


def _sum(left: Extent, right: Extent, sign: Sign) -> Extent:
    """Return the extent of all sums, or of all differences."""
    (low, low_open), (high, high_open) = _ends(left)
    (first, first_open), (last, last_open) = _ends(right)
    if sign == "-":
        (first, first_open), (last, last_open) = (
            (-last, last_open),
            (-first, first_open),
        )
    return _extent(
        (_plus(low, first), low_open or first_open),
        (_plus(high, last), high_open or last_open),
    )


def _plus(one: Edge, other: Edge) -> Edge:
    """Add two ends; an infinite one stays so, however large the other."""
    if isinstance(one, float):
        return one
    return other if isinstance(other, float) else one + other


def _kind_of_sum(left: Amount, right: Amount, sign: Sign) -> Kind | None:
    """Return what a sum or difference is; nothing if there can be none."""
    kinds = {left.kind, right.kind}
    if kinds == {"share"} and sign == "-" and not (left.typed or right.typed):
        return "points"
    if len(kinds) == 1:
        return left.kind
    return "share" if kinds == {"share", "points"} else None


def _multiplied(left: Amount, right: Amount, term: Operation) -> Amount:
    """Multiply or divide; units are multiplied and divided as well."""
    divide = term.sign == "/"
    power = Counter(dict(left.units))
    for unit, times in right.units:
        power[unit] += -times if divide else times
    units = tuple(sorted((unit, times) for unit, times in power.items() if times))
    second = _inverse(right.extent) if divide else right.extent
    return Amount(
        _product(left.extent, second),
        "plain" if units else _kind_of_product(left, right, divide),
        units,
        left.about or right.about,
        left.typed and right.typed,
    )


def _kind_of_product(left: Amount, right: Amount, divide: bool) -> Kind:
    """Return what is left of shares: a share of a share, a multiple, a plain ratio."""
    if divide:
        return left.kind if right.kind == "plain" else "plain"
    kinds = {left.kind, right.kind}
    if "points" in kinds:
        return "points"
    return "share" if "share" in kinds else "plain"


def _product(left: Extent, right: Extent) -> Extent:
    """Return the extent of all products."""
    ends = [_times(one, other) for one in _ends(left) for other in _ends(right)]
    # Of two equal ends a closed one wins: that value is among the products.
    low = min(ends, key=lambda end: (end[0], end[1]))
    high = max(ends, key=lambda end: (end[0], not end[1]))
    return _extent(low, high)


def _times(one: End, other: End) -> End:
    """Return the product of two ends, and whether it is left out."""
    (first, first_open), (second, second_open) = one, other
    if first == 0 or second == 0:
        closed = (first == 0 and not first_open) or (second == 0 and not second_open)
        return Fraction(0), not closed
    if isinstance(first, float) or isinstance(second, float):
        return (INFINITE if (first > 0) == (second > 0) else -INFINITE), True
    return first * second, first_open or second_open


def _inverse(extent: Extent) -> Extent:
    """Return the extent of one divided by any value.

    Raises:
        CalcError: a value may be nothing.
    """
    (low, low_open), (high, high_open) = _ends(extent)
    if low <= 0 <= high:
        raise CalcError(
            "it divides by an amount that may be nothing",
            "divide by a figure that is more than nothing and says so",
        )
    return _extent(_reciprocal(high, high_open), _reciprocal(low, low_open))


def _reciprocal(edge: Edge, left_out: bool) -> End:
    """Return one divided by an end; nothing is one divided by the infinite."""
    return (Fraction(0), True) if isinstance(edge, float) else (1 / edge, left_out)


def _ends(extent: Extent) -> tuple[End, End]:
    """Return both ends, infinite ones as such."""
    low = -INFINITE if extent.low is None else extent.low
    high = INFINITE if extent.high is None else extent.high
    return (low, extent.low_open), (high, extent.high_open)


def _extent(low: End, high: End) -> Extent:
    (first, first_open), (last, last_open) = low, high
    return Extent(
        None if isinstance(first, float) else first,
        None if isinstance(last, float) else last,
        first_open and not isinstance(first, float),
        last_open and not isinstance(last, float),
    )


def counted(amount: Amount) -> str:
    """Return what an amount is, in words: `a percentage`, `an amount in USD`."""
    if amount.units:
        above = " ".join(_powered(unit, power) for unit, power in amount.units)
        return f"an amount in {above}"
    words = {
        "plain": "a number",
        "share": "a percentage",
        "points": "percentage points",
    }
    return words[amount.kind]


def _powered(unit: str, power: int) -> str:
    return unit if power == 1 else f"{unit}^{power}"
