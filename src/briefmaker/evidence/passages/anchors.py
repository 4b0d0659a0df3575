"""An anchor, made ready for the search: its parts, its neighbours, its strength."""

import re
from collections.abc import Mapping

from briefmaker.brief.library import Locator, Selector
from briefmaker.evidence.passages.glyphs import (
    DASHES,
    EMBEDDINGS,
    INVISIBLE,
    mixed_script,
)
from briefmaker.evidence.passages.passage import Miss, MissReason
from briefmaker.evidence.passages.tokens import tokens_of, words_in
from briefmaker.evidence.texts.regions import KINDS
from briefmaker.values import Struct

ELLIPSIS = re.compile(r"\s*\[\s*(?:…|\.\.\.|\. \. \.)\s*\]\s*")
"""What marks words that are left out; dots without brackets are the source's own."""

LONGEST_GAP = 80
"""Words and marks that one `[…]` may leave out: about 400 characters."""

LOOSE_DASH = re.compile(rf"^[-{DASHES}]+(?![-{DASHES}\d])\s*|\s*[-{DASHES}]+$")

SEVERAL = re.compile(r"\s*[,;]\s*")
FROM_TO = re.compile(r"(\d+)\s*[-–]\s*(\d+)")


class Anchor(Struct, frozen=True):
    """A passage as it is looked for.

    Attributes:
        parts: its words; several where `[…]` leaves something out.
        prefix: the words right before the first part, if they are given.
        suffix: the words right after the last.
        words_beside: the words of letters in all of these: what says what a figure is
            about. Prefix and suffix count, for they are looked for too.
        invisible: it holds characters that cannot be seen.
    """

    parts: tuple[str, ...]
    prefix: str
    suffix: str
    words_beside: int
    invisible: bool


def anchor_of(selector: Selector) -> Anchor | Miss:
    """Make a selector ready for the search, or say why it cannot be trusted."""
    said = (selector.prefix, selector.exact, selector.suffix)
    for words in said:
        if word := _turned(words) or mixed_script(words):
            return Miss(MissReason.SCRIPT, given=word)
    parts = tuple(
        stripped
        for part in ELLIPSIS.split(selector.exact)
        if (stripped := LOOSE_DASH.sub("", part.strip()))
    )
    if not parts:
        return Miss(MissReason.ABSENT)
    return Anchor(
        parts=parts,
        prefix=selector.prefix.strip(),
        suffix=selector.suffix.strip(),
        words_beside=words_in(tokens_of(" ".join(said))),
        invisible=any(mark in selector.exact for mark in INVISIBLE),
    )


def _turned(words: str) -> str:
    """Return the first word that holds a change of direction, if any does."""
    marks = frozenset(EMBEDDINGS)
    return next((word for word in words.split() if marks & set(word)), "")


def agrees(locator: Locator, places: Mapping[str, str]) -> bool:
    """Whether a place is the one that a locator names, in every kind that both have."""
    said = locator.model_dump(exclude_none=True)
    compared = [kind for kind in KINDS if kind in said and kind in places]
    return bool(compared) and all(named(said[kind], places[kind]) for kind in compared)


def named(said: str, label: str) -> bool:
    """Whether a locator's words, `3`, `3, 7` or `3–5`, name a place."""
    label = label.strip().casefold()
    if said.strip().casefold() == label:
        return True
    for part in SEVERAL.split(said.strip()):
        if part.casefold() == label:
            return True
        ends = FROM_TO.fullmatch(part)
        if ends and label.isdecimal() and int(ends[1]) <= int(label) <= int(ends[2]):
            return True
    return False
