"""Lists of contents: a title, and entries that lead to where each part begins."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefmaker.pdf.tags.structure import Kid, Kids, Node, is_kind


def contents_list(element: Element, kids: Kids) -> Node:
    """Return a list of contents (ISO 32000-1, table 333) from a list of links."""
    return Node("TOC", tuple(_entries(kids)), element)


def _entries(kids: Kids) -> Iterator[Kid]:
    """Yield what a list of contents may hold: a caption, entries, lists inside."""
    for kid in kids:
        if is_kind(kid, "L"):
            yield from _entries(kid.kids)
        elif is_kind(kid, "LI"):
            yield Node("TOCI", tuple(_said(kid.kids)), kid.element)
        elif is_kind(kid, "P", "H1", "H2", "H3", "H4", "H5", "H6"):
            yield Node("Caption", kid.kids, kid.element)
        else:
            yield Node("TOCI", (kid,))


def _said(kids: Kids) -> Iterator[Kid]:
    """Yield the label, links and inner lists of an entry."""
    for kid in kids:
        if is_kind(kid, "LBody"):
            yield from _said(kid.kids)
        elif is_kind(kid, "L"):
            yield Node("TOC", tuple(_entries(kid.kids)), kid.element)
        else:
            yield kid
