"""Links: what leads elsewhere in the document, or out of it, and what it leads to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from briefmaker.pdf.laid import Layout
from briefmaker.pdf.tags.structure import Kids, Node

ENOUGH = 90
"""Letters of a description after which the rest of its words is left out."""

NOWHERE: Mapping[str, str] = {}

Spots = Mapping[Element, tuple[tuple[int, Any], ...]]
"""For each element, where it can be clicked: pages from 0, and the engine's spots."""


def link(element: Element, kids: Kids) -> Kids:
    """Return a link; one that leads to another part of the document is a reference."""
    target = element.get("href", "")
    if not target:
        return kids
    found = Node("Link", kids, element)
    return (Node("Reference", (found,)) if target.startswith("#") else found,)


def spots(document: Any) -> Spots:
    """Return where in a document links can be clicked; one over two lines has two."""
    found: dict[Element, list[tuple[int, Any]]] = defaultdict(list)
    for number, page in enumerate(document.pages):
        for *_, box in page.links:
            if box.link_annotation is not None:
                found[box.element].append((number, box.link_annotation))
    return {element: tuple(each) for element, each in found.items()}


class Descriptions:
    """What links say of themselves to those who cannot see where they stand."""

    def __init__(self, laid: Layout, elsewhere: Mapping[str, str] = NOWHERE) -> None:
        """Learn the anchors of a document.

        Args:
            elsewhere: what anchors in other parts of its file stand for, in words.
        """
        self._laid = laid
        self._elsewhere = elsewhere
        self._targets = {e.get("id", ""): e for e in laid.main() if e.get("id")}

    def of(self, element: Element) -> str:
        """Return the words of a link, and of what it leads to (ISO 14289-1, 7.18.5)."""
        said = element.get("aria-label") or element.get("title") or self._said(element)
        target = element.get("href", "")
        if not target.startswith("#"):
            return said if said == target else f"{said} ({target})".strip()
        place = self._targets.get(target[1:])
        there = self._elsewhere.get(target[1:], "")
        if place is not None:
            there = self._told(place)
        return ": ".join(filter(None, (said, there))) or target[1:]

    def _said(self, link: Element) -> str:
        """Return the words of a link, with what stands before a list of numbers."""
        around = self._laid.parents.get(link)
        page = around.get("data-page", "") if around is not None else ""
        return f"{page} {_words(link)}".strip()

    def _told(self, place: Element) -> str:
        """Return how a place in the document begins, without its own label."""
        if place.tag in WHOLE:
            heads = (part for part in place.iter() if _heads(part))
            place = next(heads, place)
        elif place.get("role") != NOTE:
            place = self._laid.block(place)
        return _shortened(_words(place, without=APART))


WHOLE = frozenset({"aside", "figure", "section", "table"})
"""Elements that a heading or title of their own speaks for."""

HEADS = frozenset({"h1", "h2", "h3"})
TITLES = frozenset({"callout-title", "dispute-title", "exhibit-title"})

APART = frozenset({"back", "mark", "note", "number"})
"""Classes of numbers, marks and notes, which are no words of what they stand in."""

NOTE = "doc-footnote"
"""The role of a note that stands in the paragraph that calls it (DPUB-ARIA 1.1)."""


def _heads(element: Element) -> bool:
    return element.tag in HEADS or not TITLES.isdisjoint(_classes(element))


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def _words(element: Element, without: frozenset[str] = frozenset()) -> str:
    """Return the words in an element, but for those of some classes inside it."""
    return " ".join("".join(_texts(element, without)).replace("\u2060", "").split())


def _texts(element: Element, without: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if without.isdisjoint(_classes(child)):
            yield from _texts(child, without)
        yield child.tail or ""


def _shortened(words: str) -> str:
    if len(words) <= ENOUGH:
        return words
    return f"{words[:ENOUGH].rpartition(' ')[0]} …"
