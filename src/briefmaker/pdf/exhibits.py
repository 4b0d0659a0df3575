"""Exhibits in the HTML tree: which they are, where they are named, where they may go.

An exhibit is a figure or table with a number, or a box that shows how sources differ.
It may come later than its author put it, after the next blocks of text of its section,
since the engine cannot float it; it never goes before a block that names it, past a
heading, or past another one of its own row of numbers.
"""

from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from briefmaker.pdf.laid import Layout
from briefmaker.values import Struct

FARTHEST = 2
"""Blocks of text that an exhibit may come later."""

TEXT = frozenset({"p", "ul", "ol", "blockquote"})
HEADINGS = frozenset({"h1", "h2", "h3"})

Orders = Mapping[Element, Sequence[Element]]
"""What some elements hold, in an order of their own."""


def series(element: Element) -> str:
    """Return the row of numbers that an exhibit is in; nothing if it is none."""
    names = element.get("class", "").split()
    if element.tag == "figure" and element.get("id"):
        return "tables" if "tabular" in names else "figures"
    return "disputes" if element.tag == "aside" and "dispute" in names else ""


def exhibit_of(laid: Layout, element: Element) -> Element | None:
    """Return the exhibit that an element is in, or that its heading goes with."""
    for above in laid.above(element):
        if series(above):
            return above
        if above.tag in HEADINGS:
            beside = list(laid.parents[above])
            after = beside[beside.index(above) + 1 :][:1]
            return next((each for each in after if series(each)), None)
    return None


def far(laid: Layout) -> Iterator[tuple[Element, int, int]]:
    """Yield each exhibit that stands over a page after its first mention (L-10).

    Yields:
        The exhibit, the page of its first mention and its own page, from 0.
    """
    begun: dict[Element, int] = {}
    for scrap in laid.scraps:
        begun.setdefault(scrap.element, scrap.page)
    named: dict[str, Element] = {}
    for element in laid.main():
        if element.tag == "a" and "xref" in element.get("class", "").split():
            named.setdefault(element.get("href", "")[1:], element)
    for element in laid.main():
        anchor = element.get("id", "")
        mention = named.get(anchor)
        if mention in begun and series(element) and laid.anchors.get(anchor):
            page = laid.anchors[anchor][0]
            if page > begun[mention] + 1:
                yield element, begun[mention], page


def moves(laid: Layout, exhibit: Element) -> Iterator[Orders]:
    """Yield the orders in which the exhibit comes after one or two blocks of text.

    With it go those of its own row of numbers that it would overtake; in further
    orders, all exhibits that it would overtake.
    """
    flow = _Flow.of(laid, exhibit)
    seen: list[tuple[Element, ...]] = []
    for end in flow.ends():
        passed = flow.blocks[: end + 1]
        kin = [each for each in passed if series(each) == series(exhibit)]
        every = [each for each in passed if series(each)]
        for moved in (kin, every):
            rest = [each for each in passed if each not in moved]
            order = (*rest, *moved, *flow.blocks[end + 1 :])
            if order not in seen:
                seen.append(order)
                yield flow.orders(order)


class _Flow(Struct, frozen=True):
    """The blocks from an exhibit on, in reading order.

    Attributes:
        blocks: the exhibit and what comes after it, up to a heading.
        host: what holds the exhibit.
    """

    host: Element
    blocks: tuple[Element, ...]

    @classmethod
    def of(cls, laid: Layout, exhibit: Element) -> "_Flow":
        host = laid.parents[exhibit]
        beside = list(host)
        return cls(host, tuple(beside[beside.index(exhibit) :]))

    def ends(self) -> Iterator[int]:
        """Yield where the next blocks of text stand, before anything else comes."""
        found = 0
        for at, block in enumerate(self.blocks):
            if block.tag in TEXT:
                found += 1
                yield at
            elif not series(block):
                return
            if found == FARTHEST:
                return

    def orders(self, order: Sequence[Element]) -> Orders:
        """Return the order of the host with its last blocks in this order."""
        kept = [each for each in self.host if each not in self.blocks]
        return {self.host: [*kept, *order]}
