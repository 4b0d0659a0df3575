"""Why an anchor is not in its source: a likeness that explains and never verifies.

The most likely place is found by likeness (rapidfuzz), and the words of the anchor are
set against the words there. What differs names the reason: a figure, a negation, other
words, words left out; or the anchor is made of two stretches of the source.
"""

from collections.abc import Callable, Iterator, Sequence

from briefmaker.brief.library import Selector
from briefmaker.evidence.passages.anchors import ELLIPSIS
from briefmaker.evidence.passages.cues import NEGATING, cues_of
from briefmaker.evidence.passages.folding import folded, ladder, small
from briefmaker.evidence.passages.glyphs import LOOKALIKES
from briefmaker.evidence.passages.passage import Level, Miss, MissReason
from briefmaker.evidence.passages.seams import figured
from briefmaker.evidence.passages.search import Span, close, offsets, whole
from briefmaker.evidence.passages.surroundings import NEAR, around
from briefmaker.evidence.passages.tokens import Token, tokens_of
from briefmaker.evidence.texts.text import Text
from briefmaker.values import Struct

LONGEST_SAID = 200
"""Characters of a source that a miss may carry."""

LONGEST_SOUGHT = 240
"""Characters by which the likely place is sought; the rest follows from them."""

LIKELY = 0.7
"""Share of an anchor's words that stand in their order at a place of the same sense."""

POSSIBLE = 0.4
"""The same, at a place that is shown as the nearest and no more."""

SHORTEST_PART = 2
"""Words of a stretch that is worth to be told from the rest of the anchor."""


class _Difference(Struct, frozen=True):
    """Words of an anchor, and the words of the source in their place."""

    reason: MissReason
    given: str
    found: str


class _Place(Struct, frozen=True):
    """The most likely place of an anchor in a source.

    Attributes:
        words: what the source has there.
        alike: the share of the anchor's words that stand there in their order.
        differences: what differs, in order.
    """

    words: str
    alike: float
    differences: tuple[_Difference, ...]


def explain(selector: Selector, text: Text) -> Miss:
    """Say why an anchor that was not found is not in a source."""
    parts = [part for part in ELLIPSIS.split(selector.exact) if part.strip()]
    absent = [part for part in parts if not _stands(part, text)]
    if not absent:
        return Miss(MissReason.SPLICE)
    words = absent[0].strip()
    return (
        _disguised(words, text)
        or _shortened(words, text)
        or _differing(words, text, LIKELY)
        or _spliced(words, text)
        or _nearest(words, text)
    )


def cut_short(words: str, text: Text, start: int, end: int) -> Miss:
    """Say which word or figure of the source an anchor cuts.

    Args:
        words: the anchor.
        text: the source.
        start: where the anchor's characters begin in it.
        end: the code point after their last.
    """
    near = around(text, start, end, NEAR)
    first, last = near.filled(start, end)
    content = text.content
    edge = (start, start + 1) if first < start else (end - 1, end)
    low, high = near.filled(*edge)
    nearest = _line(content[first:last])
    return Miss(MissReason.CUT, nearest, _line(content[low:high]), _line(words))


def _found(words: str, text: Text) -> Iterator[Span]:
    """Yield where words stand whole in a source, capitals aside."""
    fold = ladder(text.content).small

    needle = small(folded(words, Level.LAYOUT))
    for offset in offsets(needle, fold):
        span = fold.back(offset, offset + len(needle))
        if whole(text, span):
            yield span


def _stands(words: str, text: Text) -> bool:
    """Whether words stand whole in a source, capitals aside."""
    return next(_found(words, text), None) is not None


def _disguised(words: str, text: Text) -> Miss | None:
    """Say that letters of another alphabet stand in for those of the source."""
    if not any(letter in words or letter in text.content for letter in LOOKALIKES):
        return None
    needle = _undisguised(folded(words, Level.SPACING))
    fold = ladder(text.content).spacing
    at = _undisguised(fold.text).find(needle)
    if at < 0:
        return None
    start, end = fold.back(at, at + len(needle))
    there = text.content[start:end]
    for given, found in zip(words.split(), there.split(), strict=False):
        if folded(given, Level.CASE) != folded(found, Level.CASE):
            return Miss(MissReason.SCRIPT, _line(there), found, given)
    return None


def _undisguised(words: str) -> str:
    for letter in sorted(set(words) & LOOKALIKES.keys()):
        words = words.replace(letter, LOOKALIKES[letter])
    return words.lower()


def _shortened(words: str, text: Text) -> Miss | None:
    """Say which words of a sentence are left out in the middle of an anchor."""
    halves = _halves(words, text)
    if halves is None:
        return None
    for start, end in _found(halves[0], text):
        for following, last in _found(halves[1], text):
            if following >= end and close(text, end, following):
                near = around(text, end, following, NEAR)
                first, beyond = near.between(end, following)
                marks = near.marks()
                if any(first < at <= beyond for at in marks.sentences):
                    continue
                negated = NEGATING & {*marks.cues[first:beyond]}
                reason = MissReason.NEGATION if negated else MissReason.OMISSION
                omitted = _line(text.content[end:following])
                return Miss(reason, _line(text.content[start:last]), omitted)
    return None


def _spliced(words: str, text: Text) -> Miss | None:
    """Say that an anchor is made of two stretches from different places."""
    return Miss(MissReason.SPLICE) if _halves(words, text) else None


def _halves(words: str, text: Text) -> tuple[str, str] | None:
    """Return the division of an anchor whose halves the source both has, if any."""
    tokens = tokens_of(words)

    def holds(length: int) -> bool:
        return _stands(words[: tokens[length - 1].end], text)

    head = _longest(holds, len(tokens))
    if not SHORTEST_PART <= head <= len(tokens) - SHORTEST_PART:
        return None
    halves = words[: tokens[head - 1].end], words[tokens[head].start :]
    return halves if _stands(halves[1], text) else None


def _longest(holds: Callable[[int], bool], most: int) -> int:
    """Return the greatest length for which something holds, as for all below it."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _differing(words: str, text: Text, enough: float) -> Miss | None:
    """Say what differs at the most likely place."""
    place = _place(words, text)
    if place is None or place.alike < enough or not place.differences:
        return None
    order = list(MissReason)
    told = min(place.differences, key=lambda each: order.index(each.reason))
    return Miss(told.reason, place.words, told.found, told.given)


def _nearest(words: str, text: Text) -> Miss:
    """Say that nothing is there, with what comes nearest."""
    place = _place(words, text)
    likely = place is not None and place.alike >= POSSIBLE
    return Miss(MissReason.ABSENT, place.words if place and likely else "")


def _place(words: str, text: Text) -> _Place | None:
    """Return the place of a source that is most like an anchor."""
    from rapidfuzz import fuzz

    needle = small(folded(words, Level.LAYOUT))
    fold = ladder(text.content).small
    sought = needle[:LONGEST_SOUGHT]
    likeness = fuzz.partial_ratio_alignment(sought, fold.text)
    if likeness is None or likeness.dest_end <= likeness.dest_start:
        return None
    beyond = likeness.dest_end + len(needle) - len(sought)
    start, end = fold.back(likeness.dest_start, min(beyond, len(fold.text)))
    near = around(text, start, end, NEAR)
    start, end = near.filled(start, end)
    there = near.tokens[slice(*near.between(start, end))]
    given = tokens_of(words)
    steps = _steps([token.key for token in given], [token.key for token in there])
    start, end = there[steps[0][3]].start, there[steps[-1][4] - 1].end
    same = sum(b - a for tag, a, b, _, _ in steps if tag == "equal")
    return _Place(
        _line(text.content[start:end]),
        same / max(len(given), 1),
        tuple(
            _difference(given[a:b], there[c:d])
            for tag, a, b, c, d in steps
            if tag != "equal"
        ),
    )


def _steps(
    given: Sequence[str], there: Sequence[str]
) -> list[tuple[str, int, int, int, int]]:
    """Return what is equal and what differs, in stretches of both, inside the source.

    What the source has before and after the anchor is no difference.
    """
    from rapidfuzz.distance import Levenshtein

    steps: list[tuple[str, int, int, int, int]] = []
    for each in Levenshtein.opcodes(given, there):
        tag, a, b = each.tag, each.src_start, each.src_end
        c, d = each.dest_start, each.dest_end
        if tag != "equal" and steps and steps[-1][0] != "equal":
            _, a, _, c, _ = steps.pop()
            tag = "replace"
        steps.append((tag, a, b, c, d))
    inside = [at for at, (_, a, b, _, _) in enumerate(steps) if a < b]
    return steps[inside[0] : inside[-1] + 1]


def _difference(given: Sequence[Token], found: Sequence[Token]) -> _Difference:
    if any(map(figured, (*given, *found))):
        reason = MissReason.FIGURE
    elif NEGATING & {*cues_of(given), *cues_of(found)}:
        reason = MissReason.NEGATION
    else:
        reason = MissReason.WORDS if given else MissReason.OMISSION
    return _Difference(reason, _said(given), _said(found))


def _said(tokens: Sequence[Token]) -> str:
    glued = "".join(
        (token.glue if at else "") + token.text for at, token in enumerate(tokens)
    )
    return _line(glued)


def _line(words: str) -> str:
    """Return words on one line, cut to what a miss may carry."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_SAID else f"{line[: LONGEST_SAID - 1]}…"
