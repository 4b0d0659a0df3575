"""Numbers with their scale, in digits or in words or both: `1.2 million`, `двести`."""

from briefmaker.evidence.figures.digits import FRACTION_SIGNS, digits_at
from briefmaker.evidence.figures.number import WITH_HALF, Number
from briefmaker.evidence.figures.phrase import Phrase
from briefmaker.evidence.figures.spelled import spelled_at

LEAST_SCALE = 1000


def number_at(phrase: Phrase, place: int) -> Number | None:
    """Return the number that begins at a token, with its scale, or nothing."""
    token = phrase.at(place)
    if token.kind == "w":
        return spelled_at(phrase, place)
    if token.kind == "d":
        return _scaled(phrase, digits_at(phrase, place))
    if token.key in FRACTION_SIGNS:
        part = Number(FRACTION_SIGNS[token.key], WITH_HALF, place + 1)
        return _scaled(phrase, part)
    return None


def _scaled(phrase: Phrase, number: Number) -> Number:
    """Add the halves and the scale behind a number in digits: `1.2 million`."""
    numerals = phrase.lexicon.numerals
    if not number.read:
        return number
    if half := numerals.halves.at(phrase.tokens, number.behind):
        number = number._replace(
            value=number.value + half[0], half=WITH_HALF, behind=half[1]
        )
    place, letter = number.behind, ""
    if phrase.tied(place):
        place += 1
    scale = numerals.scales.get(phrase.key(place)) or (
        100 if phrase.key(place) in numerals.hundreds else None
    )
    if scale is None and (phrase.glued(number.behind) or phrase.key(place) == "m"):
        scale = numerals.glued.get(phrase.key(place))
        letter = phrase.at(place).text if scale else ""
    if scale is None:
        return number
    place += 1
    value, half_unit = number.value * scale, number.half * scale
    while (again := numerals.scales.get(phrase.key(place))) and again > scale:
        value, half_unit, scale = value * again, half_unit * again, again
        place += 1
    if half := numerals.halves.at(phrase.tokens, place):
        value, place = value + half[0] * scale, half[1]
    if phrase.footnoted(place):
        return number._replace(read=False, behind=place + 1)
    found = Number(
        value, half_unit, place, scale=scale, letter=letter, decimals=number.decimals
    )
    return _summed(phrase, found, scale)


def _summed(phrase: Phrase, number: Number, scale: int) -> Number:
    """Add what follows with smaller scales: `3 млн 200 тыс.`, `10 milyon 127 min 338`.

    Millions with mere units behind them lack a word or are two numbers: not read.
    """
    scales = phrase.lexicon.numerals.scales
    while not number.letter:
        place = number.behind + (phrase.key(number.behind) == ".")
        if phrase.at(place).kind != "d" or "\n" in phrase.at(place).gap:
            return number
        more = digits_at(phrase, place)
        smaller = scales.get(phrase.key(more.behind), 1)
        if not more.read or smaller >= scale or more.value * smaller >= scale:
            return number
        if smaller == 1 and scale != LEAST_SCALE:
            return number._replace(behind=more.behind, read=False)
        behind = more.behind + (smaller > 1)
        value = number.value + more.value * smaller
        half = more.half * smaller
        number, scale = Number(value, half, behind, scale=smaller), smaller
    return number
