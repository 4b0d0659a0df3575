"""Finding the passage of a source that an anchor names, word for word.

An anchor is found where source and anchor fold to the same text (`folding`), and the
stretch begins and ends where the source may be cut (`seams`). All its occurrences are
counted; prefix and suffix must stand beside it, and a locator singles one out. Only
plain searches are made: no input becomes a regular expression. What is not found is
explained by `misses`, which finds nothing.
"""

from collections.abc import Sequence
from functools import partial

from briefmaker.brief.library import Locator, Selector
from briefmaker.evidence.passages.anchors import Anchor, agrees, anchor_of
from briefmaker.evidence.passages.context import warned
from briefmaker.evidence.passages.cue_words import FALLING_APART
from briefmaker.evidence.passages.cues import Cue, cues_of
from briefmaker.evidence.passages.folding import folded
from briefmaker.evidence.passages.misses import cut_short, explain
from briefmaker.evidence.passages.passage import Level, Miss, MissReason, Passage
from briefmaker.evidence.passages.search import (
    Hit,
    Span,
    close,
    in_order,
    stretches,
    whole,
)
from briefmaker.evidence.passages.surroundings import NEAR, WIDE, around
from briefmaker.evidence.passages.tokens import tokens_of
from briefmaker.evidence.texts.text import Text
from briefmaker.values import replace


def find(
    selector: Selector, text: Text, locator: Locator | None = None
) -> Passage | Miss:
    """Look for an anchor in a source.

    Args:
        selector: the anchor, with the words before and after it if it repeats.
        text: the source.
        locator: where it should stand; of several occurrences it singles one out. The
            passage is returned with its true places also if none stands there.

    Returns:
        The passage, with how often it occurs if nothing singles one out, or why it is
        not there.
    """
    anchor = anchor_of(selector)
    if isinstance(anchor, Miss):
        return anchor
    search = _searched(anchor, text)
    if isinstance(search, Miss):
        return (
            search
            if search.reason is not MissReason.ABSENT
            else explain(selector, text)
        )
    hits = [hit for hit in search if _beside(anchor, hit, text)]
    if not hits:
        return _not_beside(anchor, search[0], text)
    if locator and len(hits) > 1:
        inside = [hit for hit in hits if agrees(locator, _places(hit, text))]
        hits = inside or hits
    return _passage(anchor, hits, text)


def _searched(anchor: Anchor, text: Text) -> list[Hit] | Miss:
    """Return all occurrences of an anchor without its neighbours.

    They are sought as the source writes them, in spaces, hyphens and typography
    however it may; only where there is none, without regard to capitals.
    """
    nearly: Span | None = None
    for level in (Level.SPACING, Level.CASE):
        spans: list[list[Span]] = []
        for part in anchor.parts:
            raw = stretches(part, text, level)
            uncut = [span for span in raw if whole(text, span)]
            nearly = nearly or (raw[0] if raw and not uncut else None)
            spans.append(uncut)
        hits = list(in_order(spans, partial(close, text)))
        kept = [hit for hit in hits if _same_negations(anchor, hit, text)]
        if hits and not kept:
            words = text.content[hits[0].start : hits[0].end]
            return Miss(MissReason.NEGATION, words, words, " […] ".join(anchor.parts))
        if kept:
            return kept
    if nearly and len(anchor.parts) == 1:
        return cut_short(anchor.parts[0], text, *nearly)
    return Miss(MissReason.ABSENT)


def _same_negations(anchor: Anchor, hit: Hit, text: Text) -> bool:
    """Whether spaces make no `not` out of another word: `notable`, `not able`."""
    for part, (start, end) in zip(anchor.parts, hit.spans, strict=True):
        there = text.content[start:end]
        if _level(there, part) > Level.LAYOUT and (
            _joined_negations(part) & _keys(there)
            or _joined_negations(there) & _keys(part)
        ):
            return False
    return True


def _joined_negations(words: str) -> set[str]:
    """Return the words that a negation and the word after it would be together."""
    tokens = tokens_of(words)
    cues = cues_of(tokens)
    joined = {
        tokens[at].key + tokens[at + 1].key
        for at in range(len(tokens) - 1)
        if cues[at] == Cue.NEGATION
    }
    return {word for word in joined if word in FALLING_APART or word[:2] == "не"}


def _keys(words: str) -> set[str]:
    return {token.key for token in tokens_of(words)}


def _beside(anchor: Anchor, hit: Hit, text: Text) -> bool:
    """Whether prefix and suffix stand right beside an occurrence."""
    if not (anchor.prefix or anchor.suffix):
        return True
    before, after = _neighbours(anchor, hit, text)
    tight = [
        folded(words, Level.CASE).replace("-", "").strip()
        for words in (before, anchor.prefix, after, anchor.suffix)
    ]
    return tight[0].endswith(tight[1]) and tight[2].startswith(tight[3])


def _neighbours(anchor: Anchor, hit: Hit, text: Text) -> tuple[str, str]:
    """Return so much before and after an occurrence as prefix and suffix could be."""
    before, after = 2 * len(anchor.prefix) + NEAR, 2 * len(anchor.suffix) + NEAR
    content = text.content
    return content[max(hit.start - before, 0) : hit.start], content[
        hit.end : hit.end + after
    ]


def _not_beside(anchor: Anchor, hit: Hit, text: Text) -> Miss:
    """Say what stands where the prefix or suffix should be."""
    before, after = _neighbours(anchor, hit, text)
    found, given = before[-len(anchor.prefix) - 1 :], anchor.prefix
    alone = replace(anchor, suffix="")
    if not anchor.prefix or _beside(alone, hit, text):
        found, given = after[: len(anchor.suffix) + 1], anchor.suffix
    shown = text.content[max(hit.start - 60, 0) : hit.end + 60]
    return Miss(MissReason.WORDS, _line(shown), _line(found), given)


def _places(hit: Hit, text: Text) -> dict[str, str]:
    places = text.places(hit.start, hit.end)
    return {str(kind): label for kind, label in places.items()}


def _passage(anchor: Anchor, hits: Sequence[Hit], text: Text) -> Passage:
    """Describe the first of the occurrences that are left."""
    hit = hits[0]
    near = around(text, hit.start, hit.end, WIDE)
    first, last = near.stretch(hit.start, hit.end) or (0, 0)
    marks = near.marks_around(first, last)
    gaps = [near.between(*gap) for gap in hit.gaps]
    content = text.content
    return Passage(
        start=hit.start,
        end=hit.end,
        words=content[hit.start : hit.end],
        sentence=near.words(*marks.sentence(first, last)),
        level=max(
            _level(content[start:end], part)
            for part, (start, end) in zip(anchor.parts, hit.spans, strict=True)
        ),
        places=_places(hit, text),
        occurrences=len(hits),
        words_beside=anchor.words_beside,
        warned=warned(marks, first, last, gaps),
        omitted=" […] ".join(_line(content[start:end]) for start, end in hit.gaps),
        invisible=anchor.invisible,
    )


def _level(words: str, part: str) -> Level:
    """Return the first level at which the source's words are the anchor's."""
    if words == part:
        return Level.EXACT
    return next(
        (level for level in Level if folded(words, level) == folded(part, level)),
        Level.CASE,
    )


def _line(words: str) -> str:
    return " ".join(words.split())
