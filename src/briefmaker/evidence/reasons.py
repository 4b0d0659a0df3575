"""Why a claim does not hold, and what to do: in an analyst's words.

Each function gives a reason and a hint, both one sentence without its full stop. The
reason says what was found and what was expected; the hint names the key to change.
"""

from collections.abc import Mapping

from briefmaker.evidence.passages.passage import Miss, MissReason
from briefmaker.values import Struct

FEWEST_WORDS = 4
"""Words of letters that an anchor needs, beside its figure if it has one. Measured: of
windows of a figure and one word 46 in 100 stand in an unrelated text of a megabyte
too, of three words none; in texts that follow a template 29 in 100 of those still do.
"""

LONGEST_EXCERPT = 160
"""Characters of a source that one message quotes."""

Said = tuple[str, str]

LONGER = (
    "make `exact` longer, or add the words before or after it as `prefix` or `suffix`"
)

ANEW = "copy the words into `exact` as the source has them"


class _Saying(Struct, frozen=True):
    """How one kind of miss is told.

    Attributes:
        said: the reason, with a place for one of `other` (what differs), `found`
            (words of the source) and `word` (the word in question).
        alone: the reason where that is not known.
    """

    said: str
    alone: str
    hint: str


SAYINGS: Mapping[MissReason, _Saying] = {
    MissReason.FIGURE: _Saying(
        "{other}",
        "the source has another figure there",
        "correct `exact`, and then see whether `display` still holds",
    ),
    MissReason.NEGATION: _Saying(
        "a “not” or its like stands in only one of the two: {other}",
        "a “not” stands in the source or in the passage, not in both",
        "read the sentence in the source again before you correct `exact`",
    ),
    MissReason.WORDS: _Saying("{other}", "the source has other words there", ANEW),
    MissReason.OMISSION: _Saying(
        "the passage leaves out “{found}”, which stands there in the source",
        "the passage leaves out words of the source",
        "put `[…]` where words are left out, or take them in",
    ),
    MissReason.CUT: _Saying(
        "the passage cuts “{found}” of the source short",
        "the passage begins or ends inside a word or number of the source",
        "take the whole word or number into `exact`",
    ),
    MissReason.SPLICE: _Saying(
        "",
        "the parts of the passage stand in different places of the source",
        "make a fact of each, or quote one stretch of the source",
    ),
    MissReason.SCRIPT: _Saying(
        "“{word}” mixes letters of two alphabets that look alike",
        "a word of the passage mixes letters of two alphabets",
        "type the word anew on one keyboard",
    ),
    MissReason.HIDDEN: _Saying(
        "",
        "the words are in the file, but nobody can see them on its page",
        "find a passage that a reader of the source can see",
    ),
    MissReason.SHORT: _Saying(
        "",
        "the passage has too few words to be looked for without the copy",
        LONGER,
    ),
    MissReason.ABSENT: _Saying(
        "the passage is not in the source; {other}",
        "the passage is not in the source, nor anything like it",
        f"{ANEW}, or name the source that has them",
    ),
}


def missed(miss: Miss) -> Said:
    """Return why a passage is not in its source, as far as it is known."""
    saying = SAYINGS[miss.reason]
    found, given = excerpt(miss.found), excerpt(miss.given)
    known = {"other": _other(miss), "found": found, "word": given or found}
    place = next((name for name in known if f"{{{name}}}" in saying.said), "")
    told = saying.said.format_map(known) if known.get(place) else saying.alone
    return told, saying.hint


def _other(miss: Miss) -> str:
    """Return what the source has instead of the passage."""
    if miss.found and miss.given:
        return (
            f"the source has “{excerpt(miss.found)}” where the passage has "
            f"“{excerpt(miss.given)}”"
        )
    nearest = excerpt(miss.nearest)
    return f"the nearest that the source has is “{nearest}”" if nearest else ""


def ambiguous(occurrences: int) -> Said:
    """Return why a passage is not pinned down."""
    return (
        f"the passage stands {occurrences} times in the source, so it does not say "
        "which is meant",
        LONGER,
    )


def weak(words: int, figure: bool) -> Said:
    """Return why a passage says too little.

    Args:
        words: how many words of letters it has.
        figure: whether they stand beside a figure.
    """
    has = {0: "no words", 1: "one word"}.get(words, f"only {words} words")
    beside = " beside its figure" if figure else ""
    return (
        f"the passage has {has}{beside}; with fewer than {FEWEST_WORDS} it could stand "
        "in a source by chance",
        LONGER,
    )


def misplaced(kind: str, said: str, true: str) -> Said:
    """Return why a passage stands elsewhere than its locator says."""
    return (
        f"the passage begins in {kind} {true} of the source, the library says "
        f"{kind} {said}",
        f"write `{kind}: {true}`, or name the passage that is meant",
    )


def changed(reason: str, hint: str, still: bool) -> Said:
    """Return that a copy has other bytes, and whether it still holds the passage."""
    there = "the passage is still in it" if still else "the passage is not in it"
    return f"{reason}; {there}" if reason else there, hint


def excerpt(words: str) -> str:
    """Return words of a source on one line, cut where they would fill a message."""
    line = " ".join(words.split())
    if len(line) <= LONGEST_EXCERPT:
        return line
    return line[: LONGEST_EXCERPT - 1].rsplit(" ", 1)[0] + "…"
