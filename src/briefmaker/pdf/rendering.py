"""The engine's layouts of one tree: what no change touched is not computed again.

The one place that looks into how WeasyPrint 70.0, which is pinned, makes a document:
`Document._render` asks `_build_layout_context` for a `LayoutContext`, whose `StyleFor`
holds the computed style of each element. Between two layouts mostly nothing but page
numbers is written into the tree; the styles of all other elements are then the same.
"""

from collections.abc import Container, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from briefmaker.pdf.numbers import CALLS, SAID, Numbers, numbered
from briefmaker.pdf.paging import Paging
from briefmaker.pdf.selectors import heeds_numbers, tells_links_apart
from briefmaker.pdf.weasy import (
    CSS,
    DEFAULT_OPTIONS,
    HTML,
    Document,
    FontConfiguration,
    LayoutContext,
    StyleFor,
    TargetCollector,
    TargetLookupItem,
)
from briefmaker.writing.page import Call

Shape = tuple[tuple[Element, tuple[tuple[str, str], ...], int], ...]


class Renderer:
    """Lays out a tree as it stands, again and again."""

    def __init__(
        self,
        html: HTML,
        fonts: FontConfiguration,
        sheets: Sequence[CSS],
        style: str,
        numbers: Numbers | None = None,
        notes: Sequence[Call] = (),
    ) -> None:
        """Take what all layouts have in common.

        Args:
            html: holds the tree, which may change from one layout to the next.
            sheets: all style sheets but those in the tree, already read.
            style: their text, as far as others than this room wrote it.
            numbers: page numbers that are written while they are laid out.
            notes: those at the foot of pages.
        """
        self._html = html
        self._fonts = fonts
        self._sheets = sheets
        texts = (style, *(e.text or "" for e in html.etree_element.iter("style")))
        self._keeps = not any(map(heeds_numbers, texts))
        self._notes = notes
        holders = numbers.classes if numbers else ()
        apart = any(tells_links_apart(text, holders) for text in texts)
        self._numbers = numbers if self._keeps and not apart else None
        self._shape: Shape = ()
        self._known: LayoutContext | None = None

    def render(self, **options: Any) -> Any:
        """Return the engine's document of the tree.

        Args:
            options: those of the engine.
        """
        made = {"stylesheets": self._sheets, **options, "renderer": self}
        document = _Document._render(  # the way that `HTML.render` goes
            self._html, self._fonts, None, None, DEFAULT_OPTIONS | made
        )
        if self._numbers:
            self._numbers.settle(document.pages)
        return document

    def known(self) -> LayoutContext | None:
        """Return the context of the last layout, if only page numbers changed since."""
        before, self._shape = self._shape, tuple(_shape(self._html.etree_element))
        return self._known if self._keeps and self._shape == before else None

    def learn(self, context: LayoutContext) -> None:
        """Keep the context of a layout for the next one."""
        self._known = context
        if self._numbers:
            context.target_collector = self._numbers.collected(context.target_collector)
            context.paging = Paging(
                self._html.etree_element, self._numbers, self._notes
            )


class _Document(Document):  # type: ignore[misc]  # the engine says no types
    """A document whose layout begins with the styles of the layout before."""

    @classmethod
    def _build_layout_context(
        cls, html: Any, fonts: Any, counters: Any, profiles: Any, options: Any
    ) -> LayoutContext:
        renderer: Renderer = options["renderer"]
        known = renderer.known()
        if known is None:
            made = super()._build_layout_context(
                html, fonts, counters, profiles, options
            )
        else:
            counters.update(known.counter_style)
            made = _again(known, html, fonts, counters)
        renderer.learn(made)
        return made


def _again(known: Any, html: Any, fonts: Any, counters: Any) -> LayoutContext:
    """Return a fresh context with the styles of another one of the same tree."""
    style_for = known.style_for
    sizes = style_for.initial_page_sizes
    sizes.update(dict.fromkeys(sizes))
    styles = style_for.get_computed_styles()
    # The engine moves `overflow` from here to the page, and leaves `visible` behind.
    for element in (html.etree_element, *html.etree_element.iter("body")):
        styles[element, None].pop("overflow", None)
    for key, style in _numbered(style_for, html):
        style.initial_page_sizes = sizes
        styles[key] = style
    targets = TargetCollector()
    for name in known.target_collector.target_lookup_items:
        targets.target_lookup_items[name] = TargetLookupItem()
    return LayoutContext(style_for, known.get_image_from_uri, fonts, counters, targets)


def _numbered(style_for: StyleFor, html: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the styles of page numbers, by element and pseudo-element."""
    numbers = list(numbered(html.etree_element))
    parents = {
        child: parent for parent in html.etree_element.iter() for child in parent
    }
    part: set[Element] = set()
    for number in numbers:
        at: Element | None = number
        while at is not None and at not in part:
            part.add(at)
            at = parents.get(at)
        part.update(number.iter())
    inside = {element for number in numbers for element in number.iter()}
    found = StyleFor(
        _Part(html, part), style_for._sheets, False, style_for.font_config, None
    )
    for key, style in found.get_computed_styles().items():
        if key[0] in inside:
            yield key, style


class _Part:
    """Some elements of a tree with all that hold them, as `StyleFor` walks it."""

    def __init__(self, html: Any, elements: Container[Element]) -> None:
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


def _shape(root: Element) -> Iterator[tuple[Element, tuple[tuple[str, str], ...], int]]:
    """Yield all of a tree on which styles depend, but for page numbers."""
    pending = [root]
    while pending:
        element = pending.pop()
        if element.tag == "span" and element.get(CALLS):
            given = tuple(pair for pair in element.items() if pair[0] != SAID)
            yield element, given, 0
        else:
            yield element, tuple(element.items()), len(element)
            pending.extend(reversed(element))
