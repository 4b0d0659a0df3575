"""From the engine's box tree to the values of a laid-out document.

The one place that looks into the engine's private box tree; everything else in this
room reads the values of `laid`. The tree is WeasyPrint 70.0's, which is pinned.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from briefmaker.pdf.laid import Area, Column, Fragment, Frame, Layout, Scrap
from briefmaker.pdf.weasy import AbsolutePlaceholder, boxes
from briefmaker.values import Struct, replace

PT = 0.75
"""Points in a CSS px."""

FORCED = frozenset({"page", "left", "right", "recto", "verso"})
"""Values of `break-before` that begin a page."""


class Leaf(Struct, frozen=True):
    """What is on one page.

    Attributes:
        size: the page with its margins.
        live: the rectangle between its margins.
        foot: where the room for text ends and its notes begin.
        linked: the elements that became links.
    """

    size: Frame
    live: Frame
    foot: float
    fragments: tuple[Fragment, ...]
    scraps: tuple[Scrap, ...]
    anchors: tuple[str, ...]
    linked: frozenset[Element]


def layout(document: Any, root: Element) -> Layout:
    """Read a document after layout.

    Args:
        document: WeasyPrint's `Document`.
        root: the HTML tree that it was made from.
    """
    leaves = [leaf(page, number, root) for number, page in enumerate(document.pages)]
    parents = {child: parent for parent in root.iter() for child in parent}
    return bound(leaves, range(len(leaves)), root, parents)


def leaf(page: Any, number: int, root: Element) -> Leaf:
    """Read one page, a `Page` of WeasyPrint's.

    Args:
        number: its place among all, from 0.
    """
    sheet = page._page_box
    live = _content(sheet)
    foot = live.bottom
    fragments: list[Fragment] = []
    for child in sheet.children:
        area = _area(child)
        if area == "text":
            fragments.extend(_fragments(child, number, None))
        elif area == "foot" and child.children:
            foot = _border(child).top
    return Leaf(
        size=Frame(0, 0, page.width, page.height),
        live=live,
        foot=foot,
        fragments=tuple(fragments),
        scraps=tuple(scrap for _, scrap in _set(page, number, root)),
        anchors=tuple(page.anchors),
        linked=frozenset(box.element for *_, box in page.links),
    )


def bound(
    leaves: Sequence[Leaf],
    numbers: range,
    root: Element,
    parents: Mapping[Element, Element],
) -> Layout:
    """Return the layout of some pages, as if nothing stood on the others.

    Args:
        leaves: all pages from the first one on.
        numbers: those that are looked at.
    """
    seen = [(number, leaves[number]) for number in numbers]
    anchors: dict[str, tuple[int, ...]] = {}
    for number, each in seen:
        for name in each.anchors:
            anchors[name] = (*anchors.get(name, ()), number)
    return Layout(
        sheet=leaves[0].size,
        live=tuple(each.live for each in leaves),
        feet=tuple(each.foot for each in leaves),
        fragments=tuple(part for _, each in seen for part in each.fragments),
        scraps=tuple(scrap for _, each in seen for scrap in each.scraps),
        anchors=anchors,
        linked=frozenset().union(*(each.linked for _, each in seen)),
        root=root,
        parents=parents,
    )


def boxed(document: Any, root: Element) -> Iterator[tuple[Any, Scrap]]:
    """Yield the scraps of a document in their order, each with the engine's box."""
    for number, page in enumerate(document.pages):
        yield from _set(page, number, root)


def _set(page: Any, number: int, root: Element) -> Iterator[tuple[Any, Scrap]]:
    live = _content(page._page_box)
    for child in page._page_box.children:
        yield from _scraps(child, _Spot(root, number, _area(child), live, live))


def _area(box: Any) -> Area:
    if isinstance(box, boxes.MarginBox):
        return "margin"
    return "foot" if isinstance(box, boxes.FootnoteAreaBox) else "text"


class _Spot(Struct, frozen=True):
    """Where in the box tree we are."""

    root: Element
    page: int
    area: Area
    place: Frame
    line: Frame
    free: bool = False
    column: Column | None = None


def _scraps(box: Any, spot: _Spot) -> Iterator[tuple[Any, Scrap]]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
        spot = replace(spot, free=True)
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        # What `content` puts into a margin belongs to no element.
        owner = spot.root if box.element is None else box.element
        yield (
            box,
            Scrap(
                page=spot.page,
                area=spot.area,
                words=box.text if isinstance(box, boxes.TextBox) else "",
                element=owner,
                generated=box.element_tag != owner.tag,
                frame=_border(box),
                place=spot.place,
                free=spot.free,
                line=_border(box)
                if isinstance(box, boxes.BlockReplacedBox)
                else spot.line,
                column=spot.column,
                size=box.style["font_size"] * PT,
                families=tuple(box.style["font_family"]),
            ),
        )
    if isinstance(box, boxes.LineBox):
        spot = replace(spot, line=_border(box))
    if isinstance(box, boxes.BlockContainerBox):
        spot = replace(spot, place=_content(box), column=_column(box, spot.column))
    if isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _scraps(child, spot)


def _fragments(box: Any, page: int, column: Column | None) -> Iterator[Fragment]:
    """Yield the blocks in a box that the style sheet leaves in the flow."""
    if isinstance(box, AbsolutePlaceholder | boxes.LineBox):
        return
    column = _column(box, column)
    element = box.element
    if element is not None and box.element_tag == element.tag and not box.is_column:
        frame = _inside(box)
        forced = box.style["break_before"] in FORCED
        yield Fragment(page, element, frame, column, forced)
    if isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _fragments(child, page, column)


def _column(box: Any, outer: Column | None) -> Column | None:
    return Column(box.element, _inside(box)) if box.is_column else outer


def _inside(box: Any) -> Frame:
    left, top = box.border_box_x(), box.border_box_y()
    return Frame(left, top, left + box.border_width(), top + box.border_height())


def _content(box: Any) -> Frame:
    left, top = box.content_box_x(), box.content_box_y()
    return Frame(left, top, left + box.width, top + box.height)


def _border(box: Any) -> Frame:
    left, top = box.position_x, box.position_y
    return Frame(left, top, left + box.margin_width(), top + box.margin_height())
