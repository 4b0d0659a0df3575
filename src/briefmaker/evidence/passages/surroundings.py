"""The part of a source around a stretch of it, cut into tokens and marked."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from briefmaker.evidence.passages.context import FAR, Marks
from briefmaker.evidence.passages.cues import Cue, cues_of
from briefmaker.evidence.passages.folding import Ladder
from briefmaker.evidence.passages.glyphs import MARKS
from briefmaker.evidence.passages.seams import seam
from briefmaker.evidence.passages.sentences import sentence_ends, sentences_of
from briefmaker.evidence.passages.tokens import Token, cut
from briefmaker.evidence.texts.text import Text
from briefmaker.values import Struct

NEAR = 160
"""Characters on each side within which a word or figure ends."""

WIDE = 600
"""Characters on each side that hold the sentence, or as much of it as is looked at."""

LONGEST_WORD = 100

CLAUSE_ENDS = re.compile(r"(?<=[A-Za-zА-Яа-я0-9][.,]) (?=[A-Za-zА-Яа-я])")
LOOSE_MARK = re.compile(f"[{MARKS}]")


class Surroundings(Struct, frozen=True):
    """Some tokens of a source, in order.

    Attributes:
        text: the source.
        start: the first code point that was looked at.
        end: the code point after the last.
        tokens: what stands between them, with their places in the source.
    """

    text: Text
    start: int
    end: int
    tokens: tuple[Token, ...]

    def stretch(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the tokens that make up a stretch; nothing if it cuts one of them."""
        first, last = self.between(start, end)
        if first == last or self.tokens[first].start != start:
            return None
        return (first, last) if self.tokens[last - 1].end == end else None

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the tokens that lie in a stretch."""
        first = bisect_left(self.tokens, start, key=_start)
        return first, max(bisect_right(self.tokens, end, key=_end), first)

    def whole(self, start: int, end: int) -> bool:
        """Whether a stretch begins and ends where the source may be cut."""
        stretch = self.stretch(start, end)
        return stretch is not None and not any(
            seam(self.tokens, edge) for edge in stretch
        )

    def filled(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch made longer until it cuts no word and no figure."""
        first = max(bisect_right(self.tokens, start, key=_start) - 1, 0)
        last = min(bisect_left(self.tokens, end, key=_end) + 1, len(self.tokens))
        while seam(self.tokens, first):
            first -= 1
        while seam(self.tokens, last):
            last += 1
        return self.tokens[first].start, self.tokens[last - 1].end

    def marks(self) -> Marks:
        """Return what the tokens show beside their words."""
        return Marks(
            cues_of(self.tokens),
            sentences_of(self.tokens, self.text, self.start, self.end),
        )

    def marks_around(self, first: int, last: int) -> Marks:
        """Return so much of the marks as tells the sentence of a passage.

        Words of no passage's sentence, and those too far from it to be looked at, are
        not read: of a window of two hundred words some forty are.
        """
        count = len(self.tokens)
        ends = sentence_ends(self.tokens, self.text, self.start, self.end, first, last)
        opening, closing = (*ends, count)[:2]
        begin = max(opening, first - FAR)
        end = max(min(closing, last + FAR), last)
        cues = cues_of(self.tokens, begin, end)
        blank = Cue.NOTHING.value
        return Marks(blank * begin + cues + blank * (count - end), ends)

    def words(self, first: int, last: int) -> str:
        """Return a stretch of tokens as the source has it, on one line."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return " ".join(self.text.content[start:end].split())


def around(text: Text, start: int, end: int, reach: int) -> Surroundings:
    """Return what stands around a stretch of a text.

    Args:
        text: the source.
        start: the stretch's first code point.
        end: the code point after its last.
        reach: how many code points on each side, and on to the next space.
    """
    content = text.content
    low, high = max(start - reach, 0), min(end + reach, len(content))
    most = reach + LONGEST_WORD
    while low > max(start - most, 0) and not content[low - 1].isspace():
        low -= 1
    while high < min(end + most, len(content)) and not content[high].isspace():
        high += 1
    return Surroundings(text, low, high, _tokens(content[low:high], low))


def _tokens(words: str, place: int) -> tuple[Token, ...]:
    """Cut a stretch of a text into tokens, clause by clause.

    Many passages of a source stand side by side: a clause is cut once for all of them.
    Nothing reaches over its ends: they stand at a single space, with a letter and a
    full stop or comma before it and a letter after it. Only how combining marks fold
    depends on what stands further off, so that words with such marks are cut at once.
    """
    if LOOSE_MARK.search(words):
        return cut(Ladder(words).layout, place)
    found: list[Token] = []
    begin = 0
    for space in CLAUSE_ENDS.finditer(words):
        found += _clause(words[begin : space.start()], place + begin, begin > 0)
        begin = space.end()
    found += _clause(words[begin:], place + begin, begin > 0)
    return tuple(found)


@lru_cache(maxsize=2048)
def _clause(words: str, place: int, spaced: bool) -> tuple[Token, ...]:
    """Cut a clause into tokens.

    Args:
        words: it, without the spaces at which it ends.
        place: where it begins in its text.
        spaced: whether a space was taken off before it.
    """
    tokens = cut(Ladder(words).layout, place)
    return (tokens[0]._replace(glue=" "), *tokens[1:]) if spaced else tokens


def whole_of(text: Text) -> Surroundings:
    """Return all of a text, cut into tokens."""
    content = text.content
    return Surroundings(text, 0, len(content), cut(Ladder(content).layout))


def _start(token: Token) -> int:
    return token.start


def _end(token: Token) -> int:
    return token.end
