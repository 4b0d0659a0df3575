"""From the HTML tree to the structure: what each element is to a reader."""

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element

from briefmaker.pdf.laid import Layout
from briefmaker.pdf.tags.contents import contents_list
from briefmaker.pdf.tags.figures import exhibit, picture
from briefmaker.pdf.tags.languages import directed, spoken
from briefmaker.pdf.tags.links import link
from briefmaker.pdf.tags.lists import entry, joined, labelled, listed
from briefmaker.pdf.tags.notes import called, note
from briefmaker.pdf.tags.order import Order
from briefmaker.pdf.tags.painted import Piece
from briefmaker.pdf.tags.structure import HEADINGS, Kids, Node, in_line, is_kind
from briefmaker.pdf.tags.tables import PARTS
from briefmaker.values import Struct

GROUPS = {
    "article": "Art",
    "aside": "Aside",
    "blockquote": "BlockQuote",
    "section": "Sect",
}
"""Elements that hold blocks, and say what these are together."""

WRAPPERS = frozenset(
    {"body", "dl", "div", "figure", "footer", "header", "html", "main"}
)
"""Elements that hold blocks only for the sake of looks."""

LINES = {
    "p": "P",
    "pre": "P",
    "dd": "P",
    "dt": "P",
    "caption": "Caption",
    "figcaption": "Caption",
    **{kind.lower(): kind for kind in HEADINGS},
}
"""Elements that hold lines of text."""

SPANS = {"code": "Code", "em": "Em", "q": "Quote", "strong": "Strong"}
"""Elements in a line that say more than their words."""

DECORATED = {"del": "LineThrough", "ins": "Underline", "s": "LineThrough"}
STRUCK = "dropped"
"""The class of words that only the style sheet strikes out."""

LABELS = frozenset({"back", "number"})
"""Classes of what numbers an entry or a note, before its words."""


def grown(laid: Layout, read: Iterable[Piece]) -> Node:
    """Return a document's structure: its HTML tree with what was painted of it.

    Args:
        read: the pieces that are content.
    """
    order = Order(read, laid)
    gardener = _Gardener(laid, order, called(laid.root))
    kids = tuple(kid for part in laid.root for kid in gardener.grow(part))
    return Node("Document", kids, laid.root, attributes=directed(laid.root))


class _Gardener(Struct, frozen=True):
    """Grows what is inside an element before the element itself.

    Attributes:
        notes: the anchors of all notes that are called.
    """

    laid: Layout
    order: Order
    notes: frozenset[str]

    def grow(self, element: Element) -> Kids:
        """Return what an element is to a reader; nothing but its kids for many."""
        inside = tuple(
            kid
            for part in self.order.of(element)
            for kid in ((part,) if isinstance(part, Piece) else self.grow(part))
        )
        return spoken(element, self._made(element, inside), self.laid)

    def _made(self, element: Element, kids: Kids) -> Kids:
        tag, names = element.tag, element.get("class", "").split()
        if element.get("id", "") in self.notes:
            return (note(element, kids),)
        if tag in GROUPS:
            return (Node(GROUPS[tag], _paragraphs(kids), element),)
        if tag in LINES:
            return (Node(LINES[tag], kids, element),)
        if tag in PARTS:
            return (Node(PARTS[tag], _mixed(kids), element),)
        match tag:
            case "ul" | "ol":
                return listed(element, kids)
            case "li":
                label, rest = labelled(element, kids)
                return (entry(element, label, _mixed(rest)),)
            case "table":
                return (Node("Table", kids, element),)
            case "nav":
                return (contents_list(element, kids),)
            case "figure":
                return exhibit(element, _paragraphs(kids))
            case "img":
                return picture(element, kids)
        if tag in WRAPPERS:
            return joined(element, _paragraphs(kids))
        made = link(element, kids) if tag == "a" else _span(element, names, kids)
        return (Node("Lbl", made, element),) if LABELS & {*names} else made


def _span(element: Element, names: list[str], kids: Kids) -> Kids:
    """Return words in a line; most are words like those around them."""
    tag = element.tag
    if tag in SPANS:
        return (Node(SPANS[tag], kids, element),)
    if tag == "abbr" and element.get("title"):
        return (Node("Span", kids, element, expansion=element.get("title", "")),)
    line = DECORATED.get(tag, DECORATED["s"] if STRUCK in names else "")
    if line:
        attributes = {"Layout": {"TextDecorationType": line}}
        return (Node("Span", kids, element, attributes=attributes),)
    return kids


def _paragraphs(kids: Kids) -> Kids:
    """Return blocks; lines of text that stand between them are paragraphs too."""
    blocks: list[Node] = []
    for lines, run in groupby(kids, in_line):
        if lines:
            blocks.append(Node("P", tuple(run)))
        else:
            blocks.extend(kid for kid in run if isinstance(kid, Node))
    return tuple(blocks)


def _mixed(kids: Kids) -> Kids:
    """Return lines of text as they are, and as paragraphs where blocks are among them.

    Notes are blocks too: they will follow the paragraph that calls them.
    """
    plain = all(in_line(kid) and not is_kind(kid, "Note") for kid in kids)
    return kids if plain else _paragraphs(kids)
