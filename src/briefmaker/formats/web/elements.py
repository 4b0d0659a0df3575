"""Elements of a page: made, found, moved and taken out of their tree."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

ADDED = "data-screen"
"""Marks what a page gains on the screen; the audit compares only the rest."""

Child = Element | str


def made(tag: str, given: Mapping[str, str] | None = None, *children: Child) -> Element:
    """Return a new element with these attributes and children."""
    element = Element(tag, dict(given or {}))
    for child in children:
        append(element, child)
    return element


def added(
    tag: str, given: Mapping[str, str] | None = None, *children: Child
) -> Element:
    """Return a new element with words that the page itself does not have."""
    return made(tag, {**(given or {}), ADDED: ""}, *children)


def append(parent: Element, child: Child) -> None:
    """Put an element or some words at the end of an element."""
    if isinstance(child, Element):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child
    else:
        parent.text = (parent.text or "") + child


def every(root: Element, name: str = "", tag: str | None = None) -> Iterator[Element]:
    """Yield elements of a class, in document order; of every class if none is named."""
    for element in list(root.iter(tag)):
        if not name or name in classes(element):
            yield element


def first(root: Element, name: str, tag: str | None = None) -> Element | None:
    """Return the first element of a class."""
    return next(every(root, name, tag), None)


def classes(element: Element) -> list[str]:
    """Return the classes of an element."""
    return (element.get("class") or "").split()


def words(element: Element) -> str:
    """Return the text in an element, its white space as single spaces."""
    # Not `split()` alone: no-break spaces stay what they are.
    return " ".join(filter(None, _spaced("".join(element.itertext()))))


def _spaced(text: str) -> list[str]:
    return text.replace("\n", " ").replace("\t", " ").split(" ")


def parents(root: Element) -> dict[Element, Element]:
    """Return the parent of each element of a tree, as it is now."""
    return {child: parent for parent in root.iter() for child in parent}


def take_out(parent: Element, child: Element) -> None:
    """Take an element out; the words after it stay."""
    at = list(parent).index(child)
    tail, child.tail = child.tail or "", None
    parent.remove(child)
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def put_in_place(parent: Element, child: Element, *others: Element) -> None:
    """Put elements in the place of one; the words after it stay after them."""
    at = list(parent).index(child)
    tail, child.tail = child.tail, None
    parent.remove(child)
    for number, other in enumerate(others):
        parent.insert(at + number, other)
    if others:
        others[-1].tail = (others[-1].tail or "") + (tail or "")


def moved_into(element: Element, other: Element) -> Element:
    """Return the second element with all words and children of the first."""
    other.text = element.text
    other.extend(list(element))
    return other
