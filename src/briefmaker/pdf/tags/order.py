"""The order of reading: that of the HTML, with each piece where its text stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from briefmaker.pdf.laid import Layout
from briefmaker.pdf.tags.painted import Piece


class Order:
    """Which pieces are an element's own, and between which of its children they stand.

    An element's own text is parted by its children; which part a piece is of, only the
    order of the layout says. Notes at the foot of a page are laid out after all of its
    text, so they are no help in that.
    """

    def __init__(self, found: Iterable[Piece], laid: Layout) -> None:
        """Sort the pieces of a document by their elements."""
        self._own: dict[Element, list[Piece]] = defaultdict(list)
        self._first: dict[Element, int] = {}
        for piece in found:
            self._own[piece.scrap.element].append(piece)
            foot = piece.scrap.area == "foot"
            for above in laid.above(piece.scrap.element):
                self._first.setdefault(above, piece.index)
                if foot and above.get("role") == "doc-footnote":
                    break

    def of(self, element: Element) -> Iterator[Element | Piece]:
        """Yield an element's own pieces and its children, as they are read."""
        children = list(element)
        done = 0
        for piece in self._own.get(element, ()):
            begun = [
                at
                for at, child in enumerate(children[done:], done)
                if self._first.get(child, piece.index) < piece.index
            ]
            if begun:
                yield from children[done : begun[-1] + 1]
                done = begun[-1] + 1
            yield piece
        yield from children[done:]
