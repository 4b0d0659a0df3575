"""Reading: every figure of a phrase, from left to right.

What begins at a word is tried in a fixed order, the more special first: a date before
a year, a name before a number. Digits that nothing explains become a figure that is
not read: an outcome of its own, and never a pass.
"""

from functools import cache

from briefmaker.evidence.figures.days import day_at
from briefmaker.evidence.figures.digits import FRACTION_SIGNS
from briefmaker.evidence.figures.labels import label_at
from briefmaker.evidence.figures.lexicon import lexicon_of
from briefmaker.evidence.figures.phrase import Figure, Kind, Phrase
from briefmaker.evidence.figures.quantities import quantity_at
from briefmaker.evidence.figures.tokens import DASHES, END, Token, tokens_of
from briefmaker.evidence.figures.units import CODES, CURRENCY_SIGNS, DOLLARS
from briefmaker.evidence.figures.years import year_at
from briefmaker.values import replace

ORDER = (day_at, year_at, label_at, quantity_at)
SIGNS = DASHES | frozenset("+%#§№≈~<>≤≥")
"""Signs that a figure may begin with, beside those of money."""

UNKNOWN_LANGUAGE = "en"
"""Whose table finds the figures of a language without one; they stay unread."""


def figures_in(words: str, language: str) -> tuple[Figure, ...]:
    """Return every figure of a phrase, in order.

    Args:
        words: a phrase, a sentence or a whole text.
        language: its tag, which settles what a comma in a number means. Of a language
            without a table of words the figures are found but not read.
    """
    lexicon = lexicon_of(language)
    if lexicon is None:
        return _unread(words)
    phrase = Phrase(words, tokens_of(words, dotless=lexicon.dotless), lexicon)
    openings = _openings(lexicon.tag)
    found: list[Figure] = []
    place = 0
    while phrase.tokens[place] is not END:
        token = phrase.tokens[place]
        figure, behind = None, place + 1
        if token.kind == "d" or token.key in openings or _may_open(phrase, place):
            figure, behind = _figure_at(phrase, place)
        if figure:
            found.append(figure)
        place = behind
    return tuple(found)


def _figure_at(phrase: Phrase, place: int) -> tuple[Figure | None, int]:
    """Return the figure that begins at a token, if one does, and the token behind."""
    for read in ORDER:
        if result := read(phrase, place):
            return result
    token = phrase.at(place)
    if token.kind == "d" or token.text.isdecimal():
        figure = phrase.figure(place, place + 1, Kind.CARDINAL, read=False)
        return figure, place + 1
    return None, place + 1


def _may_open(phrase: Phrase, place: int) -> bool:
    """Whether a figure may begin at a token that no table has."""
    token = phrase.tokens[place]
    if token.kind == "s":
        return token.text.isdecimal()
    if token.text in CODES or token.text in DOLLARS:
        return True
    return _touches_digits(phrase, place)


def _touches_digits(phrase: Phrase, place: int) -> bool:
    """Whether digits are tied to a word: `G7`, `Su-35`."""
    after: Token = phrase.at(place + 1)
    if after.gap or not after.text:
        return False
    return after.kind == "d" or (
        phrase.at(place + 2).kind == "d" and not phrase.at(place + 2).gap
    )


@cache
def _openings(tag: str) -> frozenset[str]:
    """Return the words and signs of a language that a figure may begin with."""
    lexicon = lexicon_of(tag)
    assert lexicon is not None
    numerals, shares, binding = lexicon.numerals, lexicon.shares, lexicon.binding
    return frozenset().union(
        SIGNS, CURRENCY_SIGNS, FRACTION_SIGNS,
        numerals.cardinals, numerals.singles, numerals.articles, numerals.minus,
        numerals.lone, numerals.leading.firsts(),
        shares.fractions.firsts(), shares.locatives, shares.every, shares.ordinals,
        shares.multiples.firsts(), shares.compounds, shares.vague.firsts(),
        binding.before.firsts(), binding.openers, binding.movers,
        lexicon.measures.currencies.firsts(), lexicon.dates.months,
        lexicon.references, lexicon.models,
    )  # fmt: skip


def _unread(words: str) -> tuple[Figure, ...]:
    """Return the figures of a language without a table: where they are, no more."""
    found = figures_in(words, UNKNOWN_LANGUAGE)
    return tuple(
        each if each.kind is Kind.IDENTIFIER else replace(each, read=False, other=None)
        for each in found
    )
