"""A number as it is written, before anything measures or binds it."""

from fractions import Fraction
from typing import NamedTuple

ROUND_FROM = 10_000
"""Zeros at the end of a whole number from here on are taken for rounding."""

WITH_HALF = Fraction(1, 20)
"""Half a unit in the last place of "two and a half"."""


class Number(NamedTuple):
    """A number as it is written.

    Attributes:
        half: half a unit in its last place.
        behind: the token behind it.
        spelled: it has no digit.
        scale: what its last word or letter for a scale multiplies by.
        letter: the scale is a letter that may stand for a unit too: 1.2 m.
        read: whether all of it could be read.
        decimals: how many of its digits stand behind the decimal mark.
        part: it is a fraction with nothing before it: `3/4`.
        single: it is a bare "one".
    """

    value: Fraction
    half: Fraction
    behind: int
    spelled: bool = False
    scale: int = 1
    letter: str = ""
    decimals: int = 0
    part: bool = False
    read: bool = True
    single: bool = False


def half_of(value: Fraction) -> Fraction:
    """Return half a unit in the last place of a whole number, or of one with halves."""
    if value.denominator != 1:
        return WITH_HALF
    whole = abs(value.numerator)
    place = 1
    while whole >= ROUND_FROM and whole % (place * 10) == 0:
        place *= 10
    return Fraction(place, 2)


UNREAD = Number(Fraction(0), Fraction(0), 0, read=False)
