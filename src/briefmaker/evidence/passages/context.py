"""Warnings from around a passage: a negation, a hedge or a limit that it leaves out.

`Officials rejected the claim that …`, `by preliminary data …`, `… but only if …`: the
words of the passage stand in the source, and the sentence that they are cut from says
something else. Only the sentence of the passage is looked at, and in it only as far as
such a word reaches. The rules read the letters of `cues`, so that a copy and a seal
give the same warnings; they are heuristics, which warn a person and verify nothing.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from briefmaker.brief.library import Warned
from briefmaker.evidence.passages.cues import Cue
from briefmaker.values import Struct

REACH = 14
"""Words over which a negation or a hedge can reach the passage."""

FAR = 40
"""Words around a passage that are looked at, however long its sentence is."""

AFTER = 8
"""Words after a passage within which a limit, or what it is said to be, must stand."""


class Marks(Struct, frozen=True):
    """What a text shows beside its words, by the numbers of its tokens.

    Attributes:
        cues: a letter for each token (`cues.Cue`).
        sentences: the tokens with which sentences begin (`sentences`).
    """

    cues: str
    sentences: Sequence[int]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the sentence, or sentences, that hold a passage."""
        opening = bisect_right(self.sentences, start) - 1
        closing = bisect_left(self.sentences, end)
        first = self.sentences[opening] if opening >= 0 else 0
        if closing < len(self.sentences):
            return first, self.sentences[closing]
        return first, len(self.cues)


def warned(
    marks: Marks, start: int, end: int, omitted: Sequence[tuple[int, int]] = ()
) -> tuple[Warned, ...]:
    """Return what stands around, or was left out of, a passage and could turn it.

    Args:
        marks: of the text, or of the passage's surroundings.
        start: the passage's first token.
        end: the token after its last.
        omitted: the stretches that `[…]` leaves out.
    """
    first, last = marks.sentence(start, end)
    before = marks.cues[max(first, start - FAR) : start]
    after = marks.cues[end : min(last, end + FAR)]
    found = _before(before, marks.cues[start:end]) | _after(after)
    if any(_weighty(marks.cues[a:b]) for a, b in omitted):
        found.add(Warned.OMISSION)
    return tuple(each for each in Warned if each in found)


def _weighty(cues: str) -> bool:
    """Whether words that are left out hold a negation, a limit or a figure."""
    return any(
        cue in cues
        for cue in (
            Cue.NEGATION, Cue.LATE_NEGATION, Cue.DENIAL, Cue.LIMIT, Cue.BUT, Cue.FIGURE,
        )
    )  # fmt: skip


def _before(before: str, passage: str) -> set[Warned]:
    """Return what the words before a passage do to it, nearest first."""
    found: set[Warned] = set()
    cues = before + passage
    near = affirmed = False
    for at in range(len(before) - 1, -1, -1):
        cue = cues[at]
        if cue == Cue.BUT or (cue == Cue.BREAK and cues[at + 1 : at + 2] != Cue.OPENER):
            break
        if cue == Cue.ACCORDING:
            found.add(Warned.HEDGE)
        near = near or len(before) - at > REACH or _closes(cues, at, len(before))
        if near:
            continue
        affirmed = affirmed or cue == Cue.AND
        untrue = cue == Cue.FALSE and Cue.OPENER in cues[at + 1 : at + 3]
        if untrue or cue == Cue.DENIAL or (cue == Cue.NEGATION and not affirmed):
            found.add(Warned.NEGATION)
        elif cue in (Cue.HEDGE, Cue.CONDITION):
            found.add(Warned.HEDGE)
    return found


def _closes(cues: str, at: int, start: int) -> bool:
    """Whether what stands before a token does not reach over it.

    A clause of its own closes, and a comma, except before `that` or `including`, and
    in a list under a negation: `did not sign trade, energy or transport agreements`.
    """
    if cues[at] == Cue.CLAUSE:
        return True
    if cues[at] == Cue.SAID:  # but not in `did not say that`
        return Cue.NEGATION not in cues[max(at - 2, 0) : at]
    if cues[at] != Cue.COMMA:
        return False
    beside = cues[max(at - 1, 0) : at + 2]
    return Cue.OPENER not in beside and Cue.OR not in cues[at + 1 : start]


def _after(after: str) -> set[Warned]:
    """Return what the words right after a passage do to it."""
    found: set[Warned] = set()
    words = 0
    direct = True  # nothing but marks and auxiliaries so far
    for cue in after:
        if cue in (Cue.MARK, Cue.COMMA):
            continue
        if cue == Cue.BREAK or words >= AFTER:
            break
        if cue == Cue.BUT:
            if words == 0:
                found.add(Warned.LIMITED)
            break
        if cue == Cue.LIMIT or (cue == Cue.CONDITION and words == 0):
            found.add(Warned.LIMITED)
        if cue == Cue.ACCORDING:
            found.add(Warned.HEDGE)
        if cue == Cue.LATE_NEGATION or (direct and cue in (Cue.NEGATION, Cue.FALSE)):
            found.add(Warned.NEGATION)
        if cue == Cue.DENIAL and direct and words:
            found.add(Warned.NEGATION)
        direct = direct and cue in (Cue.AUXILIARY, Cue.NEGATION, Cue.CLAUSE)
        words += 1
    return found
