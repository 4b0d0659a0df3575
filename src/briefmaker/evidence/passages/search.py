"""Plain searches of a folded text: where words stand, and whether that cuts it."""

from collections.abc import Callable, Iterator, Sequence

from briefmaker.evidence.passages.anchors import LONGEST_GAP
from briefmaker.evidence.passages.folding import Folded, folded, ladder
from briefmaker.evidence.passages.passage import Level
from briefmaker.evidence.passages.surroundings import NEAR, around
from briefmaker.evidence.passages.tokens import tokens_of
from briefmaker.evidence.texts.text import Text
from briefmaker.values import Struct

MOST = 500
"""Occurrences that are looked at: an anchor that stands more often names nothing."""

LONGEST_GAP_IN_CHARACTERS = 2_000
"""A gap of so many characters is not even counted in words."""

Span = tuple[int, int]
"""A stretch of a source: its first code point or token, and the one after its last."""


class Hit(Struct, frozen=True):
    """One occurrence of an anchor: a stretch for each of its parts."""

    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.spans[-1][1]

    @property
    def gaps(self) -> tuple[Span, ...]:
        """What `[…]` leaves out."""
        ends = [end for _, end in self.spans[:-1]]
        return tuple(zip(ends, (start for start, _ in self.spans[1:]), strict=True))


def in_order(
    parts: Sequence[Sequence[Span]], near: Callable[[int, int], bool]
) -> Iterator[Hit]:
    """Yield the occurrences of the first part that the others follow closely enough.

    Args:
        parts: the stretches at which each part stands, in order.
        near: whether what lies between two stretches is short enough.
    """
    for first in parts[0]:
        taken = [first]
        for candidates in parts[1:]:
            end = taken[-1][1]
            following = next((span for span in candidates if span[0] >= end), None)
            if following is None or not near(end, following[0]):
                break
            taken.append(following)
        else:
            yield Hit(tuple(taken))


def stretches(words: str, text: Text, level: Level) -> list[Span]:
    """Return where words stand in a source at a level of the ladder, cut or not.

    Most stand there at the layout level, from which the way back is short; the level
    asked for is only gone back from if it holds more of them.
    """
    rungs = ladder(text.content)
    wanted = list(offsets(folded(words, level), rungs.at(level)))
    if level is Level.SPACING:
        near = list(offsets(folded(words, Level.LAYOUT), rungs.layout))
        if len(near) == len(wanted):
            wanted, level = near, Level.LAYOUT
    fold, length = rungs.at(level), len(folded(words, level))
    return [fold.back(offset, offset + length) for offset in wanted]


def offsets(needle: str, fold: Folded) -> Iterator[int]:
    """Yield where folded words stand in a folded text, up to `MOST` of them."""
    offset = fold.text.find(needle) if needle else -1
    for _ in range(MOST):
        if offset < 0:
            return
        yield offset
        offset = fold.text.find(needle, offset + 1)


def whole(text: Text, span: Span) -> bool:
    """Whether a stretch begins and ends where the source may be cut."""
    return around(text, *span, NEAR).whole(*span)


def close(text: Text, start: int, end: int) -> bool:
    """Whether what `[…]` leaves out, between two stretches, is short enough."""
    if end - start > LONGEST_GAP_IN_CHARACTERS:
        return False
    return len(tokens_of(text.content[start:end])) <= LONGEST_GAP
