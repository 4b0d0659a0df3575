"""From a paragraph of a document back to the line of the brief that it came from.

By its bookmark first. Where a reviewer's program dropped it, or where the brief has
changed since, the field whose words are most like the paragraph's is meant.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cached_property

from briefmaker.brief.base import Part
from briefmaker.brief.load import Loaded
from briefmaker.formats.docx.remarks import Anchor, Made
from briefmaker.formats.places import bookmark
from briefmaker.problems import Address, Place, Problem
from briefmaker.values import Struct
from briefmaker.workspace import LIBRARY

ALIKE = 0.5
"""Share of a paragraph's words that a field must have to be its origin."""

CLEARLY = 0.4
"""How much more must be like another field than the one that its bookmark names:
since the document was made, sections may have changed places."""

ENOUGH = 3
"""Words by which a paragraph can be known."""

BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)]|#+|>|:::)\s)")
"""What parts the blocks of a field: an empty line, or the next entry of a list."""

PRINTED_ELSEWHERE = re.compile(
    r"\[@[^\]]*\]|\{(?:fact|quote)\}`[^`]*`|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\{\w+\}"
)
"""Markup of which a reader sees other words, or none."""

WORD = re.compile(r"\w+")


class Unit(Struct, frozen=True, dict=True):
    """A block of a field, as typed.

    Attributes:
        text: its words and markup.
        before: what stands in the field in front of it.
        number: which block of its field it is, from 1.
    """

    address: Address
    text: str
    before: str
    number: int

    @cached_property
    def shown(self) -> str:
        """Its text with blanks for what a reader does not see."""
        return PRINTED_ELSEWHERE.sub(lambda found: " " * len(found[0]), self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words as a reader finds them."""
        return _words(self.shown)

    @cached_property
    def bag(self) -> Counter[str]:
        """The same, counted."""
        return Counter(self.words)


class Guide(Struct, frozen=True, dict=True):
    """Leads paragraphs of a document back to a brief."""

    loaded: Loaded
    made: Made | None

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """All blocks of the brief, and of what its library prints."""
        return tuple(_units(self.loaded))

    @cached_property
    def _bookmarks(self) -> Mapping[str, Unit]:
        """The units by the bookmark that each has if the map is lost."""
        found: dict[str, Unit] = {}
        for unit in self.units:
            for number in (unit.number, 0):
                found.setdefault(bookmark(unit.address, number), unit)
        return found

    def place(self, at: Anchor, words: str) -> Place | None:
        """Return the line that a remark belongs to; nothing if none is like it.

        Args:
            words: what the remark is about.
        """
        unit = self._unit(at)
        if unit is None:
            return None
        token, nth = _token(unit, at, words)
        problem = Problem("", "", address=unit.address, token=token, nth=nth)
        return self.loaded.places.locate(problem).place

    def _unit(self, at: Anchor) -> Unit | None:
        said = _words(at.paragraph)
        marked = self._marked(at, said)
        best = max(self.units, key=lambda unit: _likeness(said, unit), default=None)
        if best is None or not said:
            return marked
        score = _likeness(said, best)
        if marked and score < _likeness(said, marked) + CLEARLY:
            return marked
        return best if score >= ALIKE else marked

    def _marked(self, at: Anchor, said: tuple[str, ...]) -> Unit | None:
        """Return the unit that the bookmark of a paragraph stands for."""
        place = self.made.places.get(at.bookmark) if self.made else None
        if place is None:
            return self._bookmarks.get(at.bookmark)
        own = [unit for unit in self.units if unit.address == place.address]
        if not own:
            # A table's row, a key figure: what stands nearest below or above it.
            depth = len(place.address)
            own = [unit for unit in self.units if unit.address[:depth] == place.address]
        if not own:
            return None
        numbered = [unit for unit in own if unit.number == place.block]
        return max(own, key=lambda u: (_likeness(said, u), u in numbered))


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.casefold()))


def _likeness(said: tuple[str, ...], unit: Unit) -> float:
    """Return the share of words that a paragraph has from a unit in the same order.

    A paragraph that is part of a longer unit, a note in it, is like it too. A word or
    two say nothing, unless they are the whole unit.
    """
    if not said or not unit.words:
        return 0.0
    if len(said) < ENOUGH:
        return float(said == unit.words)
    common = sum((Counter(said) & unit.bag).values()) / len(said)
    if common < CLEARLY:
        return 0.0
    matcher = SequenceMatcher(None, said, unit.words, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return 0.85 * same / len(said) + 0.15 * same / max(len(said), len(unit.words))


def _token(unit: Unit, at: Anchor, words: str) -> tuple[str, int]:
    """Return the words of a unit where a remark stands, and which of their kind.

    The words of the paragraph are laid beside those of the unit; marks, ranges and
    roles are in only one of them.
    """
    typed = list(WORD.finditer(unit.shown))
    place = _counterpart(_words(at.paragraph), unit.words, _place_in(at))
    if not typed or place is None:
        first = unit.text.strip().partition("\n")[0]
        return first, _times(first, unit.before)
    start = typed[place].start()
    whole = _spelled(words).match(unit.text, start) if words.strip() else None
    token = whole[0] if whole else typed[place][0]
    return token, _times(token, unit.before + unit.text[:start])


def _place_in(at: Anchor) -> int:
    """Return how many whole words of a paragraph stand in front of a remark."""
    before, after = at.paragraph[: at.before], at.paragraph[at.before :]
    within = WORD.match(before[-1:]) and WORD.match(after)
    return len(WORD.findall(before)) - bool(within)


def _counterpart(
    said: tuple[str, ...], typed: tuple[str, ...], place: int
) -> int | None:
    """Return which typed word is the one said at a place, or the nearest to it."""
    matcher = SequenceMatcher(None, said, typed, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    near = min(blocks, key=lambda b: max(b.a - place, place - b.a - b.size + 1, 0))
    return near.b + min(max(place - near.a, 0), near.size - 1)


def _times(words: str, text: str) -> int:
    return sum(1 for _ in _spelled(words).finditer(text))


def _spelled(words: str) -> re.Pattern[str]:
    """Return a pattern for words with any spaces and line ends between them."""
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()))


def _units(loaded: Loaded) -> Iterator[Unit]:
    """Yield the blocks of a brief, then those of its library."""
    for address, text in _texts(loaded.brief, ()):
        yield from _blocks(address, text)
    own = loaded.brief
    for group in ("quantities", "facts", "sources", "quotes"):
        for name, entry in getattr(loaded.library, group).items():
            if name not in getattr(own, group):
                for address, text in _texts(entry, (LIBRARY, group, name)):
                    yield from _blocks(address, text)


def _blocks(address: Address, text: str) -> Iterator[Unit]:
    start = 0
    ends = [found.span() for found in BLOCK.finditer(text)]
    for number, (end, after) in enumerate((*ends, (len(text), len(text))), start=1):
        if text[start:end].strip():
            yield Unit(address, text[start:end], text[:start], number)
        start = after


def _texts(said: object, at: Address) -> Iterator[tuple[Address, str]]:
    """Yield the texts that somebody typed, with their addresses."""
    match said:
        case str():
            yield at, str(said)
        case Part():
            for key, field in type(said).model_fields.items():
                yield from _texts(getattr(said, key), (*at, field.alias or key))
        case Mapping():
            for key, value in said.items():
                yield from _texts(value, (*at, str(key)))
        case tuple() | list():
            for number, value in enumerate(said):
                yield from _texts(value, (*at, number))
