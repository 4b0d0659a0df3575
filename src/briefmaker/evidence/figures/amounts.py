"""An amount: a number with its sign, its scale and what it counts."""

from fractions import Fraction
from typing import NamedTuple

from briefmaker.evidence.figures.bounds import Bound
from briefmaker.evidence.figures.measures import (
    Measure,
    measure_at,
    money_at,
    rate_at,
)
from briefmaker.evidence.figures.number import WITH_HALF, Number
from briefmaker.evidence.figures.numerals import number_at
from briefmaker.evidence.figures.phrase import Phrase
from briefmaker.evidence.figures.shares import closed, fraction_at, named
from briefmaker.evidence.figures.tokens import DASHES
from briefmaker.evidence.figures.units import PER, PERCENT, TIMES, Unit

LETTER_UNITS = {"m": "m", "t": "tonne"}
"""Letters that are a scale or a unit: what they are as a unit."""

SIZES = frozenset(["high", "wide", "long", "deep", "tall", "thick", "away", "apart"])
"""Words behind "1.2m" that make the letter a metre."""

MOST_MILLIONS = 1000
"""From here on nobody writes millions: "2,988 m" is a height."""

PREFIXED_PERCENT = frozenset({"az", "tr"})
"""Languages that may write the sign in front: `%17`."""


class Amount(NamedTuple):
    """A number with what it counts.

    Attributes:
        first: its first token.
        behind: the token behind it.
        low: its value in units of `unit`.
        high: the same, or the upper end of a range.
        unit: what is counted; nothing for a bare number.
        money_before: the unit stands before the number.
        late: what binds the number behind it: `30+`, `30-odd`.
        letter: a letter that is a scale or a unit.
        ending: the word, or the case ending, that it ends in.
    """

    first: int
    behind: int
    low: Fraction
    high: Fraction
    half: Fraction
    number: Number
    unit: str = ""
    factor: Fraction = Fraction(1)
    rate: str = ""
    assumed: bool = False
    money_before: bool = False
    late: Bound = Bound.EXACT
    letter: str = ""
    ending: str = ""
    read: bool = True

    def measured(self, other: "Amount") -> "Amount":
        """Return this number in the unit of another amount."""
        return self._replace(
            low=self.low * other.factor,
            high=self.high * other.factor,
            half=self.half * other.factor,
            unit=other.unit,
            factor=other.factor,
            rate=other.rate,
            assumed=other.assumed,
        )

    def times(self, scale: Fraction) -> "Amount":
        """Return it with its number multiplied."""
        return self._replace(
            low=self.low * scale, high=self.high * scale, half=self.half * scale
        )


def amount_at(phrase: Phrase, place: int) -> Amount | None:
    """Return the amount that begins at a token, or nothing."""
    if phrase.at(place).kind == "d":
        number = number_at(phrase, place)
        assert number is not None
        return _ended(phrase, _measured(phrase, place, number, None))
    first, negative = place, False
    if _signed(phrase, place):
        negative, place = phrase.key(place) != "+", place + 1
    money = money_at(phrase, place)
    if phrase.key(place) == "%" and phrase.lexicon.tag in PREFIXED_PERCENT:
        money = Measure(Unit(PERCENT), place + 1)
    if money:
        place = money.behind
        if not negative and _signed(phrase, place, money=True):
            negative, place = phrase.key(place) != "+", place + 1
    if part := _share_at(phrase, place):
        return part
    number = _leading(phrase, place) or number_at(phrase, place)
    if number is None:
        return None
    if negative:
        number = number._replace(value=-number.value)
    return _ended(phrase, _measured(phrase, first, number, money))


def _share_at(phrase: Phrase, place: int) -> Amount | None:
    """Return a fraction of a whole, as per cent."""
    found = fraction_at(phrase, place)
    if found is None or _leading(phrase, place) or _part_of_scale(phrase, place):
        return None
    share, behind = 100 * found[0], found[1]
    number = Number(share, Fraction(1, 2), behind, spelled=True)
    return Amount(
        place, behind, share, share, number.half, number, unit=PERCENT,
        ending=phrase.key(behind - 1),
    )  # fmt: skip


def _part_of_scale(phrase: Phrase, place: int) -> bool:
    """Whether it is the part of a scale: `half a million`."""
    numerals = phrase.lexicon.numerals
    part = numerals.leading.at(phrase.tokens, place)
    return part is not None and phrase.key(part[1]) in numerals.scales


def _ended(phrase: Phrase, amount: Amount) -> Amount:
    """Return an amount with the case ending tied to it: `17%-dən`, `%17'den`."""
    behind = amount.behind
    tied = phrase.tied(behind) or phrase.apart(behind)
    if tied and phrase.key(behind + 1) in phrase.lexicon.numerals.endings:
        behind += 2
    return amount._replace(behind=behind, ending=phrase.key(behind - 1))


def _signed(phrase: Phrase, place: int, *, money: bool = False) -> bool:
    """Whether a sign, and no dash between words, stands before a number.

    Args:
        money: it stands behind the sign of a currency: `$−5 million`.
    """
    key = phrase.key(place)
    if key in phrase.lexicon.numerals.minus:
        return True
    if key not in DASHES and key != "+":
        return False
    opening = place == 0 or phrase.at(place).gap or phrase.key(place - 1) in "([“\"'"
    return (money or bool(opening)) and phrase.glued(place + 1)


def _leading(phrase: Phrase, place: int) -> Number | None:
    """Return the part of a unit: `half an hour`, `a quarter of a percent`."""
    part = phrase.lexicon.numerals.leading.at(phrase.tokens, place)
    if part is None or named(phrase, place):
        return None
    behind = part[1]
    if phrase.lexicon.numerals.scales.get(phrase.key(behind)):
        return None
    if measure_at(phrase, behind) is None:
        return None
    return Number(part[0], WITH_HALF, behind, spelled=True)


def _measured(
    phrase: Phrase, first: int, number: Number, money: Measure | None
) -> Amount:
    """Return a number with the unit before or behind it."""
    value, behind = number.value, number.behind
    late, behind = late_bound(phrase, behind)
    amount = Amount(
        first, behind, value, value, number.half, number, late=late,
        read=number.read,
    )  # fmt: skip
    if money:
        rate, behind = rate_at(phrase, behind)
        return amount._replace(
            unit=money.unit.name, rate=rate, assumed=money.assumed, behind=behind,
            money_before=True,
        )  # fmt: skip
    if _per(phrase, first):
        return amount._replace(unit=PER)
    if phrase.key(behind) in phrase.lexicon.shares.times:
        return amount._replace(unit=TIMES, behind=behind + 1)
    measure = measure_at(phrase, behind)
    if measure is None and number.part and closed(phrase, behind):
        return amount.times(Fraction(100))._replace(unit=PERCENT)
    if measure is None:
        rate, behind = rate_at(phrase, behind)
        likely = number.value < MOST_MILLIONS * number.scale
        letter = number.letter if number.letter in LETTER_UNITS else ""
        if letter == "m" and not (likely or phrase.glued(number.behind - 1)):
            return _as_unit(amount, letter)
        if letter == "m" and phrase.key(behind) in SIZES:
            return _as_unit(amount, letter)
        foreign = phrase.glued(behind) and phrase.at(behind).kind == "w"
        return amount._replace(
            letter=letter, rate=rate, behind=behind, read=amount.read and not foreign
        )
    factor = measure.unit.factor
    if more := phrase.lexicon.numerals.halves.at(phrase.tokens, measure.behind):
        # "Two years and a half"
        measure = measure._replace(behind=more[1])
        value += more[0]
        amount = amount._replace(low=value, high=value, half=WITH_HALF)
    return amount.times(factor)._replace(
        unit=measure.unit.name, factor=factor, rate=measure.rate,
        assumed=measure.assumed, behind=measure.behind,
        read=number.read and measure.read,
    )  # fmt: skip


def late_bound(phrase: Phrase, place: int) -> tuple[Bound, int]:
    """Return the bound right behind a number, `30+`, and the token behind it."""
    if phrase.key(place) == "+" and phrase.glued(place):
        return Bound.AT_LEAST, place + 1
    start = place + 1 if phrase.tied(place) else place
    found = phrase.lexicon.binding.behind.at(phrase.tokens, start)
    return found or (Bound.EXACT, place)


def _per(phrase: Phrase, first: int) -> bool:
    """Whether something is counted by the number: `per 1,000`, `births/1,000`."""
    slash = phrase.key(first - 1) == "/" and phrase.glued(first)
    return slash or phrase.key(first - 1) in phrase.lexicon.measures.each


def _as_unit(amount: Amount, letter: str) -> Amount:
    """Return an amount with its letter taken as a unit: 1.2 metres."""
    scale = 10**6 if letter == "m" else 10**12
    return amount.times(Fraction(1, scale))._replace(unit=LETTER_UNITS[letter])


def readings_of(amount: Amount, spaced: bool) -> tuple[Amount, ...]:
    """Return both ways to read an amount with a letter; the likelier one first.

    Args:
        spaced: a space parts the number from the letter.
    """
    if not amount.letter:
        return (amount,)
    both = (amount._replace(letter=""), _as_unit(amount, amount.letter))
    return both[::-1] if spaced else both
