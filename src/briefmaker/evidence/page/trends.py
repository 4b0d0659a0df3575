"""What a title says of the way figures go, as far as data can be held against it."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

from briefmaker.evidence.page.trend_words import LEXICONS, Lexicon, Trend
from briefmaker.values import Struct

ROOM: Mapping[str, tuple[Fraction, Fraction | None]] = {
    "": (Fraction(17, 20), Fraction(23, 20)),
    "about": (Fraction(4, 5), Fraction(6, 5)),
    "nearly": (Fraction(4, 5), Fraction(51, 50)),
    "over": (Fraction(49, 50), None),
    "under": (Fraction(0), Fraction(51, 50)),
}
"""Between which shares of a size the data may lie, by the word before it.

Wide on purpose: only what plainly contradicts a title is reported.
"""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Wording(Struct, frozen=True):
    """A few words of a title, and what they say.

    Attributes:
        low: for a multiple or a part, the least that the words may mean.
        high: the most that they may mean; nothing where there is no limit.
    """

    trend: Trend
    words: str
    low: Fraction = Fraction(0)
    high: Fraction | None = None

    def allows(self, low: Fraction, high: Fraction) -> bool:
        """Whether some number between these two may be meant."""
        return high >= self.low and (self.high is None or low <= self.high)


class Saying(Struct, frozen=True):
    """All that can be read out of a title.

    Attributes:
        years: the years that it names.
        since: the year that it compares with, if it says "since" or "after".
    """

    wordings: tuple[Wording, ...] = ()
    years: tuple[int, ...] = ()
    since: int | None = None

    def only(self, *trends: Trend) -> Wording | None:
        """Return the one wording of these trends; nothing if there are several."""
        found = [each for each in self.wordings if each.trend in trends]
        return found[0] if len(found) == 1 else None

    def has(self, *trends: Trend) -> bool:
        """Whether it says any of these."""
        return any(each.trend in trends for each in self.wordings)


def saying(title: str, language: str) -> Saying:
    """Return what a title says; nothing if it denies or weighs up."""
    tag = language.replace("_", "-").split("-")[0].lower()
    if tag not in LEXICONS:
        return Saying()
    lexicon = LEXICONS[tag]
    text = " ".join(title.split())
    found: list[Wording] = []
    rest = text
    for pattern, trend, size in _patterns(tag):
        for match in pattern.finditer(rest):
            wording = _wording(match, trend, size, lexicon)
            if wording:
                found.append(wording)
                # What is read is read once, and its "more than" spoils nothing.
                blank = " " * len(match[0])
                rest = rest[: match.start()] + blank + rest[match.end() :]
    if _word(lexicon.spoiling).search(rest):
        return Saying()
    years = tuple(int(year[0]) for year in YEAR.finditer(text))
    since = re.search(rf"(?<!\w)(?:{lexicon.since}) ({YEAR.pattern})", text, re.I)
    return Saying(tuple(found), years, int(since[1]) if since else None)


def _wording(
    match: re.Match[str], trend: Trend, size: Fraction | None, lexicon: Lexicon
) -> Wording | None:
    """Return what matched; nothing for "many times", which has no number."""
    if trend is Trend.TIMES and size is None:
        size = _number(match["number"], lexicon)
        if size is None:
            return None
    if size is None:
        return Wording(trend, match[0])
    low, high = ROOM[_bound(match["bound"] or "", lexicon)]
    return Wording(trend, match[0], size * low, None if high is None else size * high)


def _number(words: str, lexicon: Lexicon) -> Fraction | None:
    if words[0].isdigit():
        return Fraction(words.replace(",", "."))
    known = words.casefold() in lexicon.numbers
    return Fraction(lexicon.numbers.index(words.casefold()) + 2) if known else None


def _bound(words: str, lexicon: Lexicon) -> str:
    for pattern, meaning in lexicon.bounds.items():
        if words and re.fullmatch(pattern, words, re.IGNORECASE):
            return meaning
    return ""


Pattern = tuple[re.Pattern[str], Trend, Fraction | None]


@lru_cache(maxsize=8)
def _patterns(tag: str) -> tuple[Pattern, ...]:
    lexicon = LEXICONS[tag]
    bound = rf"(?:(?P<bound>{'|'.join(lexicon.bounds)}) )?"
    sized: list[Pattern] = [
        (_word(bound + lexicon.times), Trend.TIMES, None),
        *_each(bound, lexicon.fixed, Trend.TIMES),
        *_each(bound, lexicon.changed, Trend.CHANGED),
        *_each(bound, lexicon.parts, Trend.PART),
    ]
    plain = ((_word(words), trend, None) for trend, words in lexicon.trends.items())
    return (*sized, *plain)


def _each(bound: str, sizes: Mapping[str, Fraction], trend: Trend) -> Iterator[Pattern]:
    # The longest first: "two thirds" is not "a third".
    for words in sorted(sizes, key=len, reverse=True):
        yield _word(f"{bound}(?:{words})"), trend, sizes[words]


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
