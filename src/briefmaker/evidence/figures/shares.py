"""Shares of a whole in words, `two thirds`, `üçdə iki`, and multiples, `doubled`."""

from fractions import Fraction

from briefmaker.evidence.figures.numerals import number_at
from briefmaker.evidence.figures.phrase import Phrase


def fraction_at(phrase: Phrase, place: int) -> tuple[Fraction, int] | None:
    """Return the share of a whole that begins at a token, and the token behind it."""
    shares = phrase.lexicon.shares
    key = phrase.key(place)
    if key in shares.every and (part := shares.ordinals.get(phrase.key(place + 1))):
        return (Fraction(1, part), place + 2) if part > 1 else None
    if (below := shares.locatives.get(key)) and (above := number_at(phrase, place + 1)):
        if above.read and above.value < below:
            return above.value / below, above.behind
        return None
    found = shares.fractions.at(phrase.tokens, place)
    if found is None:
        return None
    (share, unsure), behind = found
    if unsure and not closed(phrase, behind):
        return None
    return None if named(phrase, place) or phrase.tied(behind) else (share, behind)


def named(phrase: Phrase, place: int) -> bool:
    """Whether a part is one of two stretches of time: `the second half`."""
    shares, before = phrase.lexicon.shares, phrase.key(place - 1)
    return before in shares.ordinals or before in shares.other


def closed(phrase: Phrase, place: int) -> bool:
    """Whether no noun follows that would make "a third" an ordinal."""
    token = phrase.at(place)
    return token.kind != "w" or token.key in phrase.lexicon.shares.behind_unsure


def of_at(phrase: Phrase, above: Fraction, place: int) -> tuple[Fraction, int] | None:
    """Return the share that "in five" behind a number makes, and the token behind."""
    place += phrase.tied(place)  # "a 1-in-5 chance"
    opening = phrase.lexicon.shares.out_of.at(phrase.tokens, place)
    if opening is None:
        return None
    below = number_at(phrase, opening[1] + phrase.tied(opening[1]))
    if below is None or not below.read or below.value.denominator != 1:
        return None
    if not 0 < above < below.value <= 1000 or above.denominator != 1:
        return None
    return above / below.value, below.behind
