"""The tags of a document, from its layout into the engine's file."""

from collections.abc import Sequence
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
from briefmaker.pdf.tags.writing import Writer, renumbered


def tag(document: Any, pdf: Any, laid: Layout, sheets: Sequence[Sheet]) -> Node:
    """Put the tags of a document into its file, in place of the engine's.

    Args:
        document: WeasyPrint's `Document`.
        pdf: the engine's file before it is written, which this changes.
        sheets: the document's pages as they were painted.

    Returns:
        The structure that was written.
    """
    found = tuple(pieces(document, laid.root, sheets))
    clicked = spots(document)
    tree = pruned(settled(grown(laid, contents(found, laid))), clicked)
    tree = levelled(with_heads(tree))
    tree = placed(tree, [page.height for page in document.pages])
    marks = renumbered(sheets, found, tree, laid)
    # No /Direction: PDFium (Chrome) would then read Latin words backwards too, so that
    # a handling mark could be neither found nor copied.
    Writer(pdf, marks, clicked, Descriptions(laid)).write(tree)
    return tree
