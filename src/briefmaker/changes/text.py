"""The text redlined: passages paired across parts that moved or were renamed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefmaker.changes.exhibits import Exhibit
from briefmaker.changes.judgements import Held
from briefmaker.changes.pairing import Pair, paired
from briefmaker.changes.passages import FIXED, Passage, Role
from briefmaker.changes.redline import Run, likeness, redline
from briefmaker.changes.side import Side
from briefmaker.changes.words import Token, keys, said
from briefmaker.values import Struct, replace

NUMBERED = re.compile(r"section-\d+")
"""Anchors that say only which place a section has."""

ALONE = FIXED | {"title"}
"""Parts that every document has once, by the same name."""

SINGLE: frozenset[Role] = frozenset(
    {
        *("title", "standfirst", "decision", "heading", "judgement", "confidence"),
        *("exhibit-title", "subtitle", "origin", "head"),
    }
)
"""Roles of which a part, exhibit or judgement has one, whatever its words."""

ALIKE, ALIKE_HERE = 0.5, 0.4
"""Likeness from which two passages are one, anywhere and in the same part."""

PART = 0.4
"""Likeness from which two parts of other names are one."""

HERE = 0.1
"""What being in the same part adds."""

Scope = tuple[str, str]
"""Role and holder; only passages of one scope can be the same."""


class TextChange(Struct, frozen=True):
    """What became of a passage; nothing on one side if it was added or dropped.

    Attributes:
        runs: its words, with what was struck out and put in.
        moved: it stands in another part than before.
        after: the passage of the new page after which a dropped one stood; -1 for
            the beginning.
        place: the heading that it stands under; maybe none.
        came: the heading that it stood under before.
    """

    old: Passage | None
    new: Passage | None
    runs: tuple[Run, ...]
    moved: bool = False
    after: int = -1
    place: str = ""
    came: str = ""

    @property
    def either(self) -> Passage:
        """The passage as the new edition has it, or else the old one."""
        found = self.new or self.old
        assert found, "a change has at least one side"
        return found


class Moved(Struct, frozen=True):
    """A part of the new page that stands in another order than before."""

    anchor: str
    heading: str


class Text(Struct, frozen=True):
    """What became of the text as a whole.

    Attributes:
        changes: in the order of the new page.
        moved: the parts of the new page that stand in another order.
    """

    changes: tuple[TextChange, ...]
    moved: tuple[Moved, ...] = ()


def text_changes(
    old: Side,
    new: Side,
    exhibits: Sequence[Pair[Exhibit]],
    judgements: Sequence[Pair[Held]],
) -> Text:
    """Return the passages that are not the same in both editions."""
    parts = _parts(old.passages, new.passages)
    here = {a: b for a, b in parts if a and b}
    names = {a.id: b.id for a, b in exhibits if a and b}
    names |= {a.anchor: b.anchor for a, b in judgements if a and b}
    before, after = _scoped(old.passages, here, names), _scoped(new.passages, {}, {})

    def same(one: Passage, other: Passage) -> float:
        return _same(one, other, here.get(one.part) == other.part)

    found: list[Pair[Passage]] = []
    for scope in {**before, **after}:
        pairs = paired(before[scope], after[scope], same)
        found.extend(pairs)
    placed = (
        replace(
            change,
            place=_heading(change.new.part, new)
            if change.new
            else _heading(change.either.part, old),
            came=_heading(change.old.part, old) if change.old else "",
        )
        for change in _changes(found, here)
    )
    moved = (Moved(part, _heading(part, new)) for part in _moved(parts, old, new))
    return Text(tuple(placed), tuple(moved))


def _heading(part: str, side: Side) -> str:
    """Return the heading of a part; nothing where the tool gives it its own."""
    return next(
        (said(p.words) for p in side.passages if (p.part, p.role) == (part, "heading")),
        "",
    )


def _scoped(
    passages: Iterable[Passage], parts: Mapping[str, str], names: Mapping[str, str]
) -> defaultdict[Scope, list[Passage]]:
    """Return passages by their scopes, in the names of the new edition."""
    found: defaultdict[Scope, list[Passage]] = defaultdict(list)
    for passage in passages:
        holder = names.get(passage.holder, passage.holder)
        if passage.role == "note":
            scope = ("note", "")
        elif passage.role == "heading":
            scope = ("heading", parts.get(passage.part, passage.part))
        elif passage.role in SINGLE or passage.role in ("row", "key-figure"):
            scope = (passage.role, holder)
        else:
            scope = ("text", holder)
        found[scope].append(passage)
    return found


def _same(old: Passage, new: Passage, here: bool) -> float:
    if keys(old.words) == keys(new.words):
        return 2 + here
    alike = likeness(old.words, new.words)
    if old.role in SINGLE:
        return 0.5 + alike
    enough = alike >= (ALIKE_HERE if here else ALIKE)
    return alike + HERE * here if enough else 0


def _changes(
    pairs: Sequence[Pair[Passage]], here: Mapping[str, str]
) -> Iterator[TextChange]:
    """Yield the changes in the order of the new page."""
    stays = sorted((a.at, b.at) for a, b in pairs if a and b)
    found: list[tuple[tuple[int, int, int], TextChange]] = []
    for old, new in pairs:
        if old and new:
            moved = not new.holder and here.get(old.part) != new.part
            if moved or keys(old.words) != keys(new.words):
                runs = redline(old.words, new.words)
                found.append(((new.at, 0, 0), TextChange(old, new, runs, moved)))
        elif new:
            runs = (Run("new", new.words),)
            found.append(((new.at, 0, 0), TextChange(None, new, runs)))
        elif old:
            after = max((b for a, b in stays if a < old.at), default=-1)
            change = TextChange(old, None, (Run("old", old.words),), after=after)
            found.append(((after, 1, old.at), change))
    for _, change in sorted(found, key=lambda each: each[0]):
        yield change


def _parts(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[Pair[str], ...]:
    """Return which part of the page is which: by anchor, heading, or words."""
    before, after = _contents(old), _contents(new)

    def same(one: str, other: str) -> float:
        if one in ALONE or other in ALONE:
            return 3.0 * (one == other)
        if one == other and not NUMBERED.fullmatch(one):
            return 3
        (head, words), (heading, others) = before[one], after[other]
        if head and head == heading:
            return 2
        alike = likeness(words, others)
        return alike if alike >= PART else 0

    return paired(tuple(before), tuple(after), same)


def _contents(
    passages: Sequence[Passage],
) -> dict[str, tuple[tuple[str, ...], tuple[Token, ...]]]:
    """Return the heading and the words of each part, in the order of the page."""
    found: dict[str, tuple[tuple[str, ...], tuple[Token, ...]]] = {}
    for passage in passages:
        head, words = found.get(passage.part, ((), ()))
        if passage.role == "heading":
            head = keys(passage.words)
        found[passage.part] = (head, words + passage.words)
    return found


def _moved(parts: Sequence[Pair[str]], old: Side, new: Side) -> tuple[str, ...]:
    """Return the new anchors of parts that stand in another order than before.

    Those that stay are the parts in the same order that hold most words together.
    """
    kept = [(a, b) for a, b in parts if a and b]
    first = list(_contents(old.passages))
    weight = {
        (a, b): sum(p.part == a for p in old.passages)
        + sum(p.part == b for p in new.passages)
        for a, b in kept
    }
    best: dict[tuple[str, str], _Chain] = {}
    for at, pair in enumerate(kept):
        before = (
            best[other]
            for other in kept[:at]
            if first.index(other[0]) < first.index(pair[0])
        )
        longest = max(before, default=(0, ()))
        name = min(pair) + max(pair)
        best[pair] = (longest[0] + weight[pair], (*longest[1], (name, pair[1])))
    stays = max(best.values(), default=(0, ()))[1]
    return tuple(b for _, b in kept if b not in {part for _, part in stays})


_Chain = tuple[int, tuple[tuple[str, str], ...]]
"""Parts in the same order in both editions: how much they hold, and their names."""
