"""Years, decades and stretches of years: `since 1992`, `the 1990s`, `2021–23`."""

from fractions import Fraction

from briefmaker.evidence.figures.amounts import amount_at
from briefmaker.evidence.figures.days import behind_year, year_of
from briefmaker.evidence.figures.phrase import Figure, Kind, Phrase
from briefmaker.evidence.figures.tokens import DASHES
from briefmaker.values import replace

USUAL = range(1800, 2101)
"""Four digits in this range are a year unless something is counted."""

LIKELY = range(1900, 2036)
"""Before a noun that may be counted these are a year first of all."""

ROUND = 500

Found = tuple[Figure, int]


def year_at(phrase: Phrase, place: int) -> Found | None:
    """Return the year, decade or stretch of years that begins at a token."""
    opener = phrase.lexicon.binding.openers.get(phrase.key(place)) or (
        phrase.lexicon.binding.movers.get(phrase.key(place))
    )
    if opener:
        return _opened(phrase, place, opener)
    if phrase.at(place).kind != "d":
        return None
    if decade := _decade(phrase, place):
        return decade
    year = year_of(phrase, place)
    if year is None:
        return None
    if span := _span(phrase, place, year):
        return span
    if phrase.tied(place + 1) and phrase.at(place + 2).kind == "d":
        return None
    behind = behind_year(phrase, place + 1)
    if not _is_year(phrase, place, year, behind):
        return None
    figure = _years(phrase, place, behind, year, year)
    if behind == place + 1 and _may_count(phrase, place, year):
        counted = replace(figure, kind=Kind.CARDINAL, half=Fraction(1, 2))
        if year in LIKELY:
            figure = replace(figure, other=counted)
        else:
            figure = replace(counted, other=figure)
    return figure, behind


def _years(phrase: Phrase, place: int, behind: int, low: int, high: int) -> Figure:
    figure = phrase.figure(place, behind, Kind.YEAR)
    return replace(figure, low=Fraction(low), high=Fraction(high))


def _opened(phrase: Phrase, place: int, closer: str) -> Found | None:
    """Read `between 2021 and 2023` and `from 2019 to 2024`."""
    first = year_of(phrase, place + 1)
    middle = behind_year(phrase, place + 2)
    last = year_of(phrase, middle + 1)
    if first is None or last is None or phrase.key(middle) != closer:
        return None
    behind = behind_year(phrase, middle + 2)
    in_range = first in USUAL and last in USUAL and first < last
    if not in_range or _counts(phrase, middle + 1, middle + 2):
        return None
    return _years(phrase, place, behind, first, last), behind


def _span(phrase: Phrase, place: int, first: int) -> Found | None:
    """Read `2021–2023`, `2021–23` and `2021/22`."""
    sign, text = phrase.key(place + 1), phrase.at(place + 2).text
    glued = phrase.glued(place + 1) and phrase.glued(place + 2)
    if (sign not in DASHES and sign != "/") or not glued or not text.isdigit():
        return None
    if len(text) not in (2, 4) or first not in USUAL:
        return None
    last = int(text) if len(text) == 4 else first - first % 100 + int(text)
    further = phrase.glued(place + 3) and phrase.key(place + 3) in DASHES
    more = further and phrase.at(place + 4).kind == "d"
    # Behind a stroke nothing is counted: it would be a fraction.
    counts = sign != "/" and _counts(phrase, place + 2, place + 3)
    if not first < last <= first + 200 or more or counts:
        return None
    behind = behind_year(phrase, place + 3)
    return _years(phrase, place, behind, first, last), behind


def _decade(phrase: Phrase, place: int) -> Found | None:
    """Read `the 1990s`, `1990-х`."""
    text, behind = phrase.at(place).text, place + 1
    apostrophe = phrase.key(behind) in ("'", "’") and phrase.glued(behind)
    if phrase.tied(behind) or apostrophe:
        behind += 1
    ended = phrase.glued(behind) and phrase.key(behind) in phrase.lexicon.dates.decades
    if not ended or len(text) not in (2, 4) or not text.endswith("0"):
        return None
    behind += 1
    if phrase.key(behind) in phrase.lexicon.dates.year_words:
        behind += 1
    figure = phrase.figure(place, behind, Kind.YEAR)
    first = int(text) if text.isdigit() else 0
    return replace(
        figure, low=Fraction(first), high=Fraction(first + 9), name="decade"
    ), behind  # fmt: skip


def _is_year(phrase: Phrase, place: int, year: int, behind: int) -> bool:
    """Whether four digits are a year: nothing is counted, and they may be one."""
    if behind > place + 1:
        return True
    if _counts(phrase, place, place + 1):
        return False
    if year in USUAL:
        return True
    follower, before_years = phrase.at(place + 1), phrase.lexicon.dates.before_years
    alone = follower.kind != "w" or follower.text[:1].isupper()
    function = follower.key in before_years | phrase.lexicon.shares.behind_unsure
    return (alone or function) and phrase.key(place - 1) in before_years


def _counts(phrase: Phrase, place: int, behind: int) -> bool:
    """Whether the digits at a place count something: a unit or a scale follows."""
    amount = amount_at(phrase, place)
    return amount is None or bool(amount.unit) or amount.behind > behind


def _may_count(phrase: Phrase, place: int, year: int) -> bool:
    """Whether the digits may be a count: "2000 soldiers", "were 2052 cases".

    "The 2019 sanctions" and "in 2019 sanctions" are years.
    """
    follower, before_years = phrase.at(place + 1), phrase.lexicon.dates.before_years
    function = follower.key in before_years | phrase.lexicon.shares.behind_unsure
    noun = follower.kind == "w" and follower.text.islower() and not function
    led = phrase.key(place - 1) in before_years
    return noun and (year % ROUND == 0 or not led)
