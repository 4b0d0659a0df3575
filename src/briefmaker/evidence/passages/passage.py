"""A passage that was looked for in a source: found, or missed and why.

Verification is exact after folding (`folding`): what is found at any level says the
same words. Likeness only ever explains a miss (`misses`).
"""

from enum import IntEnum, StrEnum

from briefmaker.brief.library import Warned
from briefmaker.values import Struct


class Level(IntEnum):
    """The first level of the folding ladder that holds the passage."""

    EXACT = 0
    TYPOGRAPHY = 1
    LAYOUT = 2
    SPACING = 3
    CASE = 4


class MissReason(StrEnum):
    """Why a passage is not taken as found."""

    FIGURE = "figure"
    """The source has another figure there."""
    NEGATION = "negation"
    """The source says it with, or without, a "not"."""
    WORDS = "words"
    """The source has other words there."""
    OMISSION = "omission"
    """Words of the source are left out without `[…]`."""
    CUT = "cut"
    """The passage ends inside a word or a number of the source."""
    SPLICE = "splice"
    """Its parts stand in different places of the source."""
    SCRIPT = "mixed-script"
    """A letter of another alphabet stands in one of its words."""
    HIDDEN = "hidden"
    """The words are in the file but cannot be seen on its page."""
    SHORT = "short"
    """It has too few words to be checked against a seal."""
    ABSENT = "absent"
    """Nothing like it is there."""


class Passage(Struct, frozen=True):
    """Where the words of an anchor stand in a source.

    Attributes:
        start: first code point of the text; -1 where only a seal was at hand.
        end: the code point after the last; -1 where only a seal was at hand.
        words: the passage as the source has it; nothing from a seal.
        sentence: the sentence or sentences around it; nothing from a seal.
        level: the level of the folding ladder at which it was found.
        places: the labels of the regions it begins in, by kind: `{"paragraph": "3"}`.
        occurrences: how often the anchor occurs; 1 if prefix, suffix or locator
            single one out.
        words_beside: words of letters in the anchor, beside its figures.
        warned: what stands in or around it that could turn its meaning.
        omitted: the words that `[…]` leaves out, as the source has them.
        invisible: the anchor holds characters that cannot be seen.
        sealed: it was found by the hashes of a seal and not in a copy.
    """

    start: int
    end: int
    words: str
    sentence: str
    level: Level
    places: dict[str, str]
    occurrences: int
    words_beside: int
    warned: tuple[Warned, ...] = ()
    omitted: str = ""
    invisible: bool = False
    sealed: bool = False


class Miss(Struct, frozen=True):
    """The anchor is not in the source.

    Attributes:
        nearest: what the source has at the most likely place; maybe nothing.
        found: the words there that differ, as the source has them: `4.2`.
        given: the words that differ, as the anchor has them: `42`.
    """

    reason: MissReason
    nearest: str = ""
    found: str = ""
    given: str = ""
