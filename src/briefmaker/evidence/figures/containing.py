"""Containment: may a figure be printed on the strength of another?

The printed phrase may not commit its writer to more than the source does: the values
that the source leaves open must be among those that the printed phrase leaves open.
Two things stand beside that rule. A number may be rounded, by the rules of rounding
and by no more than a twentieth of itself; and the same value in another notation (1.2
million, 1,200,000) is the same.
"""

from collections.abc import Callable
from fractions import Fraction

from briefmaker.evidence.figures.bounds import ROUNDING, SLACK, Bound
from briefmaker.evidence.figures.phrase import COUNTED, Figure, Kind
from briefmaker.evidence.figures.support import Cause, Outcome
from briefmaker.evidence.figures.units import (
    GENERIC,
    PEOPLE,
    PERCENT,
    POINTS,
    is_money,
)

Judgement = tuple[Outcome, Cause | None]

SUPPORTED: Judgement = ("supported", None)
WEAKER: Judgement = ("weaker", None)
PARTS_APART = 5
"""Per cent from "more than a third" to what may be said so without loss."""

SCALES = tuple(Fraction(1000) ** power for power in (1, 2, 3, 4))


def judged(source: Figure, printed: Figure) -> Judgement:
    """Return whether the source's figure carries the printed one, and why not."""
    if unlike := kinds_differ(source, printed):
        return "mismatch", unlike
    if printed.kind not in COUNTED:
        return _labels(source, printed)
    return _RULES.get(printed.bound, _one_sided)(source, printed)


def kinds_differ(source: Figure, printed: Figure) -> Cause | None:
    """Return why two figures cannot be compared at all, if they cannot."""
    kinds = {source.kind, printed.kind}
    if printed.kind in COUNTED and source.kind in COUNTED:
        return _units_differ(source, printed)
    if source.kind is printed.kind:
        return None
    if Kind.ORDINAL in kinds and kinds & COUNTED:
        return Cause.ORDINAL_VS_CARDINAL
    if kinds & {Kind.YEAR, Kind.DATE} and kinds & COUNTED:
        return Cause.YEAR_VS_COUNT
    return None if _year_of_date(source, printed) else Cause.KIND


def _year_of_date(source: Figure, printed: Figure) -> bool:
    """Whether a year is to be compared with a date that has one."""
    return printed.kind is Kind.YEAR and source.kind is Kind.DATE


def _units_differ(source: Figure, printed: Figure) -> Cause | None:
    """Return why two units do not agree; people may be left to the sentence."""
    if printed.rate and printed.rate != source.rate:
        return Cause.UNIT
    theirs, ours = source.unit, printed.unit
    if theirs == ours or {theirs, ours} == {"", PEOPLE}:
        return None
    if theirs in GENERIC.get(ours, ()):
        return None
    if {theirs, ours} == {PERCENT, POINTS}:
        return Cause.PERCENT_VS_POINTS
    if is_money(theirs) and is_money(ours):
        return Cause.CURRENCY
    return Cause.UNIT if theirs and ours else Cause.MISSING_UNIT


def _labels(source: Figure, printed: Figure) -> Judgement:
    """Compare what counts nothing: dates, years, ordinals, names."""
    if printed.kind is Kind.DATE:
        said, told = source.name.split(), printed.name.split()
        if set(told) <= set(said):
            return SUPPORTED
        return "mismatch", (
            Cause.FALSE_PRECISION if set(said) < set(told) else Cause.VALUE
        )
    if _year_of_date(source, printed):
        dated = f"y{printed.low}" in source.name.split() and printed.low == printed.high
        return SUPPORTED if dated else ("mismatch", Cause.VALUE)
    same = (source.low, source.high, source.name) == (
        printed.low,
        printed.high,
        printed.name,
    )
    if not same:
        return "mismatch", Cause.VALUE
    if source.bound.plain or source.bound is printed.bound:
        return SUPPORTED
    return "mismatch", Cause.QUALIFIER_DROPPED


def _plain(source: Figure, printed: Figure) -> Judgement:
    """Judge a printed number, or a range of two, that nothing binds."""
    if printed.ranged:
        return _range(source, printed)
    if source.bound is Bound.SEVERAL:
        return "mismatch", Cause.FALSE_PRECISION
    if not source.bound.plain:
        return "mismatch", _dropped(source, printed)
    if source.ranged:
        inside = source.low <= printed.low <= source.high
        return "mismatch", Cause.RANGE_COLLAPSED if inside else Cause.VALUE
    return _rounded(source, printed)


def _dropped(source: Figure, printed: Figure) -> Cause:
    """Return what is wrong with a bare number where the source binds its own."""
    numbers = source.low == printed.low or source.extent.holds(printed.low)
    return Cause.QUALIFIER_DROPPED if numbers else _off(source.low, printed.low)


def _rounded(source: Figure, printed: Figure) -> Judgement:
    """Judge one number by another: the same, or properly rounded."""
    cause = misrounded(source.low, source.half, printed.low, printed)
    return ("mismatch", cause) if cause else SUPPORTED


def misrounded(
    value: Fraction, half: Fraction, to: Fraction, printed: Figure
) -> Cause | None:
    """Return why a number is no rounding of another; nothing if it is.

    Args:
        value: the number that is rounded.
        half: half a unit in its last place.
        to: the number that it is rounded to, as `printed` writes it.
    """
    finer = printed.half < half
    if value == to:
        return Cause.FALSE_PRECISION if finer and printed.decimals else None
    off = abs(value - to)
    if finer:
        near = off <= half and abs(to - value) <= abs(value) * ROUNDING
        return Cause.FALSE_PRECISION if near else _off(value, to)
    if off > printed.half or not _on_grid(value, to, 2 * printed.half):
        return _off(value, to)
    return Cause.ROUNDING if off > abs(value) * ROUNDING else None


def _on_grid(value: Fraction, to: Fraction, unit: Fraction) -> bool:
    """Whether a number rounds to another, half up or half to even, in a last place."""
    if not unit or to % unit:
        return True  # a third is no whole number of per cent
    steps = abs(value) / unit
    half_up = int(steps + Fraction(1, 2)) * unit
    return abs(to) in (half_up, round(steps) * unit) and (to >= 0) == (value >= 0)


def _off(value: Fraction, to: Fraction) -> Cause:
    """Return in what a number differs from another: its scale, its sign, itself."""
    if value == -to and value:
        return Cause.SIGN
    if value and to and (value / to in SCALES or to / value in SCALES):
        return Cause.SCALE
    return Cause.VALUE


def _range(source: Figure, printed: Figure) -> Judgement:
    """Judge a printed range."""
    ends_agree = (
        source.bound.plain
        and source.ranged
        and not (
            misrounded(source.low, source.half, printed.low, printed)
            or misrounded(source.high, source.half, printed.high, printed)
        )
    )
    if ends_agree:
        return SUPPORTED
    if source.extent.within(printed.extent):
        return WEAKER
    if source.bound.one_sided:
        return "mismatch", Cause.BOUND
    narrower = printed.extent.within(source.extent)
    if narrower:
        cause = Cause.QUALIFIER_DROPPED if not source.ranged else Cause.RANGE_COLLAPSED
        return "mismatch", cause
    return "mismatch", _off(source.low, printed.low)


def _about(source: Figure, printed: Figure) -> Judgement:
    """Judge a printed "about"."""
    if source.bound is Bound.ABOUT and source.ranged == printed.ranged:
        cause = misrounded(source.low, source.half, printed.low, printed) or (
            misrounded(source.high, source.half, printed.high, printed)
        )
        return ("mismatch", cause) if cause else SUPPORTED
    if source.extent.within(printed.extent):
        return SUPPORTED
    return "mismatch", _not_within(source, printed)


def _not_within(source: Figure, printed: Figure) -> Cause:
    """Return why the source leaves open more than the printed phrase."""
    near = printed.extent.holds(source.low) or source.low == printed.low
    return Cause.BOUND if near else _off(source.low, printed.low)


def _nearby(source: Figure, printed: Figure) -> Judgement:
    """Judge a printed "nearly" or "just over"."""
    if source.bound is printed.bound and not source.ranged:
        outward = source.low <= printed.low
        if printed.bound is Bound.JUST_OVER:
            outward = printed.low <= source.low
        cause = misrounded(source.low, source.half, printed.low, printed)
        if outward and not cause:
            return SUPPORTED
        return "mismatch", cause or Cause.ROUNDING
    if source.extent.within(printed.extent):
        return SUPPORTED
    return "mismatch", _not_within(source, printed)


def _one_sided(source: Figure, printed: Figure) -> Judgement:
    """Judge a printed bound: "more than", "at least", "less than", "up to"."""
    below = printed.bound in (Bound.MORE_THAN, Bound.AT_LEAST)
    limit = printed.low if below else printed.high
    number = source.low if below else source.high
    strict = printed.bound in (Bound.MORE_THAN, Bound.LESS_THAN)
    at_limit = source.bound.plain and number == limit and not strict
    if not at_limit and not source.extent.within(printed.extent):
        return "mismatch", _not_within(source, printed)
    if source.bound is printed.bound or source.bound in _SAME_SIDE[printed.bound]:
        close = number == limit or _next_to(number, source.half, limit, printed)
        return SUPPORTED if close else WEAKER
    if not source.bound.plain or source.ranged or number == limit:
        return WEAKER
    return SUPPORTED if _next_to(number, source.half, limit, printed) else WEAKER


def _next_to(
    number: Fraction, half: Fraction, limit: Fraction, printed: Figure
) -> bool:
    """Whether a limit is the nearest round number beside one that is written finer."""
    off = abs(number - limit)
    if printed.kind is Kind.SHARE and printed.spelled:
        return off < PARTS_APART
    coarser = printed.half > half and off < 2 * printed.half
    return coarser and off <= abs(number) * SLACK


def _several(source: Figure, printed: Figure) -> Judgement:
    """Judge a printed order of size: "hundreds of"."""
    if source.bound is Bound.SEVERAL and source.extent == printed.extent:
        return SUPPORTED
    if source.extent.within(printed.extent):
        return WEAKER
    return "mismatch", Cause.VALUE


_SAME_SIDE: dict[Bound, frozenset[Bound]] = {
    Bound.MORE_THAN: frozenset({Bound.JUST_OVER}),
    Bound.AT_LEAST: frozenset(),
    Bound.LESS_THAN: frozenset({Bound.NEARLY}),
    Bound.UP_TO: frozenset(),
}
"""What says the same as a bound, and more."""

_RULES: dict[Bound, Callable[[Figure, Figure], Judgement]] = {
    Bound.EXACT: _plain,
    Bound.ONLY: _plain,
    Bound.ABOUT: _about,
    Bound.NEARLY: _nearby,
    Bound.JUST_OVER: _nearby,
    Bound.SEVERAL: _several,
}
