"""The engine's pages, made one after the other and set right as they come.

A long document is looked at while it is laid out: as soon as the page after a page is
there, notes and headings on it are where they stay, or what keeps them together is
marked (`settling`) and the engine goes back to the page where that begins. So a
correction costs a few pages, however long the document is.
"""

from collections import ChainMap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from briefmaker.pdf.layout import Leaf, bound, leaf
from briefmaker.pdf.numbers import Numbers
from briefmaker.pdf.settling import FRESH, KEPT, hold
from briefmaker.pdf.weasy import LayoutContext, Page, make_all_pages, remake_page
from briefmaker.writing.page import Call

LONG = 6
"""Pages from which on a document is looked at as it comes; to lay out a shorter one
once more takes less than to look."""

TOGETHER = 99
"""Lines of a block that must not be parted, as in the rule for `kept`."""


@dataclass(frozen=True, slots=True)
class _Start:
    """What the engine knows before it makes a page.

    Attributes:
        maker: what its `page_maker` holds of the pages so far and of this one.
        held: its lists and tables that grow with each page, as they are now.
    """

    maker: tuple[Any, ...]
    held: dict[str, Any]
    running: dict[str, dict[int, list[Any]]]

    @classmethod
    def of(cls, context: Any) -> "_Start":
        """Keep what a context knows now."""
        names = (
            "footnotes",
            "page_footnotes",
            "current_page_footnotes",
            "reported_footnotes",
            "rendered_notes",
            "broken_out_of_flow",
        )
        return cls(
            tuple(context.page_maker),
            {name: getattr(context, name).copy() for name in names},
            {
                name: {page: list(boxes) for page, boxes in pages.items()}
                for name, pages in context.running_elements.items()
            },
        )

    def restore(self, context: Any) -> None:
        """Let a context know this and no more."""
        context.page_maker = list(self.maker)
        for name, value in self.held.items():
            setattr(context, name, value.copy())
        context.running_elements.clear()
        for name, pages in self.running.items():
            for page, boxes in pages.items():
                context.running_elements[name][page] = list(boxes)


class Paging:
    """Makes the pages of one layout."""

    def __init__(self, root: Element, numbers: Numbers, notes: Sequence[Call]) -> None:
        """Take what is laid out.

        Args:
            root: the HTML tree; `kept` and `fresh` are put on its blocks.
            numbers: the page numbers in it.
            notes: those at the foot of pages.
        """
        self._root = root
        self._numbers = numbers
        self._notes = notes
        self._leaves: list[Leaf] = []
        self._right = 0

    def made(
        self, context: LayoutContext, root: Any, html: Any, pages: Sequence[Any]
    ) -> Iterator[Any]:
        """Yield the pages, as the engine's `make_all_pages` does."""
        if pages:  # the engine itself wants some of them again
            yield from make_all_pages(context, root, html, pages)
            return
        self._numbers.put(root, context)
        yield from self._settled(context, root, html)

    def _settled(self, context: Any, root: Any, html: Any) -> Sequence[Any]:
        made: list[Any] = []
        starts: list[_Start] = []
        context.rendered_notes = []
        ended = False
        while not ended:
            starts.append(_Start.of(context))
            page, resume = _next(len(made), context, root, html)
            made.append(page)
            ended = resume is None and not context.reported_footnotes
            again = self._wrong(made, root)
            if again is not None:
                ended = False
                starts[again].restore(context)
                self._numbers.forget(again + 1)
                self._right = min(self._right, again)
                del made[again:], starts[again:], self._leaves[again:]
        del context.page_maker[len(made) + 1 :]
        context.broken_out_of_flow.clear()
        context.reported_footnotes.clear()
        return made

    def _wrong(self, made: Sequence[Any], root: Any) -> int | None:
        """Return the page to go back to after a correction, from 0."""
        if len(made) <= LONG:
            return None
        for page in made[len(self._leaves) :]:
            self._leaves.append(leaf(Page(page), len(self._leaves), self._root))
        parents = {child: parent for parent in self._root.iter() for child in parent}
        for number in range(self._right + 1, len(made)):
            leaves = self._leaves[: number + 1]
            known = ChainMap(self._numbers.holders, parents)
            laid = bound(leaves, range(number - 1, number + 1), self._root, known)
            here = laid.anchors
            notes = [
                n for n in self._notes if here.get(n.call, ())[:1] == (number - 1,)
            ]
            before = {each: _marks(each) for each in self._root.iter()}
            if hold(laid, notes):
                marked = [
                    each for each, marks in before.items() if _marks(each) != marks
                ]
                _restyle(root, marked)
                return self._begun(marked)
            self._right = number
        return None

    def _begun(self, marked: Sequence[Element]) -> int:
        """Return the page before the first one with a part of these elements."""
        pages = (
            part.page
            for each in self._leaves
            for part in each.fragments
            if part.element in marked
        )
        return max(next(pages, 0) - 1, 0)


def _next(number: int, context: Any, root: Any, html: Any) -> tuple[Any, Any]:
    """Return a page, and where the engine would go on."""
    context.page_maker[number][-1].update(
        content_changed=False, pages_wanted=False, anchors=[], content_lookups=[]
    )
    made: tuple[Any, Any] = remake_page(number, context, root, html)
    return made


def _marks(element: Element) -> frozenset[str]:
    return frozenset(element.get("class", "").split()) & {KEPT, FRESH}


def _restyle(root: Any, marked: Sequence[Element]) -> None:
    """Give the engine's boxes the styles that the marks ask for (`settling.GUARD`).

    The styles themselves stay as they are: elements without rules share theirs, and
    another layout may begin with them.
    """
    for box in list(root.descendants()):
        if box.element in marked and box.element_tag == box.element.tag:
            marks = _marks(box.element)
            if FRESH in marks:
                box.style = box.style.copy()
                box.style["break_before"] = "page"
            if KEPT in marks:
                for each in _inside(box):
                    each.style = each.style.copy()
                    each.style["orphans"] = each.style["widows"] = TOGETHER


def _inside(box: Any) -> Iterator[Any]:
    """Yield a box and all boxes that inherit from it, those of its notes too."""
    for each in box.descendants():
        yield each
        if each.footnote:
            yield from each.footnote.descendants()
