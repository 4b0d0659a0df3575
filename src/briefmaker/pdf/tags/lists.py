"""Lists: entries with their labels, numbered as they are printed, one list each."""

from collections.abc import Iterator
from itertools import takewhile
from xml.etree.ElementTree import Element

from briefmaker.pdf.tags.painted import Piece
from briefmaker.pdf.tags.structure import Kid, Kids, Node, is_kind

BULLETS = {"◦": "Circle", "○": "Circle", "▪": "Square", "■": "Square"}
"""Bullets that have a name of their own; all others are called discs."""

HALVES = "halves"
"""The class of what holds the two halves of one list, side by side."""

SOURCE = "src-"
"""With which the anchors of sources begin."""


def listed(element: Element, kids: Kids) -> Kids:
    """Return a list with its entries; where all are notes, the notes themselves."""
    entries = tuple(kid for kid in kids if isinstance(kid, Node))
    if entries and all(entry.kind == "Note" for entry in entries):
        return entries
    return (_list(element, entries),)


def _list(element: Element, entries: Kids) -> Node:
    return Node(
        "L",
        entries,
        element,
        attributes={"List": {"ListNumbering": _numbering(entries)}},
    )


def entry(element: Element, label: Kids, said: Kids) -> Node:
    """Return an entry of a list: what labels it, and what it says."""
    if element.get("id", "").startswith(SOURCE):
        said = (Node("BibEntry", said),)
    body = (Node("LBody", said),) if said else ()
    return Node("LI", (*label, *body), element)


def labelled(element: Element, kids: Kids) -> tuple[Kids, Kids]:
    """Part the label at the beginning of an entry or note from the rest.

    It is what the style sheet writes before the text, or an element for it.
    """

    def begins(kid: Kid) -> bool:
        if isinstance(kid, Piece):
            return kid.blank or (kid.scrap.generated and kid.scrap.element is element)
        return kid.kind == "Lbl"

    label = tuple(takewhile(begins, kids))
    rest = kids[len(label) :]
    written = tuple(kid for kid in label if isinstance(kid, Node) or not kid.blank)
    if not written:
        return (), kids
    pieces = tuple(_inside(written))
    return (Node("Lbl", pieces),), rest


def _inside(label: Kids) -> Iterator[Kid]:
    """Yield what is in a label; labels do not hold labels."""
    for kid in label:
        if is_kind(kid, "Lbl"):
            yield from kid.kids
        else:
            yield kid


def _numbering(entries: Kids) -> str:
    """Return how the entries are labelled (ISO 32000-1, table 347)."""
    for each in entries:
        for kid in each.kids if isinstance(each, Node) else ():
            if is_kind(kid, "Lbl"):
                said = "".join(piece.scrap.words for piece in kid.pieces()).strip()
                return _named(said)
    return "None"


def _named(label: str) -> str:
    if any(letter.isdecimal() for letter in label):
        return "Decimal"
    letters = [letter for letter in label if letter.isalpha()]
    if letters:
        return "UpperAlpha" if letters[0].isupper() else "LowerAlpha"
    return BULLETS.get(label[:1], "Disc")


def joined(element: Element, kids: Kids) -> Kids:
    """Make one list of the two that a page sets side by side as its halves."""
    halves = [kid for kid in kids if is_kind(kid, "L")]
    if HALVES not in element.get("class", "").split() or len(halves) != len(kids):
        return kids
    entries = tuple(kid for half in halves for kid in half.kids)
    return (_list(element, entries),) if entries else ()
