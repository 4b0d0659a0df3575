"""Notes: each after the paragraph that calls it, with a name and its number inside."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefmaker.pdf.tags.lists import labelled
from briefmaker.pdf.tags.structure import INLINE, Kid, Kids, Node, is_kind
from briefmaker.values import replace

CALL = "doc-noteref"
"""The role of what calls a note (DPUB-ARIA 1.1)."""

PARTED = frozenset(
    {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "Figure", *INLINE}
    | {"Table", "THead", "TBody", "TFoot", "TR", "TH"}
)
"""Kinds that no note may interrupt: it follows them. A head is read with each of its
cells, so its notes follow the table."""


def called(root: Element) -> frozenset[str]:
    """Return the anchors of all notes that a document calls."""
    calls = (element for element in root.iter() if element.get("role") == CALL)
    return frozenset(call.get("href", "").removeprefix("#") for call in calls)


def note(element: Element, kids: Kids) -> Node:
    """Return a note: its number, which leads back to its call, and its words."""
    label, rest = labelled(element, kids)
    words = tuple(kid for kid in rest if isinstance(kid, Node) or not kid.blank)
    body = (Node("P", rest),) if words else ()
    return Node("Note", (*label, *body), element, name=element.get("id", ""))


def settled(tree: Node) -> Node:
    """Return the structure with each note after the block that calls it."""
    return replace(tree, kids=tuple(_settled(tree.kids)))


def _settled(kids: Kids) -> Iterator[Kid]:
    for kid in kids:
        if not isinstance(kid, Node):
            yield kid
        elif kid.kind in PARTED:
            yield _without(kid)
            yield from _notes(kid)
        else:
            yield replace(kid, kids=tuple(_settled(kid.kids)))


def _without(node: Node) -> Node:
    """Return a block without the notes that are to follow it."""
    kept: list[Kid] = []
    for kid in node.kids:
        if not isinstance(kid, Node):
            kept.append(kid)
        elif kid.kind in PARTED:
            kept.append(_without(kid))
        elif kid.kind != "Note":
            kept.append(replace(kid, kids=tuple(_settled(kid.kids))))
    return replace(node, kids=tuple(kept))


def _notes(node: Node) -> Iterator[Node]:
    """Yield the notes that `_without` took out, in their order."""
    for kid in node.kids:
        if is_kind(kid, "Note"):
            yield replace(kid, kids=tuple(_settled(kid.kids)))
        elif is_kind(kid, *PARTED):
            yield from _notes(kid)
