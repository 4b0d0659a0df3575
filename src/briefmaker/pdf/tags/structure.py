"""The values of a file's structure: elements that hold elements and painted pieces."""

from collections.abc import Iterator, Mapping
from typing import TypeGuard
from xml.etree.ElementTree import Element

from briefmaker.pdf.tags.painted import Piece
from briefmaker.values import Struct, field

Value = str | int | tuple[str, ...] | tuple[float, ...]
Attributes = Mapping[str, Mapping[str, Value]]

INLINE = frozenset(
    {"BibEntry", "Code", "Em", "Lbl", "Link", "Quote", "Reference", "Span", "Strong"}
)
"""Kinds that stand in a line of text (ISO 32000-1, 14.8.4.4)."""

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")

ROLES = {"Aside": "Sect", "Em": "Span", "Strong": "Span"}
"""Kinds of PDF 2.0, and what they are to readers of PDF 1.7."""


class Node(Struct, frozen=True, eq=False):
    """An element of the structure.

    Attributes:
        kind: its structure type.
        element: the HTML element that it stands for.
        language: if it differs from that of the node around it.
        name: by which others refer to it; unique in the file.
        alt: words in place of a picture.
        expansion: what an abbreviation stands for.
        attributes: by their owner (ISO 32000-1, 14.8.5): names as text, or numbers.
    """

    kind: str
    kids: tuple["Kid", ...] = ()
    element: Element | None = None
    language: str = ""
    name: str = ""
    alt: str = ""
    expansion: str = ""
    attributes: Attributes = field(default_factory=dict)

    def nodes(self) -> Iterator["Node"]:
        """Yield the node and all inside it, in the order of reading."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.nodes()

    def pieces(self) -> Iterator[Piece]:
        """Yield what was painted of it, in the order of reading."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.pieces()
            else:
                yield kid


Kid = Node | Piece
Kids = tuple[Kid, ...]


def in_line(kid: Kid) -> bool:
    """Whether it stands in a line of text, as notes do until they are settled."""
    return isinstance(kid, Piece) or kid.kind in INLINE or kid.kind == "Note"


def is_kind(kid: Kid, *kinds: str) -> TypeGuard[Node]:
    """Whether it is a node of one of these kinds."""
    return isinstance(kid, Node) and kid.kind in kinds
