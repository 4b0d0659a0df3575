"""What stands around a number and says what it counts: units, money and rates."""

from typing import NamedTuple

from briefmaker.evidence.figures.phrase import Phrase
from briefmaker.evidence.figures.tokens import Phrases
from briefmaker.evidence.figures.units import (
    ASSUMED_DOLLAR,
    CODES,
    CURRENCY_SIGNS,
    DOLLARS,
    PERCENT,
    SYMBOLS,
    Unit,
    is_money,
    unit_of,
)

EVERYWHERE = Phrases(SYMBOLS)
SINGLE_LETTERS = frozenset("mgthlWVL")
"""Symbols of one letter, which count only in this case."""


class Measure(NamedTuple):
    """What a number counts.

    Attributes:
        behind: the token behind it.
        rate: what it is counted by.
        assumed: the sign of money does not say whose money it is.
        read: it is a unit that we know.
    """

    unit: Unit
    behind: int
    rate: str = ""
    assumed: bool = False
    read: bool = True


def money_at(phrase: Phrase, place: int) -> Measure | None:
    """Return the money that stands before an amount: `US$`, `EUR`, `Ksh`."""
    token, follower = phrase.at(place), phrase.at(place + 1)
    if follower.key == "$" and phrase.glued(place + 1) and token.text in DOLLARS:
        return Measure(Unit(DOLLARS[token.text]), place + 2)
    if token.key in CURRENCY_SIGNS:
        return Measure(
            Unit(CURRENCY_SIGNS[token.key]), place + 1, assumed=token.key == "$"
        )
    if token.text in CODES:
        return Measure(Unit(token.text), place + 1)
    if found := phrase.lexicon.measures.currencies.at(phrase.tokens, place):
        return Measure(unit_of(found[0]), found[1])
    return None


def measure_at(phrase: Phrase, place: int) -> Measure | None:
    """Return the unit behind a number, with what it is counted by."""
    if phrase.tied(place):
        place += 1
    elif phrase.key(place) == "." and phrase.glued(place):
        # The point of `млрд.`: what follows may be the unit, or a new sentence.
        place += 1
        if not _unit_after_point(phrase, place):
            return None
    found = _unit_at(phrase, place) or money_at(phrase, place)
    if found is None and phrase.key(place) in phrase.lexicon.measures.between:
        found = _unit_at(phrase, place + 1)
    if found is None:
        return _foreign(phrase, place)
    if phrase.tied(found.behind) and _unit_at(phrase, found.behind + 1):
        # A product of two units: acre-feet, man-days.
        return found._replace(read=False)
    rate, behind = rate_at(phrase, found.behind)
    rate = found.unit.rate or rate
    return found._replace(behind=behind, rate=rate)


def rate_at(phrase: Phrase, place: int) -> tuple[str, int]:
    """Return what something is counted by, `day` in "a day", and the token behind."""
    slash = phrase.key(place) == "/" and phrase.glued(place)
    if not slash and phrase.key(place) not in phrase.lexicon.measures.rates:
        return "", place
    found = _unit_at(phrase, place + 1)
    if found is None or found.unit.name == PERCENT:
        return "", place
    several = "" if found.unit.factor == 1 else f"{found.unit.factor} "
    return several + found.unit.name, found.behind


def _unit_at(phrase: Phrase, place: int) -> Measure | None:
    """Return the unit at a place by the language's words or everybody's symbols."""
    token = phrase.at(place)
    if found := phrase.lexicon.measures.units.at(phrase.tokens, place):
        symbol, behind = found
        assumed = symbol == ASSUMED_DOLLAR
        return Measure(unit_of(symbol), behind, assumed=assumed)
    if token.kind == "w" and len(token.text) == 1 and token.text not in SINGLE_LETTERS:
        return None
    if found := EVERYWHERE.at(phrase.tokens, place):
        return Measure(unit_of(found[0]), found[1])
    return None


def _unit_after_point(phrase: Phrase, place: int) -> bool:
    """Whether a unit stands at a place, and no sentence begins there."""
    found = _unit_at(phrase, place) or money_at(phrase, place)
    if found is None:
        return False
    return is_money(found.unit.name) or not phrase.at(place).text.istitle()


def _foreign(phrase: Phrase, place: int) -> Measure | None:
    """Return money of a kind that we do not know: `Namibian dollars`."""
    if (
        phrase.at(place).kind == "w"
        and phrase.at(place).text[:1].isupper()
        and phrase.key(place + 1) in phrase.lexicon.measures.money
    ):
        return Measure(Unit(""), place + 2, read=False)
    return None
