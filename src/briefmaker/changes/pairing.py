"""Which of the old is which of the new: pairs by likeness, never by position alone."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")
Pair = tuple[Thing | None, Thing | None]
"""The old one and the new one; nothing on one side for what was added or dropped."""

Likeness = Callable[[Thing, Thing], float]
"""How surely two things are the same one; nothing for two that are not."""


def paired(
    old: Sequence[Thing], new: Sequence[Thing], likeness: Likeness[Thing]
) -> tuple[Pair[Thing], ...]:
    """Return pairs in the order of the new, each dropped one after what it followed.

    The surest pairs are made first; of two that are as sure, the one whose places in
    the two orders are nearer. Exchanging old and new exchanges the sides of each pair.
    """
    partners = _partners(old, new, likeness)
    taken = set(partners.values())
    pairs: list[Pair[Thing]] = []
    followed: dict[int, list[Thing]] = {}
    last = -1
    for at, thing in enumerate(old):
        if at in partners:
            last = partners[at]
        else:
            followed.setdefault(last, []).append(thing)
    mine = {theirs: own for own, theirs in partners.items()}
    pairs += [(thing, None) for thing in followed.get(-1, ())]
    for at, thing in enumerate(new):
        pairs.append((old[mine[at]] if at in taken else None, thing))
        pairs += [(dropped, None) for dropped in followed.get(at, ())]
    return tuple(pairs)


def _partners(
    old: Sequence[Thing], new: Sequence[Thing], likeness: Likeness[Thing]
) -> dict[int, int]:
    """Return for each old one that is still there its place among the new."""
    found: list[tuple[float, float, int, int, int]] = []
    for i, before in enumerate(old):
        for j, after in enumerate(new):
            sure = likeness(before, after)
            if sure > 0:
                away = abs(i / len(old) - j / len(new))
                found.append((-sure, away, i + j, i, j))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(found):
        if i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return partners
