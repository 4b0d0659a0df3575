"""Seals: what verifies a passage where the copy of its source is not at hand.

Most sources may not be passed on. A seal stands in for the copy: hashes of its words
in windows of four (`windows`), a letter for each word that could turn a passage
(`cues`), and where sentences and places begin. With it the passage is found, placed and
warned of as in the copy; a changed word or figure is not found. What it cannot do:

- find what needs lost or split spaces (the spacing level of `folding`), or fewer than
  four words and marks together with prefix and suffix;
- show the words: `Passage.words` and `sentence` are empty.

What it does not protect: whoever has the seal can test guesses, and with a list of
words and patience rebuild the text window by window. A seal keeps a text from being
read and searched; it is no safe for what is secret.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefmaker.brief.library import Locator, Selector
from briefmaker.evidence.passages.anchors import LONGEST_GAP, Anchor, agrees, anchor_of
from briefmaker.evidence.passages.context import warned
from briefmaker.evidence.passages.passage import Level, Miss, MissReason, Passage
from briefmaker.evidence.passages.seal_file import Seal, from_json, seal_path, to_json
from briefmaker.evidence.passages.sealed_misses import explain_sealed
from briefmaker.evidence.passages.seams import seam
from briefmaker.evidence.passages.search import Hit, Span, in_order
from briefmaker.evidence.passages.surroundings import whole_of
from briefmaker.evidence.passages.windows import SIZE, Sought, Windows, ways_of
from briefmaker.evidence.texts.regions import Regions, Register
from briefmaker.evidence.texts.text import Text

__all__ = ["Seal", "find_sealed", "from_json", "seal_of", "seal_path", "to_json"]


def seal_of(data: bytes, text: Text) -> Seal:
    """Seal a source.

    Args:
        data: its bytes.
        text: what was read from them.
    """
    near = whole_of(text)
    tokens = near.tokens
    sha256 = hashlib.sha256(data).hexdigest()
    return Seal(
        sha256=sha256,
        text_sha256=text.digest,
        extractor=text.extractor,
        windows=Windows.of(tokens, sha256),
        marks=near.marks(),
        seams=tuple(at for at in range(len(tokens)) if seam(tokens, at)),
        regions=_in_tokens(text, [token.start for token in tokens]),
    )


def _in_tokens(text: Text, starts: Sequence[int]) -> Regions:
    """Return the regions of a text that hold a token, counted in tokens."""
    register = Register()
    for region in text.regions:
        start, end = bisect_left(starts, region.start), bisect_left(starts, region.end)
        if start < end:
            register.name(region.kind, region.label, start, end)
    return register.regions()


def find_sealed(
    selector: Selector, seal: Seal, locator: Locator | None = None
) -> Passage | Miss:
    """Look for an anchor in a source that is only sealed.

    The arguments and what is returned are those of `passages.find`; the passage has
    no words, and its `start` and `end` are -1.
    """
    anchor = anchor_of(selector)
    if isinstance(anchor, Miss):
        return anchor
    hits = _hits(anchor, seal)
    if isinstance(hits, Miss):
        return hits
    best = min(level for _, level in hits)
    kept = [hit for hit, level in hits if level is best]
    if locator and len(kept) > 1:
        inside = [hit for hit in kept if agrees(locator, seal.places(*_ends(hit)))]
        kept = inside or kept
    hit = kept[0]
    return Passage(
        start=-1,
        end=-1,
        words="",
        sentence="",
        level=best,
        places=seal.places(*_ends(hit)),
        occurrences=len(kept),
        words_beside=anchor.words_beside,
        warned=warned(seal.marks, hit.start, hit.end, hit.gaps),
        invisible=anchor.invisible,
        sealed=True,
    )


def _ends(hit: Hit) -> Span:
    return hit.start, hit.end


def _hits(anchor: Anchor, seal: Seal) -> list[tuple[Hit, Level]] | Miss:
    """Return all occurrences of an anchor with their levels, in order."""
    spans: list[dict[Span, Level]] = []
    for number, words in enumerate(anchor.parts):
        prefix = anchor.prefix if number == 0 else ""
        suffix = anchor.suffix if number == len(anchor.parts) - 1 else ""
        ways = list(ways_of(prefix, words, suffix))
        if len(ways[0].tokens) < SIZE:
            return Miss(MissReason.SHORT, given=words)
        found = dict(_stretches(ways, seal))
        if not found:
            return explain_sealed(ways[0].tokens, seal)
        uncut = {span: level for span, level in found.items() if seal.whole(*span)}
        if not uncut:
            return Miss(MissReason.CUT, given=words)
        spans.append(uncut)
    hits = [
        (hit, max(levels[span] for levels, span in zip(spans, hit.spans, strict=True)))
        for hit in in_order([sorted(each) for each in spans], _close)
    ]
    return hits or Miss(MissReason.SPLICE)


def _stretches(ways: Sequence[Sought], seal: Seal) -> Iterator[tuple[Span, Level]]:
    """Yield where a part of an anchor stands, the same capitals last."""
    cased: dict[Span, Level] = {}
    for way in ways:
        sought = Windows.of(way.tokens, seal.sha256)
        for at in seal.windows.places_of(sought):
            span = at + way.first, at + way.last
            if seal.windows.same_case(sought, at):
                cased[span] = Level.LAYOUT
            else:
                yield span, Level.CASE
    yield from cased.items()


def _close(start: int, end: int) -> bool:
    return end - start <= LONGEST_GAP
