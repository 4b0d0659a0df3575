"""The engine's pages, made one after the other and set right as they come.

A long document is looked at while it is laid out: as soon as the page after a page is
there, notes and headings on it are where they stay, or what keeps them together is
marked (`settling`) and the engine goes back to the page where that begins. So a
correction costs a few pages, however long the document is.
"""

from collections import ChainMap
from collections.abc import Collection, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from briefmaker.pdf.laid import Layout
from briefmaker.pdf.layout import Leaf, bound, leaf
from briefmaker.pdf.numbers import Numbers
from briefmaker.pdf.reordering import Row
from briefmaker.pdf.settling import FRESH, KEPT, hold
from briefmaker.pdf.trying import MOST, Score, culprits, moving, passed, places, score
from briefmaker.pdf.weasy import LayoutContext, Page, make_all_pages, remake_page
from briefmaker.values import Struct
from briefmaker.writing.page import Call

LONG = 6
"""Pages from which on a document is looked at as it comes; to lay out a shorter one
once more takes less than to look."""

TOGETHER = 99
"""Lines of a block that must not be parted, as in the rule for `kept`."""


class _Start(Struct, frozen=True):
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

    @property
    def number(self) -> int:
        """The page that comes next, from 0."""
        return len(self.maker) - 1

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

    def __init__(
        self, root: Element, numbers: Numbers, notes: Sequence[Call], annex: str = ""
    ) -> None:
        """Take what is laid out.

        Args:
            root: the HTML tree; `kept` and `fresh` are put on its blocks, and exhibits
                where they leave the smallest holes.
            numbers: the page numbers in it.
            notes: those at the foot of pages.
            annex: the anchor with which the annexes begin, if there are any.
        """
        self._root = root
        self._numbers = numbers
        self._notes = notes
        self._annex = annex
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._marked = {each: marks for each in root.iter() if (marks := _marks(each))}
        self._leaves: list[Leaf] = []
        self._tried: set[Element] = set()
        self._right = self._filled = 0

    def made(
        self, context: LayoutContext, root: Any, html: Any, pages: Sequence[Any]
    ) -> Iterator[Any]:
        """Yield the pages, as the engine's `make_all_pages` does."""
        if pages:  # the engine itself wants some of them again
            yield from make_all_pages(context, root, html, pages)
            return
        self._numbers.put(root, context)
        yield from self._settled(_Engine(context, root, html))

    def _settled(self, engine: "_Engine") -> Sequence[Any]:
        context = engine.context
        made: list[Any] = []
        starts: list[_Start] = []
        context.rendered_notes = []
        ended = False
        while not ended:
            starts.append(_Start.of(context))
            page, ended = engine.page(len(made))
            made.append(page)
            if len(made) <= LONG:
                continue
            for page in made[len(self._leaves) :]:
                self._leaves.append(leaf(Page(page), len(self._leaves), self._root))
            again = self._wrong(engine)
            if again is None:
                again = self._better(engine, starts)
            if again is not None:
                ended = False
                starts[again].restore(context)
                self._numbers.forget(again + 1)
                self._right = min(self._right, again)
                self._filled = min(self._filled, again)
                del made[again:], starts[again:], self._leaves[again:]
        del context.page_maker[len(made) + 1 :]
        context.broken_out_of_flow.clear()
        context.reported_footnotes.clear()
        return made

    def _bound(self, leaves: Sequence[Leaf], first: int) -> Layout:
        """Return the layout of some pages, from one of them to the last.

        Args:
            leaves: all pages, those before them too.
        """
        known = ChainMap(self._numbers.holders, self._parents)
        return bound(leaves, range(first, len(leaves)), self._root, known)

    def _wrong(self, engine: "_Engine") -> int | None:
        """Return the page to go back to after a correction, from 0."""
        for number in range(self._right + 1, len(self._leaves)):
            laid = self._bound(self._leaves[: number + 1], number - 1)
            here = laid.anchors
            notes = [
                n for n in self._notes if here.get(n.call, ())[:1] == (number - 1,)
            ]
            if hold(laid, notes):
                marked = [
                    each
                    for each in self._root.iter()
                    if _marks(each) != self._marked.get(each, frozenset())
                ]
                self._marked |= {each: _marks(each) for each in marked}
                _restyle(engine.root, marked)
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

    def _better(self, engine: "_Engine", starts: Sequence[_Start]) -> int | None:
        """Put an exhibit where it leaves less of a hole than it does.

        Returns:
            The page to go back to for that, from 0.
        """
        for number in range(self._filled + 1, self._right + 1):
            laid = self._bound(self._leaves[: number + 1], number - 1)
            annexed = any(self._annex in each.anchors for each in self._leaves[:number])
            for page, exhibit in culprits(laid, self._annex, self._tried):
                if page == number - 1 and not annexed:
                    self._tried.add(exhibit)
                    first = max(number - 2, 0)
                    if self._moved(exhibit, laid, engine, starts[first]):
                        return first
            self._filled = number
        return None

    def _moved(
        self, exhibit: Element, laid: Layout, engine: "_Engine", start: _Start
    ) -> bool:
        """Try an exhibit in other places; return whether it goes to one of them."""
        host = self._parents[exhibit]
        orders = places(laid, exhibit)
        if not orders:
            return False
        blocks = moving(host, orders)
        row = Row(host, engine.root, engine.html, engine.context.style_for)
        now = _Start.of(engine.context)
        best = None
        with self._numbers.unheard():
            least = self._score(blocks, engine, start)
            for order in orders:
                if (
                    row.put(order)
                    and (found := self._score(blocks, engine, start)) < least
                ):
                    best, least = order, found
            row.back()
        now.restore(engine.context)
        return best is not None and row.put(best)

    def _score(
        self, blocks: Collection[Element], engine: "_Engine", start: _Start
    ) -> Score:
        """Lay out the pages with these blocks, and say how good they are."""
        first = start.number
        start.restore(engine.context)
        self._numbers.forget(first + 1)
        leaves = self._leaves[:first]
        for number in range(first, first + MOST):
            page, ended = engine.page(number)
            leaves.append(leaf(Page(page), number, self._root))
            laid = self._bound(leaves, first)
            if ended or passed(laid, number, blocks):
                break
        return score(laid, self._annex, blocks, self._notes, ended=ended)


class _Engine(Struct, frozen=True):
    """What the engine makes pages with.

    Attributes:
        context: its `LayoutContext`.
        root: its box of the whole tree.
        html: holds that tree.
    """

    context: Any
    root: Any
    html: Any

    def page(self, number: int) -> tuple[Any, bool]:
        """Return a page, from 0, and whether it is the last one."""
        self.context.page_maker[number][-1].update(
            content_changed=False, pages_wanted=False, anchors=[], content_lookups=[]
        )
        page, resume = remake_page(number, self.context, self.root, self.html)
        return page, resume is None and not self.context.reported_footnotes


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
