"""The tags of a volume, from the layouts of its parts into the engine's file."""

from collections.abc import Mapping, Sequence
from typing import Any

from briefmaker.pdf.laid import Layout
from briefmaker.pdf.tags.artifacts import contents
from briefmaker.pdf.tags.figures import placed
from briefmaker.pdf.tags.growing import grown
from briefmaker.pdf.tags.links import Descriptions, spots
from briefmaker.pdf.tags.notes import settled
from briefmaker.pdf.tags.painted import Sheet, pieces
from briefmaker.pdf.tags.pruning import levelled, pruned
from briefmaker.pdf.tags.structure import Node
from briefmaker.pdf.tags.tables import with_heads
from briefmaker.pdf.tags.writing import Tagged, Writer, renumbered
from briefmaker.values import Struct, field, replace


class Part(Struct, frozen=True, eq=False):
    """A document among those that are written into one file.

    Attributes:
        document: WeasyPrint's `Document` as it was laid out.
        first: the page of the file on which it begins, from 0.
        prefix: what its names begin with in the file, so that no two are the same.
        elsewhere: what its links to other parts lead to, in words, by their anchors.
    """

    document: Any
    layout: Layout
    first: int = 0
    prefix: str = ""
    elsewhere: Mapping[str, str] = field(default_factory=dict)


def tag(pdf: Any, parts: Sequence[Part], sheets: Sequence[Sheet]) -> None:
    """Put the tags of all parts into a file, in place of the engine's.

    Args:
        pdf: the engine's file before it is written, which this changes.
        sheets: its pages as they were painted; what no part holds is no content.
    """
    tagged = [_tagged(part, sheets) for part in parts]
    if len(tagged) > 1:
        tagged = [replace(each, tree=_spoken(each.tree)) for each in tagged]
    held = {page for part in tagged for page in part.pages}
    for number, sheet in enumerate(sheets):
        if number not in held:
            renumbered((sheet,), (), Node("Document"), parts[0].layout)
    # No /Direction: PDFium (Chrome) would then read Latin words backwards too, so that
    # a handling mark could be neither found nor copied.
    Writer(pdf).write(tagged)


def _tagged(part: Part, sheets: Sequence[Sheet]) -> Tagged:
    document, laid = part.document, part.layout
    own = sheets[part.first : part.first + laid.pages]
    found = tuple(pieces(document, laid.root, own))
    clicked = spots(document)
    tree = pruned(settled(grown(laid, contents(found, laid))), clicked)
    tree = levelled(with_heads(tree))
    tree = placed(tree, [page.height for page in document.pages])
    marks = renumbered(own, found, tree, laid)
    said = Descriptions(laid, part.elsewhere)
    pages = range(part.first, part.first + laid.pages)
    return Tagged(tree, marks, clicked, said, pages, part.prefix)


def _spoken(tree: Node) -> Node:
    """Return the structure of a document with its language."""
    root = tree.element
    return replace(tree, language="" if root is None else root.get("lang", ""))
