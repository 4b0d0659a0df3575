"""The passages of a composed page: every title, paragraph, list item and row, in order.

They are read from the page's HTML, whatever grid it is set in. What the tool prints
by itself (names and dates under the title, the likelihood scale, the list of sources,
annexes) is no passage: it is compared as data.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal
from xml.etree.ElementTree import Element

from briefmaker.changes.words import Token, tokens
from briefmaker.values import Struct, replace

Role = Literal[
    "title",
    "standfirst",
    "bottom-line",
    "decision",
    "judgement",
    "confidence",
    "heading",
    "recommendation",
    "key-figure",
    "text",
    "head",
    "row",
    "exhibit-title",
    "subtitle",
    "origin",
    "note",
]

INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "br", "code", "del", "em", "i", "img", "ins"),
        *("mark", "s", "span", "strong", "sub", "sup"),
    }
)
LEAVES = frozenset({"h1", "h2", "h3", "p", "li", "pre"})
CAPTIONS = frozenset({"caption", "figcaption"})
OWN = frozenset(
    {
        *("kicker", "letterhead", "cells", "terms", "strip", "summary", "end"),
        *("annex", "method", "sign", "answers", "axis", "since"),
    }
)
"""Classes of what the tool prints by itself."""

UNREAD = frozenset({"note", "range", "label", "back", "number", "strip", "arrow"})
"""Classes of what stands in a line and is no part of its words."""

FIXED = frozenset({"bottom-line", "judgements", "notes"})
"""Parts whose headings are the tool's own."""

SLOTS: dict[str, Role] = {
    "standfirst": "standfirst",
    "decision": "decision",
    "confidence": "confidence",
    "exhibit-title": "exhibit-title",
    "subtitle": "subtitle",
    "origin": "origin",
}
COUNTED = re.compile(r"#src-\d+")
"""What leads to a source of a public copy, which is named by its number alone."""

CELL = "\x1f"
"""The key of what stands between two cells of a row."""


class Passage(Struct, frozen=True):
    """A stretch of words that stands by itself on the page.

    Attributes:
        at: its place among the passages of its page.
        part: the anchor of the part that it is in: `bottom-line`, `sec-know`.
        holder: the anchor of the exhibit, box or judgement that holds it; maybe none.
        role: what it is there.
        language: if it is not the document's.
    """

    at: int
    part: str
    holder: str
    role: Role
    words: tuple[Token, ...]
    language: str = ""


class _Where(Struct, frozen=True):
    """Where on the page the walk is."""

    part: str = "title"
    holder: str = ""
    inside: frozenset[str] = frozenset()
    language: str = ""

    def passage(self, role: Role, words: tuple[Token, ...]) -> Passage:
        """Return words as a passage that stands here."""
        return Passage(0, self.part, self.holder, role, words, self.language)


def passages(root: Element) -> Iterator[tuple[Passage, Element]]:
    """Yield the passages of a page with the elements that they stand in."""
    main = root.find(".//main")
    walk = _Walk()
    for at, (passage, element) in enumerate(walk.through(main, _Where())):
        yield replace(passage, at=at), element


def classes(element: Element) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset(element.get("class", "").split())


class _Walk(Struct):
    """One walk through a page; sections may be headings in one flow of blocks."""

    part: str = "title"

    def through(
        self, element: Element | None, where: _Where
    ) -> Iterator[tuple[Passage, Element]]:
        """Yield the passages in an element."""
        if element is None or _is_own(element):
            return
        where = self._entered(element, where)
        if element.tag == "tr":
            yield from self._row(element, where)
        elif element.tag in CAPTIONS:
            yield from self._caption(element, where)
        elif element.tag in LEAVES:
            yield from self._leaf(element, where)
        else:
            for child in element:
                yield from self.through(child, where)

    def _entered(self, element: Element, where: _Where) -> _Where:
        """Return where we are inside an element."""
        name = element.get("id", "")
        if name and (element.tag == "section" or element.tag == "h2"):
            self.part = name
        holder = where.holder
        if name and element.tag in ("figure", "aside", "li"):
            holder = name
        language = element.get("lang", where.language)
        return _Where(self.part, holder, where.inside | classes(element), language)

    def _leaf(
        self, element: Element, where: _Where
    ) -> Iterator[tuple[Passage, Element]]:
        """Yield a paragraph or item, then its notes and what it holds in blocks."""
        role = _role(element, where)
        fixed = element.tag == "h2" and where.part in FIXED
        words = () if fixed else tuple(words_of(element))
        if any(word.letters for word in words):
            yield where.passage(role, words), element
        yield from self._inner(element, where)

    def _inner(
        self, element: Element, where: _Where
    ) -> Iterator[tuple[Passage, Element]]:
        """Yield the notes at the foot that a line holds, and blocks in an item."""
        for child in element:
            if "note" in classes(child):
                note = replace(where, holder=child.get("id", ""))
                yield note.passage("note", tuple(words_of(child))), child
            elif child.tag in INLINE:
                yield from self._inner(child, where)
            else:
                yield from self.through(child, where)

    def _row(self, row: Element, where: _Where) -> Iterator[tuple[Passage, Element]]:
        head = all(cell.get("scope") == "col" for cell in row)
        if head and not where.holder:
            return  # a table of steps has fixed heads
        words: list[Token] = []
        for number, cell in enumerate(row):
            if number:
                words.append(Token(CELL, "·"))
            words += words_of(cell)
        role: Role = "head" if head else "row"
        yield where.passage(role, tuple(words)), row
        for cell in row:
            yield from self._inner(cell, where)

    def _caption(
        self, caption: Element, where: _Where
    ) -> Iterator[tuple[Passage, Element]]:
        parts = [child for child in caption if classes(child) & SLOTS.keys()]
        for part in parts or [caption]:
            role = _role(part, where) if parts else "exhibit-title"
            words = tuple(words_of(part))
            if words:
                yield where.passage(role, words), part


def _is_own(element: Element) -> bool:
    """Whether the tool prints it by itself."""
    if element.tag in ("img", "colgroup", "hr"):
        return True
    named = classes(element)
    return bool(named & OWN) or element.get("id") == "sources"


def _role(element: Element, where: _Where) -> Role:
    named = classes(element)
    slot = next((SLOTS[name] for name in SLOTS if name in named), None)
    if element.tag == "h1":
        return "title"
    if element.tag == "h2":
        return "heading"
    if slot:
        return slot
    if where.part == "notes":
        return "note"
    if where.part == "judgements":
        return "judgement"
    if where.part == "bottom-line":
        return "bottom-line"
    if "recommendations" in where.inside:
        return "recommendation"
    return "key-figure" if "key-figures" in where.inside else "text"


def words_of(element: Element) -> Iterator[Token]:
    """Yield the words of an element that stand in no block inside it."""
    apart = True
    for text, mark in _pieces(element):
        if mark:
            yield replace(mark, apart=mark.apart and apart)
            apart = False
            continue
        found = list(tokens(text, apart=apart or text[:1].isspace()))
        yield from found
        apart = text[-1:].isspace() if text.strip() else apart or bool(text)


def _pieces(element: Element) -> Iterator[tuple[str, Token | None]]:
    """Yield the texts and marks of a line in their order."""
    if element.text:
        yield element.text, None
    for child in element:
        named = classes(child)
        if child.tag == "br":
            yield " ", None
        elif child.tag in INLINE and not named & UNREAD:
            yield from _inline(child, named)
        if child.tail:
            yield child.tail, None


def _inline(
    element: Element, named: frozenset[str]
) -> Iterator[tuple[str, Token | None]]:
    if element.tag == "sup" and "mark" in named:
        for link in element.iter("a"):
            yield from _marks(link)
    elif element.tag == "a" and named & {"cite", "ref", "xref"}:
        shown = "".join(element.itertext())
        yield "", Token(_led(element), shown)
    elif "likely" in named:
        # The range that stands after a term is part of its first use, not of the words.
        yield (element.text or "").rstrip(), None
    else:
        yield from _pieces(element)


def _marks(link: Element) -> Iterator[tuple[str, Token | None]]:
    """Yield the mark of a source or note; that sources differ is told as data."""
    if "differs" not in classes(link):
        shown = "".join(link.itertext())
        yield "", Token(_led(link), shown, apart=False, raised=True)


def _led(link: Element) -> str:
    """Return what a link is compared by: where it leads, notes by being one."""
    target = link.get("href", "")
    if target.startswith("#note-"):
        return "#note"
    return "#src" if COUNTED.fullmatch(target) else target


def cells(words: Sequence[Token]) -> list[tuple[Token, ...]]:
    """Return the words of a row, cell by cell."""
    found: list[list[Token]] = [[]]
    for word in words:
        if word.key == CELL:
            found.append([])
        else:
            found[-1].append(word)
    return [tuple(cell) for cell in found]
