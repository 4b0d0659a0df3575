"""The styles of a part of a tree, computed as the engine computes those of all of it.

WeasyPrint 70.0's `StyleFor` walks a whole document; given some of its elements, with
all that hold them, it finds the same styles for these.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from briefmaker.pdf.weasy import HTML, StyleFor

Styles = Mapping[tuple[Element, str | None], Any]
"""The engine's computed styles by element and pseudo-element."""


def styles_of(wanted: Iterable[Element], html: HTML, known: StyleFor) -> Styles:
    """Return the styles of some elements, of what is in them and what holds them.

    Args:
        html: holds the tree, as it stands now.
        known: the styles of a layout, whose sheets, fonts and page sizes are taken.
    """
    parents = {
        child: parent for parent in html.etree_element.iter() for child in parent
    }
    part: set[Element] = set()
    for each in wanted:
        at: Element | None = each
        while at is not None and at not in part:
            part.add(at)
            at = parents.get(at)
        part.update(each.iter())
    found = StyleFor(_Part(html, part), known._sheets, False, known.font_config, None)
    styles: Styles = found.get_computed_styles()
    for style in styles.values():
        style.initial_page_sizes = known.initial_page_sizes
    return styles


class _Part:
    """Some elements of a tree with all that hold them, as `StyleFor` walks it."""

    def __init__(self, html: HTML, elements: Collection[Element]) -> None:
        self.base_url = html.base_url
        self.etree_element = html.etree_element
        self.wrapper_element = self
        self._root = html.wrapper_element
        self._elements = elements

    def iter_subtree(self) -> Iterator[Any]:
        """Yield the engine's wrappers of the elements, those that hold others first."""
        pending = [self._root]
        while pending:
            wrapper = pending.pop()
            if wrapper.etree_element in self._elements:
                yield wrapper
                pending.extend(reversed(list(wrapper.iter_children())))
