"""Pictures: words in their place, their caption inside, and where they are."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from briefmaker.pdf.tags.structure import Kid, Kids, Node, is_kind
from briefmaker.values import replace

PT = 0.75
"""One CSS px in pt."""


def picture(element: Element, kids: Kids) -> Kids:
    """Return a picture; one whose words are empty on purpose is decoration."""
    alt = element.get("alt")
    return () if alt == "" else (Node("Figure", kids, element, alt=alt or ""),)


def exhibit(element: Element, kids: Kids) -> Kids:
    """Put a picture's caption into it; what follows it, such as its source, is text.

    A reader may say the words for a picture instead of all that is inside it.
    """
    captions = tuple(kid for kid in kids if is_kind(kid, "Caption"))
    pictures = [kid for kid in kids if is_kind(kid, "Figure")]
    if len(pictures) != 1:
        return kids
    drawn = replace(pictures[0], kids=(*captions, *pictures[0].kids), element=element)
    others = tuple(kid for kid in kids if kid not in (*captions, pictures[0]))
    return (drawn, *others)


def placed(tree: Node, heights: Sequence[float]) -> Node:
    """Return the structure with the place of each picture on its page.

    Args:
        heights: of the pages, in CSS px.
    """

    def seen(kid: Kid, *, alone: bool) -> Kid:
        if not isinstance(kid, Node):
            return kid
        node = _boxed(kid, heights, alone=alone) if kid.kind == "Figure" else kid
        alone = kid.kind != "P"
        return replace(node, kids=tuple(seen(each, alone=alone) for each in node.kids))

    kids = tuple(seen(kid, alone=True) for kid in tree.kids)
    return replace(tree, kids=kids)


def _boxed(figure: Node, heights: Sequence[float], *, alone: bool) -> Node:
    """Say where a picture is, in pt from the lower left corner of its page."""
    pieces = list(figure.pieces())
    if not pieces:
        return figure
    page = pieces[0].scrap.page
    frames = [piece.scrap.frame for piece in pieces if piece.scrap.page == page]
    box = (
        min(frame.left for frame in frames) * PT,
        (heights[page] - max(frame.bottom for frame in frames)) * PT,
        max(frame.right for frame in frames) * PT,
        (heights[page] - min(frame.top for frame in frames)) * PT,
    )
    layout = {"Placement": "Block" if alone else "Inline", "BBox": box}
    return replace(figure, attributes={**figure.attributes, "Layout": layout})
