"""Where the engine stands in a document, seen from outside while it works.

Nothing is kept of that on the way: what the engine works on is found in the variables
of its functions, from the innermost outwards, when somebody asks.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element

from briefmaker.limits import Frames
from briefmaker.pdf.galley import Galley
from briefmaker.pdf.laid import Frame, Layout
from briefmaker.pdf.made import Whereabouts
from briefmaker.pdf.weasy import HTML, LayoutContext
from briefmaker.writing.page import Page

DEEPEST = 2000
"""Functions that are looked at."""


def whereabouts(frames: Frames) -> Whereabouts | None:
    """Return where the engine stands; nothing if it is not at work."""
    elements: list[Element] = []
    root: Element | None = None
    number = 0
    for frame in islice(frames, DEEPEST):
        found = list(frame.f_locals.values())
        for value in found:
            if isinstance(value, LayoutContext):
                number = number or value.current_page or 0
            elif isinstance(value, HTML):
                root = value.etree_element if root is None else root
            elif isinstance(value, Galley):
                return _in(value.page, value.layout.root, elements, number)
            else:
                element = value if isinstance(value, Element) else _of(value)
                if element is not None and element not in elements[-1:]:
                    elements.append(element)
        page = next((each for each in found if isinstance(each, Page)), None)
        if page is not None:
            return _in(page, root, elements, number)
    return None


def _of(value: Any) -> Element | None:
    """Return the element of a box of the engine's; nothing if it is none."""
    if type(value).__module__.startswith("weasyprint."):
        element = getattr(value, "element", None)
        return element if isinstance(element, Element) else None
    return None


def _in(
    page: Page, root: Element | None, elements: list[Element], number: int
) -> Whereabouts:
    """Return the innermost part of a page that one of the elements is in.

    Args:
        elements: those at work, the innermost first.
    """
    title = page.metadata.title
    if root is None:
        return Whereabouts(title, page=number)
    parents = {child: parent for parent in root.iter() for child in parent}
    nothing = Frame(0, 0, 0, 0)
    laid = Layout(nothing, (), (), (), (), {}, frozenset(), root, parents)
    anchor = next(_anchors(laid, page, elements), "")
    address = page.anchors.get(anchor, ())
    return Whereabouts(title, laid.name(anchor) if anchor else "", address, number)


def _anchors(laid: Layout, page: Page, elements: list[Element]) -> Iterator[str]:
    for element in elements:
        if anchor := laid.within(element, page.anchors):
            yield anchor
