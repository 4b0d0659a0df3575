"""Blocks put into another order while the engine makes their pages.

Their order stands in the HTML tree and in the engine's boxes. Both are changed
together, and with them the styles that depend on the order (“the last block has no
margin”), so that the engine goes on as if that had been the order from the beginning.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from briefmaker.pdf.partial import Styles, styles_of
from briefmaker.pdf.weasy import HTML, StyleFor

OWN = (
    "break_after",
    "break_before",
    "margin_bottom",
    "margin_left",
    "margin_right",
    "margin_top",
)
"""What may depend on the order: nothing that is in a block inherits it."""

Declared = Mapping[tuple[Element, str | None], Mapping[str, Any]]
"""What style sheets declare, by element and pseudo-element and then by property."""


class Row:
    """What one element holds, of which the last blocks may come in another order."""

    def __init__(self, host: Element, root: Any, html: HTML, known: StyleFor) -> None:
        """Take the blocks in their order.

        Args:
            root: the engine's box of the whole tree.
            html: holds that tree.
            known: the styles that the boxes were made with.
        """
        self._host = host
        self._html = html
        self._known = known
        found = (box for box in root.descendants() if _is_of(box, host))
        self._box: Any = next(found, None)
        self._blocks = tuple(host)
        self._boxes = () if self._box is None else tuple(self._box.children)
        self._declared = _declared(self._styles())
        self._restyled: list[tuple[Any, Any]] = []

    def put(self, order: Sequence[Element]) -> bool:
        """Put all that the element holds into an order, if the engine can follow.

        It cannot where a block that moves is not one box, or where the order changes
        more about a block than its margins and where it breaks.

        Returns:
            Whether it is in that order now; else it is in its old one.
        """
        self.back()
        boxes = self._ordered(order)
        if boxes is None:
            return False
        self._host[:] = order
        self._box.children = boxes
        if not self._restyle():
            self.back()
            return False
        return True

    def back(self) -> None:
        """Put everything back as it was taken."""
        for box, style in self._restyled:
            box.style = style
        self._restyled.clear()
        self._host[:] = self._blocks
        if self._box is not None:
            self._box.children = list(self._boxes)

    def _ordered(self, order: Sequence[Element]) -> list[Any] | None:
        """Return the boxes in the order of their blocks, if each block has one."""
        if self._box is None:
            return None
        pairs = zip(self._blocks, order, strict=True)
        same = next((n for n, (old, new) in enumerate(pairs) if old is not new), None)
        if same is None:
            return list(self._boxes)
        moved = order[same:]
        last = self._boxes[-len(moved) :]
        boxes = {box.element: box for box in last if _is_of(box, box.element)}
        if boxes.keys() != {*moved}:
            return None
        return [*self._boxes[: -len(moved)], *(boxes[block] for block in moved)]

    def _restyle(self) -> bool:
        """Give boxes the margins and breaks of the new order; return whether it can."""
        styles = self._styles()
        declared = _declared(styles)
        changed = {
            key: names
            for key in declared.keys() | self._declared.keys()
            if (names := _differing(declared.get(key, {}), self._declared.get(key, {})))
        }
        own = ("break_", "margin_")
        if any(
            pseudo is not None or not all(name.startswith(own) for name in names)
            for (_, pseudo), names in changed.items()
        ):
            return False
        for box in list(self._box.descendants()):
            # The first box of a table is the one around it, which has the margins.
            if changed.pop((box.element, None), None) is None:
                continue
            if not _is_of(box, box.element):
                return False
            self._restyled.append((box, box.style))
            box.style = box.style.copy()
            for name in OWN:
                box.style[name] = styles[box.element, None][name]
        return not changed

    def _styles(self) -> Styles:
        return styles_of([self._host], self._html, self._known)


def _declared(styles: Styles) -> Declared:
    return {key: style.cascaded for key, style in styles.items()}


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> frozenset[str]:
    """Return the properties that are not declared alike."""
    names = one.keys() | other.keys()
    return frozenset(name for name in names if one.get(name) != other.get(name))


def _is_of(box: Any, element: Element | None) -> bool:
    """Whether a box is the one of an element, not of what stands before or in it."""
    own: bool = element is not None and box.element is element
    return own and box.element_tag == box.element.tag
