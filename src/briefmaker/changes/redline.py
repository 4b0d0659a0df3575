"""Two texts as one: what stays, what is struck out, what is put in, by whole words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from briefmaker.changes.words import Token, keys, said
from briefmaker.values import Struct

Kind = Literal["same", "old", "new"]

WEAK = 3
"""Letters of an unchanged word between two changes that it is no help to keep."""


class Run(Struct, frozen=True):
    """Words one after the other that share one fate."""

    kind: Kind
    words: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The words as plain text."""
        return said(self.words)


def redline(old: Sequence[Token], new: Sequence[Token]) -> tuple[Run, ...]:
    """Return how the old words became the new ones, deletions before insertions.

    The same words the other way round give the same runs with `old` and `new`
    exchanged.
    """
    # difflib is not symmetric: the order of its arguments is settled by their words.
    swapped = keys(old) > keys(new)
    first, second = (new, old) if swapped else (old, new)
    runs: list[Run] = []
    for same, left, right in _settled(first, second):
        before, after = (right, left) if swapped else (left, right)
        if same:
            runs.append(Run("same", tuple(after)))
            continue
        if before:
            runs.append(Run("old", tuple(before)))
        if after:
            runs.append(Run("new", tuple(after)))
    return tuple(runs)


_Step = tuple[bool, Sequence[Token], Sequence[Token]]
"""Whether words stay, and the words on both sides."""


def _settled(first: Sequence[Token], second: Sequence[Token]) -> Iterator[_Step]:
    """Yield stretches that stay or change; scraps between two changes go with them."""
    matcher = SequenceMatcher(None, keys(first), keys(second), autojunk=False)
    steps: list[list[int]] = []
    codes = matcher.get_opcodes()
    for at, (tag, *span) in enumerate(codes):
        inside = 0 < at < len(codes) - 1
        stays = tag == "equal" and not (inside and _weak(first[span[0] : span[1]]))
        if steps and not stays and not steps[-1][0]:
            steps[-1][2], steps[-1][4] = span[1], span[3]
        else:
            steps.append([int(stays), *span])
    for same, i1, i2, j1, j2 in steps:
        yield bool(same), first[i1:i2], second[j1:j2]


def _weak(words: Sequence[Token]) -> bool:
    return sum(word.letters for word in words) <= WEAK


def likeness(old: Sequence[Token], new: Sequence[Token]) -> float:
    """Return how much two texts share, from 0 to 1, whatever the order of words.

    Sørensen's and Dice's coefficient, over the letters of the words of each.
    """
    left, right = _weighed(old), _weighed(new)
    whole = sum(left.values()) + sum(right.values())
    return 2 * sum((left & right).values()) / whole if whole else float(old == new)


def _weighed(words: Iterable[Token]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word in words:
        if word.letters:
            found[word.key.casefold()] += word.letters
    return found
