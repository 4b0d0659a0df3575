"""A structure without what says nothing: empty elements and doubled ones."""

from collections.abc import Container, Iterator
from xml.etree.ElementTree import Element

from briefmaker.pdf.tags.structure import HEADINGS, Kid, Node, is_kind
from briefmaker.values import replace

KEPT = frozenset({"TD", "TH", "TR"})
"""Kinds that stand even when they are empty, or a table would lose its columns."""


def pruned(tree: Node, linked: Container[Element | None]) -> Node:
    """Return the structure without empty and doubled elements.

    Args:
        linked: elements that can be clicked, which are kept whatever they show.
    """

    def seen(node: Node) -> Iterator[Kid]:
        kids = tuple(
            each
            for kid in node.kids
            for each in (seen(kid) if isinstance(kid, Node) else (kid,))
        )
        spaces = not any(isinstance(kid, Node) or not kid.blank for kid in kids)
        if node.kind == "Link" and node.element in linked:
            yield replace(node, kids=kids)
        elif node.kind in KEPT:
            yield replace(node, kids=() if spaces else kids)
        elif not kids or (spaces and node.kind in ("P", "Span", "Lbl", *HEADINGS)):
            return
        elif _doubled(node, kids):
            yield from kids
        else:
            yield replace(node, kids=kids)

    kids = tuple(
        each for kid in tree.kids if isinstance(kid, Node) for each in seen(kid)
    )
    return replace(tree, kids=kids)


def _doubled(node: Node, kids: tuple[Kid, ...]) -> bool:
    """Whether a node only repeats the one inside it, or only wraps a picture."""
    if len(kids) != 1 or node.language or node.attributes or node.name:
        return False
    return is_kind(kids[0], node.kind) or (
        node.kind == "P" and is_kind(kids[0], "Figure")
    )


def levelled(tree: Node) -> Node:
    """Return the structure without a heading more than one level below the last."""
    last = 0

    def seen(node: Node) -> Node:
        nonlocal last
        kind = node.kind
        if kind in HEADINGS:
            last = min(HEADINGS.index(kind) + 1, last + 1)
            kind = HEADINGS[last - 1]
        kids = tuple(seen(kid) if isinstance(kid, Node) else kid for kid in node.kids)
        return replace(node, kind=kind, kids=kids)

    return seen(tree)
