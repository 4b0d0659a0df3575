"""The engine's layouts of one tree: what no change touched is not computed again.

The one place that looks into how WeasyPrint 70.0, which is pinned, makes a document:
`Document._render` asks `_build_layout_context` for a `LayoutContext`, whose `StyleFor`
holds the computed style of each element. Between two layouts mostly nothing but page
numbers is written into the tree; the styles of all other elements are then the same.
"""

from collections.abc import Iterator, Sequence
from math import inf
from typing import Any
from xml.etree.ElementTree import Element

from briefmaker.pdf.balancing import balanced
from briefmaker.pdf.numbers import CALLS, SAID, Numbers, numbered
from briefmaker.pdf.paging import LONG, Paging
from briefmaker.pdf.partial import styles_of
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
        annex: str = "",
    ) -> None:
        """Take what all layouts have in common.

        Args:
            html: holds the tree, which may change from one layout to the next.
            sheets: all style sheets but those in the tree, already read.
            style: their text, as far as others than this room wrote it.
            numbers: page numbers that are written while they are laid out.
            notes: those at the foot of pages.
            annex: the anchor with which the annexes begin, if there are any.
        """
        self._html = html
        self._fonts = fonts
        self._sheets = sheets
        texts = (style, *(e.text or "" for e in html.etree_element.iter("style")))
        self._keeps = not any(map(heeds_numbers, texts))
        self._notes, self._annex = notes, annex
        holders = numbers.classes if numbers else ()
        apart = any(tells_links_apart(text, holders) for text in texts)
        self._numbers = numbers if self._keeps and not apart else None
        self._shape: Shape = ()
        self._known: LayoutContext | None = None

    @property
    def short(self) -> float:
        """Pages of the longest document whose exhibits it leaves where they are."""
        return LONG if self._numbers else inf

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
        context.columns = balanced
        if self._numbers:
            context.target_collector = self._numbers.collected(context.target_collector)
            context.paging = Paging(
                self._html.etree_element, self._numbers, self._notes, self._annex
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
    styles.update(_numbered(style_for, html))
    targets = TargetCollector()
    for name in known.target_collector.target_lookup_items:
        targets.target_lookup_items[name] = TargetLookupItem()
    return LayoutContext(style_for, known.get_image_from_uri, fonts, counters, targets)


def _numbered(style_for: StyleFor, html: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the styles of page numbers, by element and pseudo-element."""
    numbers = list(numbered(html.etree_element))
    inside = {element for number in numbers for element in number.iter()}
    for key, style in styles_of(numbers, html, style_for).items():
        if key[0] in inside:
            yield key, style


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
