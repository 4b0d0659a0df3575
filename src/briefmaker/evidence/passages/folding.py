"""The folding ladder: five ways of writing the same words, from exact to case.

Each level of `Level` makes alike what the one before still tells apart::

    EXACT       nothing
    TYPOGRAPHY  NFC; invisible characters; quotes; dashes; all spaces; ligatures; full
                width; …; a superscript becomes ^n, a vulgar fraction " 1/2"
    LAYOUT      a hyphen at a line break between letters
    SPACING     spaces, except where digits would run together or a sign be lost;
                hyphens between letters
    CASE        capitals; accents that may be left off (`glyphs.UNACCENTED`)

What folds to the same text says the same words; nothing here is a likeness. A folded
text knows its way back to the code points of the text that it was made from.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property, lru_cache

from briefmaker.evidence.passages.glyphs import (
    BROKEN,
    DASHES,
    EMBEDDINGS,
    FRACTIONS,
    INVISIBLE,
    LETTER,
    LIGATURES,
    LOWERED,
    MARKS,
    ONE_FOR_ONE,
    RAISED,
    UNACCENTED,
    replacement,
)
from briefmaker.evidence.passages.passage import Level

COMPOSED = re.compile(rf"[^{MARKS}][{MARKS}]+")
"""A letter with its combining marks."""

LONGER_OR_SHORTER = re.compile(
    f"[{re.escape(INVISIBLE + EMBEDDINGS)}]+"
    f"|[{''.join(LIGATURES) + ''.join(FRACTIONS)}]"
    f"|[{''.join(RAISED)}]+|[{''.join(LOWERED)}]+"
)

OTHER_LENGTH = frozenset(
    {*INVISIBLE, *EMBEDDINGS, *LIGATURES, *FRACTIONS, *RAISED, *LOWERED}
)

ASCII_SPECIAL = frozenset(
    each for each in {*ONE_FOR_ONE, *OTHER_LENGTH} if each.isascii() and each != " "
)

SPACE_RUN = re.compile("  +")

HYPHENS = f"-{DASHES[:2]}\xad"

LINE_BREAK = re.compile(
    rf"[{HYPHENS}{BROKEN}](?<={LETTER}.)"
    rf"(?:(?<=[{HYPHENS}])[^\S\r\n]*\r?\n[^\S\r\n]*|(?<=[{BROKEN}])\s*)"
    rf"(?={LETTER})"
)
"""A hyphen that ends a line between two letters, with the line's end."""

KEPT_SPACE = re.compile(r" (?:(?<=\d )(?=[.,]?\d)|(?<=\d[.,] )(?=\d)|(?=[-+]\d))")
"""A space whose loss would join two numbers, or turn a sign into a hyphen."""

LOST_SPACE = re.compile(r" (?!(?<=\d )[.,]?\d|(?<=\d[.,] )\d|[-+]\d)")
"""Every other space."""

INNER_HYPHEN = re.compile(rf"-(?<={LETTER}-)(?={LETTER})")

STRESS = re.compile("[\u0300-\u0302]+")
"""Accents that stand on a letter with which they do not compose: Russian stress."""

KEEPER = "\x1f"
"""Holds the place of a space that is kept; no folded text has it."""

Replace = Callable[[re.Match[str]], str]


def nothing(_found: re.Match[str]) -> str:
    """Replace what was found by nothing."""
    return ""


def one_space(_found: re.Match[str]) -> str:
    """Replace a run of spaces by one."""
    return " "


def composed(found: re.Match[str]) -> str:
    """Compose a letter with its marks (Unicode's NFC)."""
    return unicodedata.normalize("NFC", found[0])


class Pass:
    """One round of replacements over a text, and the way back over it.

    Where the replacements stand is worked out when somebody asks for the way back:
    most texts of a level are only searched.
    """

    def __init__(self, before: str, pattern: re.Pattern[str], replace: Replace) -> None:
        self._before, self._pattern, self._replace = before, pattern, replace

    @cached_property
    def _edits(self) -> tuple[list[int], list[int], list[int], list[int]]:
        """Return where each replacement begins and ends, after and before."""
        new, new_ends, old, old_ends = [], [], [], []
        shift = 0
        for found in self._pattern.finditer(self._before):
            start, end = found.span()
            length = len(self._replace(found))
            new.append(start + shift)
            new_ends.append(start + shift + length)
            old.append(start)
            old_ends.append(end)
            shift += length - (end - start)
        return new, new_ends, old, old_ends

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the text before that a stretch after stands for.

        A stretch that begins or ends inside a replacement takes all of it.
        """
        if end <= start:
            start = self._origin(start)[0]
            return start, start
        return self._origin(start)[0], self._origin(end - 1)[1]

    def _origin(self, offset: int) -> tuple[int, int]:
        new, new_ends, old, old_ends = self._edits
        edit = bisect_right(new, offset) - 1
        if edit < 0:
            return offset, offset + 1
        if offset < new_ends[edit]:
            return old[edit], old_ends[edit]
        moved = old_ends[edit] + offset - new_ends[edit]
        return moved, moved + 1


class Folded:
    """A folded text that knows the way back to the one it was made from."""

    def __init__(self, text: str, passes: tuple[Pass, ...] = ()) -> None:
        self.text, self._passes = text, passes

    @property
    def changed(self) -> bool:
        """Whether the way back is not simply the same place."""
        return bool(self._passes)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of the original that a stretch stands for."""
        for each in reversed(self._passes):
            start, end = each.back(start, end)
        return start, end

    def same_length(self, text: str) -> "Folded":
        """Return this with another text, each character of which stands for one."""
        return Folded(text, self._passes)

    def replaced(
        self, pattern: re.Pattern[str], replace: Replace = nothing, quick: str = ""
    ) -> "Folded":
        """Return this after one more round of replacements.

        Args:
            pattern: what is replaced.
            replace: by what.
            quick: the text after it, where the caller has a faster way to it.
        """
        text = quick or pattern.sub(replace, self.text)
        if text == self.text:
            return self
        return Folded(text, (*self._passes, Pass(self.text, pattern, replace)))


class Ladder:
    """A text at every level of the ladder, each made when it is first needed."""

    def __init__(self, text: str) -> None:
        self.exact = Folded(text)

    @cached_property
    def typography(self) -> Folded:
        """The text with one way of writing for each quote, dash, space and the like."""
        return _typography(self.exact)

    @cached_property
    def layout(self) -> Folded:
        """The same with words whole that were broken at the end of a line."""
        joined = self.exact.replaced(LINE_BREAK)
        return self.typography if joined is self.exact else _typography(joined)

    @cached_property
    def spacing(self) -> Folded:
        """The same without spaces and without hyphens inside words."""
        layout = self.layout
        kept = KEPT_SPACE.sub(KEEPER, layout.text)  # twice as fast as one by one
        tight = kept.replace(" ", "").replace(KEEPER, " ")
        return layout.replaced(LOST_SPACE, quick=tight).replaced(INNER_HYPHEN)

    @cached_property
    def case(self) -> Folded:
        """The same in small letters, without accents that may be left off."""
        return _small(self.spacing)

    @cached_property
    def small(self) -> Folded:
        """The text at its layout level in small letters: to explain, not to find."""
        return _small(self.layout)

    def at(self, level: Level) -> Folded:
        """Return the text at a level; those above it are not made."""
        match level:
            case Level.EXACT:
                return self.exact
            case Level.TYPOGRAPHY:
                return self.typography
            case Level.LAYOUT:
                return self.layout
            case Level.SPACING:
                return self.spacing
            case _:
                return self.case


@lru_cache(maxsize=32)
def ladder(text: str) -> Ladder:
    """Return the ladder of a source's text; the last 32 are kept, by their words."""
    return Ladder(text)


def folded(text: str, level: Level) -> str:
    """Return a short text at a level, without the space around it."""
    return _short(text).at(level).text.strip(" ")


@lru_cache(maxsize=256)
def _short(text: str) -> Ladder:
    """Return the ladder of an anchor, which is compared at one level after another."""
    return Ladder(text)


def small(text: str) -> str:
    """Return a text, already at another level, without capitals and loose accents."""
    return _small(Folded(text)).text


def _typography(fold: Folded) -> Folded:
    text = fold.text
    if not unicodedata.is_normalized("NFC", text):
        fold = fold.replaced(COMPOSED, composed)
        text = fold.text
    if text.isascii():
        present = {each for each in ASCII_SPECIAL if each in text}
    else:
        present = set(text)
    for character in sorted(present & ONE_FOR_ONE.keys()):
        text = text.replace(character, ONE_FOR_ONE[character])
    fold = fold.same_length(text)
    if present & OTHER_LENGTH:
        fold = fold.replaced(LONGER_OR_SHORTER, replacement)
    return fold.replaced(SPACE_RUN, one_space) if "  " in fold.text else fold


def _small(fold: Folded) -> Folded:
    text = fold.text.replace("İ", "i").lower()
    if not text.isascii():
        for character in sorted(set(text) & UNACCENTED.keys()):
            text = text.replace(character, UNACCENTED[character])
    return fold.same_length(text).replaced(STRESS)
