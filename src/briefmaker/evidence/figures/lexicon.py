"""A lexicon: the words of one language that make, bind or measure a figure.

There is one table a language (`words_en`, `words_ru` …), all of this form, so that the
grammar is written once. Words are as `tokens.key_of` gives them, phrases part theirs by
one space, units are symbols of `units.UNITS` or codes of money.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import TypeVar

from briefmaker.evidence.figures.bounds import Bound
from briefmaker.evidence.figures.tokens import Phrases
from briefmaker.values import Struct, field

NONE: frozenset[str] = frozenset()
KNOWN = ("az", "de", "en", "fr", "ru", "tg", "tr")
"""The languages with a table; of others only the look of a figure is known."""


Meaning = TypeVar("Meaning")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, in their order."""
    return tuple(text.split())


def any_of(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


def by_words(table: Mapping[Meaning, str]) -> dict[str, Meaning]:
    """Turn a table of meanings and their phrases, parted by commas, around."""
    return {
        words.strip(): meaning
        for meaning, phrases in table.items()
        for words in phrases.split(",")
    }


def by_forms(table: Mapping[Meaning, str]) -> dict[str, Meaning]:
    """Turn a table of meanings and their single words around."""
    return {word: meaning for meaning, forms in table.items() for word in forms.split()}


def numbered(forms: str) -> dict[str, int]:
    """Return words with the number of their group, parted by commas, from 1."""
    return by_forms(dict(enumerate(forms.split(","), start=1)))


class Numerals(Struct, frozen=True):
    """Numbers in digits and in words.

    Attributes:
        decimal: the decimal mark.
        groups: what may part groups of three digits, beside spaces.
        cardinals: numerals that add up: `two`, `двести`.
        singles: forms of "one": a figure only before a scale or a unit.
        hundreds: words that multiply by 100.
        scales: words that multiply by more, or by a dozen.
        glued: letters that do so only behind digits: `1.2m`, `30k`.
        lone: hundreds and scales that may stand without a number for one of them.
        articles: words before a scale that mean one of it: `a million`.
        joins: words inside a numeral: `two hundred and five`.
        halves: phrases behind a number that add to it: `and a half`.
        leading: phrases for a part of the scale or unit behind: `half a million`.
        minus: words for the sign.
        endings: case endings that are tied to digits: `17-nin`.
    """

    decimal: str
    groups: str
    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    singles: frozenset[str] = NONE
    hundreds: frozenset[str] = NONE
    glued: Mapping[str, int] = field(default_factory=dict)
    lone: frozenset[str] = NONE
    articles: frozenset[str] = NONE
    joins: frozenset[str] = NONE
    halves: Phrases[Fraction] = field(default_factory=lambda: Phrases({}))
    leading: Phrases[Fraction] = field(default_factory=lambda: Phrases({}))
    minus: frozenset[str] = NONE
    endings: frozenset[str] = NONE


class Shares(Struct, frozen=True):
    """Fractions, multiples, ordinals and orders of size.

    Attributes:
        fractions: phrases for a share of a whole, `half`, `две трети`; and whether
            the same words are an ordinal before a noun, `a third country`.
        behind_unsure: words that may follow such a share.
        other: words before `half` that make it a stretch of time: `latter`.
        locatives: words that make a share with the number behind: `üçdə iki`.
        out_of: phrases between the two numbers of a share: `in`, `out of`.
        every: words before an ordinal that make it a share: `каждый пятый`.
        ordinals: ordinal numbers in words.
        ordinal_endings: what makes digits an ordinal: `nd`, `го`.
        multiples: phrases that are a multiple by themselves: `doubled`, `вдвое`.
        times: words that make a number a multiple or a count: `times`, `раза`.
        behind_times: words that follow a multiple: `three times higher`.
        before_times: words before the number of a multiple: `в три раза`.
        compounds: single words with a number and a unit in them: `трехдневный`.
        vague: phrases for an order of size, from and to: `hundreds of`.
    """

    fractions: Phrases[tuple[Fraction, bool]]
    ordinals: Mapping[str, int]
    ordinal_endings: frozenset[str] = NONE
    behind_unsure: frozenset[str] = NONE
    other: frozenset[str] = NONE
    locatives: Mapping[str, int] = field(default_factory=dict)
    out_of: Phrases[bool] = field(default_factory=lambda: Phrases({}))
    every: frozenset[str] = NONE
    multiples: Phrases[Fraction] = field(default_factory=lambda: Phrases({}))
    times: frozenset[str] = NONE
    behind_times: frozenset[str] = NONE
    before_times: frozenset[str] = NONE
    compounds: Mapping[str, tuple[Fraction, str]] = field(default_factory=dict)
    vague: Phrases[tuple[int, int]] = field(default_factory=lambda: Phrases({}))


class Binding(Struct, frozen=True):
    """What binds a number, and what makes a range of two.

    Attributes:
        before: phrases before a number that bind it.
        behind: phrases behind a number that do.
        towards: bounds that only name the end of a change behind a word of change.
        changes: words of change: `rose`, `рост`.
        ablatives: endings for "from", which may open a range: `10-dan 12-dək`.
        limits: endings for "to", which close it or set an upper end alone.
        compared: phrases that bind a number with one of these endings before them:
            `17 faizdən çox`.
        fillers: words between a bound and its number that do not count.
        openers: words that open a range, and the one between its ends.
        movers: words that open a range, or a change behind a word of change.
        to: words between two numbers that make them a range.
        either: words that do so between neighbours: `two or three`.
        lists: words before the last of several numbers: `0.2 and 1.5 %`.
    """

    before: Phrases[Bound]
    behind: Phrases[Bound] = field(default_factory=lambda: Phrases({}))
    towards: frozenset[str] = NONE
    changes: frozenset[str] = NONE
    ablatives: tuple[str, ...] = ()
    compared: Phrases[tuple[tuple[str, ...], Bound]] = field(
        default_factory=lambda: Phrases({})
    )
    limits: tuple[str, ...] = ()
    fillers: frozenset[str] = NONE
    openers: Mapping[str, str] = field(default_factory=dict)
    movers: Mapping[str, str] = field(default_factory=dict)
    to: frozenset[str] = NONE
    either: frozenset[str] = NONE
    lists: frozenset[str] = NONE


class Measures(Struct, frozen=True):
    """What is counted.

    Attributes:
        units: phrases for units.
        currencies: phrases for money before its amount: `Ksh`.
        money: nouns of money that an unknown adjective may make another: `dollars`.
        rates: words before a unit that something is counted by: `per`, `a`.
        between: words between a number and its unit that do not count: `two more`.
        each: words before a number that something is counted by: `per 1,000`.
    """

    units: Phrases[str]
    currencies: Phrases[str] = field(default_factory=lambda: Phrases({}))
    money: frozenset[str] = NONE
    rates: frozenset[str] = NONE
    between: frozenset[str] = NONE
    each: frozenset[str] = NONE


class Dates(Struct, frozen=True):
    """Days, years and hours.

    Attributes:
        months: names of months and their numbers.
        capitals: a month is one only with a capital letter.
        and_days: words between two days of a stretch: `8 to 10 October`.
        of: words between a day and its month: `12th of October`.
        year_names: words between a month and its year: `октябри соли 2025`.
        year_words: words behind the number of a year: `год`.
        before_years: words that a year may follow.
        decades: what makes a year a decade: `1990s`.
        halves_of_day: `am` and `pm`, and whether it is the second half.
    """

    months: Mapping[str, int]
    capitals: bool = False
    and_days: frozenset[str] = NONE
    of: frozenset[str] = NONE
    year_names: frozenset[str] = NONE
    year_words: frozenset[str] = NONE
    before_years: frozenset[str] = NONE
    decades: frozenset[str] = NONE
    halves_of_day: Mapping[str, bool] = field(default_factory=dict)


class Lexicon(Struct, frozen=True):
    """The words of one language.

    Attributes:
        dotless: a capital `I` is the dotless `ı`.
        references: words before the number of an article, page or file, and the
            English one for the same.
        models: names before the number of a thing: `Boeing`.
        openings: what may be tied to a number with a hyphen: `mid`.
    """

    tag: str
    numerals: Numerals
    shares: Shares
    binding: Binding
    measures: Measures
    dates: Dates
    references: Mapping[str, str] = field(default_factory=dict)
    models: frozenset[str] = NONE
    openings: frozenset[str] = NONE
    dotless: bool = False


@cache
def lexicon_of(language: str) -> Lexicon | None:
    """Return the words of a language by its tag; `en-GB` is read as `en`."""
    tag = language.lower().replace("_", "-").split("-")[0]
    if tag not in KNOWN:
        return None
    found = import_module(f"briefmaker.evidence.figures.words_{tag}").LEXICON
    assert isinstance(found, Lexicon)
    return found
