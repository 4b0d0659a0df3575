"""Page numbers in the text, written when the engine comes to them: “pp. 1, 3”.

What leads back to marks (a source, a row of the annex) says on which pages they
stand. The marks mostly stand before it, so when it is laid out their pages are known,
and those of marks not met yet are likely to be its own. One layout then does, where
numbers that are written after a layout take another one.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from briefmaker.pdf.weasy import TargetCollector, boxes
from briefmaker.values import Struct

CALLS, SAID = "data-calls", "data-said"
"""What page numbers lead to, and what they say: attributes of their elements."""

First = Mapping[int, str]
"""The first mark on each page, from 1, in the order of the pages."""


class _Wording(Struct, frozen=True, eq=False):
    """What one element may say.

    Attributes:
        links: its children, one for each page.
        parts: the same as the engine's boxes.
    """

    said: str
    text: str
    links: tuple[Element, ...]
    parts: list[Any]


class Numbers:
    """The page numbers in a tree, in one layout after the other.

    Attributes:
        holders: for each link that a layout made, the element that holds it.
    """

    def __init__(self, root: Element) -> None:
        """Take all that stand in the tree, each with a number for the engine to see."""
        self._digits = root.get("data-digits", "")
        self._elements = {each: calls(each) for each in numbered(root)}
        order = [each.get("id", "") for each in root.iter()]
        self._places = {name: place for place, name in enumerate(order) if name}
        self._own = {
            each: place
            for place, each in enumerate(root.iter())
            if each in self._elements
        }
        self._wordings: dict[tuple[Element, str], _Wording] = {}
        self._before: Mapping[str, int] = {}
        self._met: dict[str, int] = {}
        self._context: Any = None
        self.holders: dict[Element, Element] = {}
        for element, marks in self._elements.items():
            write(element, {1: marks[0]}, self._digits)

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the elements that hold the numbers."""
        return frozenset(
            name for each in self._elements for name in each.get("class", "").split()
        )

    def met(self, anchor: str, page: int) -> None:
        """Know that an anchor stands on a page, from 1, if not on an earlier one."""
        self._met.setdefault(anchor, page)

    def forget(self, page: int) -> None:
        """Forget what stood on a page, from 1, and on all after it."""
        self._met = {name: at for name, at in self._met.items() if at < page}

    @contextmanager
    def unheard(self) -> Iterator[None]:
        """Lay pages out whose anchors are forgotten when the block ends."""
        met = self._met.copy()
        yield
        self._met = met

    def collected(self, targets: TargetCollector) -> TargetCollector:
        """Return the engine's collector for a new layout; we hear of its anchors."""
        self._before, self._met = self._met, {}
        heard = _Collector(self)
        heard.__dict__ |= targets.__dict__
        return heard

    def put(self, root: Any, context: Any) -> None:
        """Let the boxes of the numbers ask what they say when they are laid out."""
        self._context = context
        self._wordings.clear()
        self.holders.clear()
        for box in list(root.descendants()):
            if any(self._asks(child) for child in box.children):
                box.children = [
                    _Back.of(child, self) if self._asks(child) else child
                    for child in box.children
                ]

    def parts(self, box: Any) -> list[Any]:
        """Return what is in the box of a number, laid out where the engine is now."""
        element = box.element
        first = self._guessed(element)
        said = named(first)
        known = self._wordings.get((element, said))
        if known is None:
            known = self._worded(box, said, first)
            self._wordings[element, said] = known
            self.holders.update(dict.fromkeys(known.links, element))
        return known.parts

    def settle(self, pages: list[Any]) -> None:
        """Write into the tree what was laid out, where it is the same in all places.

        Args:
            pages: those of the engine's document.
        """
        placed = {box.element for page in pages for *_, box in page.links}
        found: dict[Element, list[_Wording]] = {}
        for (element, _), wording in self._wordings.items():
            if not placed.isdisjoint(wording.links):
                found.setdefault(element, []).append(wording)
        for element, wordings in found.items():
            first = wordings[0]
            element.set(SAID, first.said if len(wordings) == 1 else "")
            element.text, element[:] = first.text, first.links
        # The pages live long after their layout, and nothing else of it should.
        self._wordings.clear()
        self._context = None

    def _asks(self, box: Any) -> bool:
        """Whether a box is that of a number, and holds what one is made of."""
        return (
            type(box) is boxes.InlineBox
            and box.element in self._elements
            and box.element_tag == box.element.tag
            and [type(part) for part in box.children[:2]]
            == [boxes.TextBox, boxes.InlineBox]
            and [type(part) for part in box.children[1].children] == [boxes.TextBox]
            and box.style["text_transform"] == "none"
        )

    def _guessed(self, element: Element) -> First:
        """Return on which pages the marks of an element stand.

        Those before it that were not met on earlier pages can only be on its own;
        those after it are where they were in the layout before, or here too.
        """
        here: int = self._context.current_page
        first: dict[int, str] = {}
        for mark in self._elements[element]:
            ahead = self._places.get(mark, 0) > self._own[element]
            later = max(self._before.get(mark, 0), here) if ahead else here
            first.setdefault(self._met.get(mark) or later, mark)
        return dict(sorted(first.items()))

    def _worded(self, box: Any, said: str, first: First) -> _Wording:
        """Return what an element says, as elements and as boxes."""
        lone = Element(box.element.tag, box.element.attrib)
        write(lone, first, self._digits)
        word, link = box.model
        parts = [word.copy_with_text(lone.text)]
        for each in lone:
            number = link.children[0].copy_with_text(each.text)
            linked = link.copy_with_children([number])
            linked.element = number.element = each
            linked.link = ("url", ("internal", each.get("href", "")[1:]))
            parts.append(linked)
            if each.tail:
                parts.append(word.copy_with_text(each.tail))
        return _Wording(said, lone.text or "", tuple(lone), parts)


class _Collector(TargetCollector):  # type: ignore[misc]  # the engine says no types
    """The engine's collector of anchors, which tells on which page each stands."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self._numbers = numbers

    def cache_target_page_counters(
        self, anchor_name: str, counters: Any, index: int, maker: Any
    ) -> None:
        """Hear of an anchor on the page that was made."""
        self._numbers.met(anchor_name, index + 1)
        super().cache_target_page_counters(anchor_name, counters, index, maker)


class _Back(boxes.InlineBox):  # type: ignore[misc]  # the engine says no types
    """The box of a number, whose parts are known when it is laid out."""

    numbers: Numbers
    model: tuple[Any, Any]

    @classmethod
    def of(cls, box: Any, numbers: Numbers) -> "_Back":
        """Return a box that asks, made from one whose parts stand as a model."""
        made = cls.__new__(cls)
        made.__dict__ |= box.__dict__
        made.numbers, made.model = numbers, tuple(made.__dict__.pop("children")[:2])
        return made

    @property
    def children(self) -> list[Any]:
        """What is in it: asked for, until the engine has split it into lines."""
        held: list[Any] | None = self.__dict__.get("held")
        return self.numbers.parts(self) if held is None else held

    @children.setter
    def children(self, parts: list[Any]) -> None:
        self.__dict__ |= {"held": parts, "numbers": None, "model": ()}


def numbered(root: Element) -> Iterator[Element]:
    """Yield the elements into which page numbers are written."""
    return (each for each in root.iter("span") if each.get(CALLS))


def calls(element: Element) -> tuple[str, ...]:
    """Return the marks on whose pages an element leads back."""
    return tuple((element.get(CALLS) or "").split())


def named(first: First) -> str:
    """Return a name for what is said of these pages."""
    return " ".join(f"{page}:{call}" for page, call in first.items())


def write(element: Element, first: First, digits: str) -> None:
    """Write "p. 1" or "pp. 1, 2", each number a link to the first mark there.

    Args:
        digits: those of the document's language, where they are not 0 to 9.
    """
    for child in list(element):
        element.remove(child)
    element.text = ""
    if not first:
        return
    word = element.get("data-page" if len(first) == 1 else "data-pages", "")
    element.text = f"{word}\u00a0"
    for page, call in first.items():
        link = SubElement(element, "a", {"href": f"#{call}"})
        link.text = "".join(digits[int(n)] if digits else n for n in str(page))
        link.tail = ", "
    link.tail = ""
