"""The figure that a fact prints, and the numbers that are typed beside it.

A chart draws `value`, `low` and `high`, the text prints `display`: both must say the
same. `value` is counted in the quantity's unit, so that 1.2 with `unit: million
people` is "1.2 million people"; without a unit it may leave out thousands, millions
and so on, as an axis does.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from briefmaker.brief.library import Fact, Quantity
from briefmaker.evidence.figures.bounds import Bound
from briefmaker.evidence.figures.phrase import COUNTED, Figure, Kind
from briefmaker.evidence.figures.reading import figures_in
from briefmaker.values import replace

LOOSE = frozenset({Bound.NEARLY, Bound.JUST_OVER, Bound.SEVERAL})
"""Bounds whose number does not stand for the value: "nearly half" may be 48."""

ORDERED = frozenset({Kind.ORDINAL, Kind.YEAR})
"""Figures that count nothing and have a value all the same."""

STEPS = tuple(Fraction(1000) ** power for power in range(5))
"""What an axis may leave out of a number: nothing, thousands, … trillions."""


def figure_of(fact: Fact, quantity: Quantity | None, language: str) -> Figure | None:
    """Return the one figure that a fact prints, or that its `value` gives.

    Returns nothing if it has none, more than one, or one that cannot be read. A unit
    that the words leave out is that of the fact or its quantity.
    """
    one = one_of(unit_words(fact, quantity), language)
    if fact.display is None:
        return _typed(fact.value, one) if fact.value is not None else None
    found = counted_in(fact.display, language)
    if len(found) != 1:
        return None
    figure = found[0]
    if one and not figure.unit:
        return replace(figure, unit=one.unit, rate=one.rate)
    return figure


def comparable(fact: Fact, quantity: Quantity | None, language: str) -> Figure | None:
    """Return the one figure by which a fact is compared with others of its quantity.

    That is the one it counts; in words that count nothing, a year or a place in an
    order: "second", "since 1992".
    """
    if figure := figure_of(fact, quantity, language):
        return figure
    found = figures_in(fact.display or "", language)
    sole = len(found) == 1 and found[0].read and found[0].kind in ORDERED
    return found[0] if sole else None


@lru_cache(maxsize=1024)  # asked for disputes, calculations and charts alike
def counted_in(words: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of a phrase that say how much or how many, if they are read.

    Dates, ordinals and numbers in names are left out.
    """
    found = figures_in(words, language)
    return tuple(each for each in found if each.kind in COUNTED and each.read)


def differing(fact: Fact, quantity: Quantity | None, language: str) -> Iterator[str]:
    """Yield the keys, `value`, `low` or `high`, that say something else than `display`.

    A display without a figure, "several rounds of talks", says nothing against any.
    """
    figures = counted_in(fact.display or "", language)
    if not figures:
        return
    unit = unit_words(fact, quantity)
    one = one_of(unit, language)
    factors = (one.low,) if one else STEPS if not unit else (Fraction(1),)
    for key in ("value", "low", "high"):
        typed: Decimal | None = getattr(fact, key)
        if typed is None:
            continue
        values = [Fraction(typed) * factor for factor in factors]
        readings = [each for figure in figures for each in figure.readings]
        if not any(_says(each, key, value) for each in readings for value in values):
            yield key


def _says(figure: Figure, key: str, value: Fraction) -> bool:
    """Whether a figure gives this value for a key."""
    if figure.bound in LOOSE and key == "value":
        return figure.low <= value <= figure.high or figure.extent.holds(value)
    ends: dict[str, set[Fraction | None]] = {
        "value": {figure.low, figure.high},
        "low": {figure.low, figure.extent.low},
        "high": {figure.high, figure.extent.high},
    }
    return value in ends[key]


def unit_words(fact: Fact, quantity: Quantity | None) -> str:
    """Return what a fact's `value` is counted in, as it was typed."""
    return fact.unit or (quantity.unit if quantity else None) or ""


@lru_cache(maxsize=256)
def one_of(unit: str, language: str) -> Figure | None:
    """Return one of a unit as a figure: a million people of `million people`.

    The number comes before the unit or behind its currency, whichever reads further:
    `1 million people`, `US$ 1 billion`. Returns nothing for words that are no unit.
    """
    first, _, rest = unit.partition(" ")
    best: Figure | None = None
    for phrase in (f"1 {unit}", f"{first}1 {rest}", f"{first} 1 {rest}"):
        found = counted_in(phrase.strip(), language) if unit else ()
        if len(found) == 1 and (found[0].unit or found[0].low != 1):
            longer = best is None or len(found[0].words) > len(best.words)
            best = found[0] if longer else best
    return best


def _typed(value: Decimal, one: Figure | None) -> Figure:
    """Return a typed value as a figure."""
    number = Fraction(value)
    if one is None:
        return Figure(str(value), 0, 0, Kind.CARDINAL, low=number, high=number)
    number *= one.low
    return replace(one, words=str(value), low=number, high=number, half=Fraction(0))
