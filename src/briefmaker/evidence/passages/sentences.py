"""Where sentences begin: what a warning around a passage looks at.

A sentence begins after a full stop, question or exclamation mark that is followed by a
space and a capital, figure or opening quotation mark, unless the stop belongs to an
abbreviation or an initial; and with every row, cell and section. It begins with a
paragraph too, unless that goes on in small letters: then it is a line of a text whose
lines were broken by hand.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import get_args

from briefmaker.evidence.passages.cue_words import listed
from briefmaker.evidence.passages.tokens import WORD, Token
from briefmaker.evidence.texts.regions import Regions
from briefmaker.evidence.texts.text import PlaceKind, Text

STOPS = frozenset(".!?")
CLOSERS = frozenset("\"')]»")

ABBREVIATIONS = listed(
    "mr mrs ms dr prof gen col lt sen rep gov st no nos vs etc eg ie approx fig vol pp",
    "jan feb mar apr jun jul aug sep sept oct nov dec art sec ca",
    "г гг т д п пп стр рис им ул тыс млн млрд руб долл др см ст",
    "c və s il",
)

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")

WHOLE_BLOCKS: frozenset[PlaceKind] = frozenset({"row", "cell", "section"})

BLOCKS: tuple[PlaceKind, ...] = tuple(
    kind for kind in get_args(PlaceKind) if kind not in ("page", "line")
)


def sentences_of(
    tokens: Sequence[Token], text: Text, start: int, end: int
) -> tuple[int, ...]:
    """Return the numbers of the tokens with which sentences begin.

    Args:
        tokens: those of a stretch of the text, or of all of it.
        text: for its paragraphs, rows and cells.
        start: the stretch's first code point.
        end: the code point after its last.
    """
    if not tokens:
        return ()
    offsets = [token.start for token in tokens]
    begun = {0}
    begun.update(at for at in range(1, len(tokens)) if _begins(tokens, at))
    for offset, whole in _blocks(text, start, end):
        at = bisect_left(offsets, offset)
        if 0 < at < len(tokens) and (whole or _fresh(tokens, at)):
            begun.add(at)
    return tuple(sorted(begun))


def sentence_ends(
    tokens: Sequence[Token], text: Text, start: int, end: int, first: int, last: int
) -> tuple[int, ...]:
    """Return the tokens with which a passage's sentence and the one after it begin.

    They are those of `sentences_of` between which the passage stands; there is only
    one if no other sentence begins behind it.

    Args:
        tokens: those of a stretch of the text.
        text: for its paragraphs, rows and cells.
        start: the stretch's first code point.
        end: the code point after its last.
        first: the passage's first token.
        last: the token after its last.
    """
    begun = {0}
    for offset, whole in _blocks(text, start, end):
        at = bisect_left(tokens, offset, key=_start)
        if 0 < at < len(tokens) and (whole or _fresh(tokens, at)):
            begun.add(at)
    opening = first
    while opening not in begun and not _begins(tokens, opening):
        opening -= 1
    for closing in range(last, len(tokens)):
        if closing in begun or _begins(tokens, closing):
            return opening, closing
    return (opening,)


def _start(token: Token) -> int:
    return token.start


def _blocks(text: Text, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """Yield where blocks begin, and whether that always begins a sentence."""
    for found in BLANK_LINE.finditer(text.content, start, end):
        yield found.end(), False
    for kind in BLOCKS:
        for offset in _starts(text, kind, start, end):
            yield offset, kind in WHOLE_BLOCKS


def _starts(text: Text, kind: PlaceKind, start: int, end: int) -> Sequence[int]:
    regions = text.regions
    if isinstance(regions, Regions):
        starts = regions.of(kind).starts
        return starts[bisect_left(starts, start) : bisect_left(starts, end)]
    return [
        region.start
        for region in regions
        if region.kind == kind and start <= region.start < end
    ]


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence begins here by the marks before it."""
    if tokens[at].glue != " ":
        return False
    stop = at - 1
    while stop > 0 and tokens[stop].text in CLOSERS and tokens[stop].glue == "":
        stop -= 1
    if tokens[stop].text not in STOPS or not _capital(tokens, at):
        return False
    return tokens[stop].text != "." or not _abbreviation(tokens, stop)


def _abbreviation(tokens: Sequence[Token], stop: int) -> bool:
    """Whether the full stop belongs to an abbreviation or an initial: `E. Rahmon`."""
    word = tokens[stop - 1]
    if stop == 0 or word.kind != WORD or tokens[stop].glue:
        return False
    return word.key in ABBREVIATIONS or (len(word.text) == 1 and word.text.isupper())


def _capital(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token may open a sentence."""
    first = tokens[at].text[0]
    if first in "\"'([" and at + 1 < len(tokens):
        first = tokens[at + 1].text[0]
    return not first.islower()


def _fresh(tokens: Sequence[Token], at: int) -> bool:
    """Whether a paragraph begins a sentence and does not merely go on with one."""
    return tokens[at - 1].text in STOPS | CLOSERS or _capital(tokens, at)
