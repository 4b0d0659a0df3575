"""The words of a page as they are compared: whole, without what layout adds.

A citation is compared by its source and a cross reference by what it leads to, so
that a number that only moves on is no change. No-break spaces, soft hyphens and marks
of direction are layout; a joiner inside a Persian word (U+200C) is spelling.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from briefmaker.values import Struct

DIRECTIONS = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF, *DIRECTIONS))
"""Soft hyphens, joiners without width, marks of direction."""

HYPHEN = {0x2010: "-", 0x2011: "-"}
STOPS = frozenset(".,;:!?…،؛؟'\"")
BRACKETS = frozenset({"Ps", "Pe", "Pi", "Pf"})
"""Unicode categories of brackets and quotation marks."""


class Token(Struct, frozen=True):
    """A word, a mark of punctuation or a mark that leads somewhere.

    Attributes:
        key: what is compared.
        shown: what is printed.
        apart: white space stands before it.
        raised: it is the mark of a source or note.
    """

    key: str
    shown: str
    apart: bool = True
    raised: bool = False

    @property
    def letters(self) -> int:
        """How much of a word it is: its letters and digits."""
        return 0 if self.raised else sum(map(str.isalnum, self.key))


def plain(text: str) -> str:
    """Return text with every space plain, and without what only layout adds."""
    bare = unicodedata.normalize("NFC", text.translate(UNSEEN).translate(HYPHEN))
    return " ".join(bare.split())


def tokens(text: str, *, apart: bool = True) -> Iterator[Token]:
    """Yield the words and marks of punctuation of a text.

    A figure stays whole with its signs: `US$1.8`, `17.4%`, `2024–2026`.

    Args:
        apart: white space stands before the first one, whatever the text says.
    """
    for number, chunk in enumerate(plain(text).split()):
        first = apart if number == 0 else True
        start, end = _core(chunk)
        marks = [*chunk[:start], chunk[start:end], *chunk[end:]]
        for part in filter(None, marks):
            yield Token(part, part, first)
            first = False


def _core(chunk: str) -> tuple[int, int]:
    """Return where the word begins and ends between marks of punctuation."""
    start, end = 0, len(chunk)
    while start < end and _is_mark(chunk[start]):
        start += 1
    while end > start and _is_mark(chunk[end - 1]):
        end -= 1
    return start, end


def _is_mark(letter: str) -> bool:
    return letter in STOPS or unicodedata.category(letter) in BRACKETS


def keys(words: Sequence[Token]) -> tuple[str, ...]:
    """Return what of these words is compared."""
    return tuple(word.key for word in words)


def said(words: Sequence[Token]) -> str:
    """Return words as plain text; marks of sources and notes are left out."""
    parts = [
        f"{' ' if word.apart else ''}{word.shown}" for word in words if not word.raised
    ]
    return "".join(parts).strip()


def shortened(text: str, letters: int) -> str:
    """Return the first whole words of a text, about so many letters."""
    if len(text) <= letters:
        return text
    return text[: letters - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"
