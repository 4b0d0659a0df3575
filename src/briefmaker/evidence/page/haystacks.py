"""The figures of a whole copy, in which a printed figure is looked for.

A short text is read through once. Of a long one only the surroundings of what may be
the figure are read: numbers with about the same digits (1.2 million is 1,234,567), and
the words that the printed figure is spelled with.
"""

import re
from collections.abc import Iterator

from briefmaker.evidence.figures import Figure, countable, figures_in
from briefmaker.values import Struct, field

SHORT = 100_000
"""Characters of a text that is read as a whole, in about half a second."""

AROUND = 60
"""Characters on either side of a number that may bind, scale or measure it."""

NEAR = 0.12
"""By what share of itself a number may miss another that rounds or bounds it."""

DIGITS = re.compile(r"\d+(?:[.,'\u2019\u00a0\u202f ]\d+)*")
WORD = re.compile(r"[^\W\d_]{3,}")


class Haystack(Struct):
    """The text of one copy, with what has been read of it so far."""

    content: str
    language: str
    _whole: tuple[Figure, ...] | None = field(default=None)
    _numbers: list[tuple[float, int, int]] | None = field(default=None)

    def figures(self, like: Figure) -> Iterator[Figure]:
        """Yield figures of the text, at least all that may be like this one."""
        if len(self.content) > SHORT:
            yield from self._around(like)
            return
        if self._whole is None:
            self._whole = tuple(self._read(0, len(self.content)))
        yield from self._whole

    def _around(self, like: Figure) -> Iterator[Figure]:
        places = list(self._same_digits(like))
        if like.spelled:
            places += self._same_words(like)
        for start, end in places:
            yield from self._read(max(start - AROUND, 0), end + AROUND)

    def _read(self, start: int, end: int) -> Iterator[Figure]:
        # A word or number that is cut in two is another one.
        while start and not self.content[start - 1].isspace():
            start -= 1
        while end < len(self.content) and not self.content[end].isspace():
            end += 1
        found = figures_in(self.content[start:end], self.language)
        return (figure for figure in found if countable(figure) and figure.read)

    def _same_digits(self, like: Figure) -> Iterator[tuple[int, int]]:
        if self._numbers is None:
            self._numbers = [
                (_leading(match[0]), *match.span())
                for match in DIGITS.finditer(self.content)
            ]
        wanted = {_leading(f"{float(end):.12g}") for end in (like.low, like.high)}
        # Scales of twelve and sixty, of dozens and hours, are not looked for.
        for leading, start, end in self._numbers:
            if any(_close(leading, each) for each in wanted):
                yield start, end

    def _same_words(self, like: Figure) -> Iterator[tuple[int, int]]:
        words = sorted(set(WORD.findall(like.words.casefold())))
        if words:  # "on", which is ten in Azerbaijani, would be everywhere
            pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)"
            for match in re.finditer(pattern, self.content, re.IGNORECASE):
                yield match.span()


def _leading(number: str) -> float:
    """Return a number as its digits alone make it: 1,234 and 0.1234 are 1.234."""
    digits = re.sub(r"\D", "", number.partition("e")[0]).lstrip("0")[:6]
    return float(f"{digits[0]}.{digits[1:] or 0}") if digits else 0.0


def _close(one: float, other: float) -> bool:
    near = NEAR * max(one, other)
    # 9.6 rounds to 10, of which the leading digits are 1.0.
    carried = abs(min(one, other) * 10 - max(one, other))
    return abs(one - other) <= near or carried <= near
