"""Why an anchor is not in a sealed source, as far as hashes can tell.

Windows of the anchor that are in the seal say where it would stand; the words that no
such window holds are those that differ. What the source has there nobody can read.
"""

from collections import Counter
from collections.abc import Sequence

from briefmaker.evidence.passages.anchors import LONGEST_GAP
from briefmaker.evidence.passages.context import Marks
from briefmaker.evidence.passages.cues import NEGATING, cues_of
from briefmaker.evidence.passages.passage import Miss, MissReason
from briefmaker.evidence.passages.seal_file import Seal
from briefmaker.evidence.passages.seams import figured
from briefmaker.evidence.passages.tokens import Token
from briefmaker.evidence.passages.windows import SIZE, Windows


def explain_sealed(tokens: Sequence[Token], seal: Seal) -> Miss:
    """Say why an anchor is not in a seal.

    Args:
        tokens: the anchor's, with those of its prefix and suffix.
        seal: the source's.
    """
    found = _aligned(tokens, seal)
    shifts = [shift for shift, _ in Counter(found.values()).most_common(2)]
    if not shifts:
        return Miss(MissReason.ABSENT)
    held = {at + number for at in found for number in range(SIZE)}
    other = [token for at, token in enumerate(tokens) if at not in held]
    given = " ".join(token.text for token in other)
    if len(shifts) == 2:
        return _moved(found, shifts, other, seal.marks)
    if any(map(figured, other)):
        return Miss(MissReason.FIGURE, given=given)
    there = "".join(
        seal.marks.cues[at + shifts[0] : at + shifts[0] + 1]
        for at in range(len(tokens))
        if at not in held
    )
    negated = NEGATING & {*cues_of(other), *there}
    return Miss(MissReason.NEGATION if negated else MissReason.WORDS, given=given)


def _aligned(tokens: Sequence[Token], seal: Seal) -> dict[int, int]:
    """Return by how much each window of the anchor that is sealed is moved there."""
    own = Windows.of(tokens, seal.sha256)
    places = {
        at: [place - at for place in seal.windows.places_of(own.one(at))]
        for at in range(len(own))
    }
    common = Counter(shift for shifts in places.values() for shift in shifts)
    return {
        at: max(shifts, key=lambda shift: (common[shift], -shift))
        for at, shifts in places.items()
        if shifts
    }


def _moved(
    found: dict[int, int], shifts: Sequence[int], other: Sequence[Token], marks: Marks
) -> Miss:
    """Say what stands between two stretches that the source has both."""
    given = " ".join(token.text for token in other)
    early, late = sorted(shifts, key=lambda shift: min(_at(found, shift)))
    more = late - early
    if more < 0:
        negated = NEGATING & {*cues_of(other)}
        reason = MissReason.NEGATION if negated else MissReason.WORDS
        return Miss(reason, given=given)
    end = max(_at(found, early)) + early + SIZE
    beyond = min(_at(found, late)) + late
    if more > LONGEST_GAP or any(end <= at <= beyond for at in marks.sentences):
        return Miss(MissReason.SPLICE)
    negated = NEGATING & {*marks.cues[end:beyond]}
    return Miss(MissReason.NEGATION if negated else MissReason.OMISSION)


def _at(found: dict[int, int], shift: int) -> list[int]:
    return [at for at, moved in found.items() if moved == shift]
