"""Words, numbers and marks: what edges, context and seals are counted in.

A text is cut at its layout level (`folding`). A number keeps its separators and its
sign (`-5.3`, `1,200`), a word its inner apostrophe (`didn't`, but `Russia`, `'`, `s`);
every other character stands alone. A hyphen inside a word is no token, so that
`long-term` and `long term` are the same two words.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefmaker.evidence.passages.folding import Folded, Ladder, small
from briefmaker.evidence.passages.glyphs import LETTER, MARKS

NUMBER, WORD, MARK = "number", "word", "mark"

TOKEN = re.compile(
    r"(?P<number>(?:(?<![^\s(\[{\"'])[-+])?\d+(?:[.,']\d+)*)"
    rf"|(?P<word>{LETTER}(?:{LETTER}|[{MARKS}]|'(?![sS]\b)(?={LETTER}))*)"
    rf"|(?P<hyphen>(?<={LETTER})-(?={LETTER}))"
    r"|(?P<mark>\S)"
)


class Token(NamedTuple):
    """A word, a number or a mark; a tuple, since a text has so many of them.

    Attributes:
        text: as it stands at the layout level, with its capitals.
        key: the same in small letters, without accents that may be left off.
        kind: `word`, `number` or `mark`.
        start: its first code point.
        end: the code point after its last.
        glue: what stands before it: nothing, a space, or the hyphen inside a word.
    """

    text: str
    key: str
    kind: str
    start: int
    end: int
    glue: str


def tokens_of(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens, with their places in it."""
    return cut(Ladder(text).layout)


def cut(fold: Folded, offset: int = 0) -> tuple[Token, ...]:
    """Cut a text that is folded to its layout level.

    Args:
        fold: the folded text; the tokens' places are those of its original.
        offset: where that original begins in a longer one.
    """
    found: list[Token] = []
    text = fold.text
    keys = small(text)
    even = len(keys) == len(text)  # no loose accent was dropped
    back = fold.back if fold.changed else None
    end, hyphen = 0, False
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        first, last = match.span()
        if kind == "hyphen":
            end, hyphen = last, True
            continue
        words = text[first:last]
        key = keys[first:last] if even else small(words)
        glue = "-" if hyphen else " " if first > end else ""
        start, upto = back(first, last) if back else (first, last)
        found.append(
            Token(words, key, kind or MARK, start + offset, upto + offset, glue)
        )
        end, hyphen = last, False
    return tuple(found)


def words_in(tokens: Sequence[Token]) -> int:
    """Count the words of letters: what says what a figure is about."""
    return sum(token.kind == WORD for token in tokens)
