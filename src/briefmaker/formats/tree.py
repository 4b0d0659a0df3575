"""The page as a tree, for formats that have no pages."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefmaker.writing.page import Page
from briefmaker.writing.tree import parse

CALLS = "data-calls"
"""What the engine turns into numbers of pages."""

JOINER = "\u2060"
"""Word joiner: it keeps marks with their words on paper, and many fonts lack it."""

SIGNS = re.compile(rf"[\\*~`>|{JOINER}]")
"""Signs of Markdown and of boxes, and joiners, which may stand inside a run of words.

An author's own are left out as well: `7*8` is one word on the page and in the file.
"""

WORD = re.compile(r"[^\W_]+(?:[^\W_]|[\u0300-\u036f\u200c\u064b-\u0655])*")
SPACE = re.compile(r"[ \t\r\n\f]+")
LAST = re.compile(r"(?:^|\s*[;؛])[^;؛]*$")
BRACKET = re.compile(r"\s*\([^()]*$")
APART = re.compile(r"^[\s·]+")

UNSAID = frozenset({"back", "note", "number", "ref", "strip"})
"""Classes of such parts of a line."""


def tree_of(page: Page) -> Element:
    """Return the page without the numbers of pages, and without the words for them."""
    root = parse(page.html)
    for parent in root.iter():
        for child in list(parent):
            if child.get(CALLS) is not None:
                _without(parent, child)
    return root


def first(root: Element | None, *names: str) -> Element | None:
    """Return the first element with a class, in the first with the class before."""
    for name in names:
        within = root.iter() if root is not None else ()
        root = next((each for each in within if name in classes(each)), None)
    return root


def classes(element: Element) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset(element.get("class", "").split())


def unsaid(element: Element) -> bool:
    """Whether an element is counted, drawn or set elsewhere by the formats."""
    return element.tag in ("a", "span") and bool(classes(element) & UNSAID)


def text_of(element: Element | None) -> str:
    """Return what an element says, in one line; nothing if there is none."""
    said = "".join(element.itertext()) if element is not None else ""
    return SPACE.sub(" ", said.replace(JOINER, "")).strip(" ")


def words(text: str) -> list[str]:
    """Return the words of a text, small and without marks, to compare with others."""
    return [word.casefold() for word in WORD.findall(SIGNS.sub("", text))]


def words_of(main: Element, *, heads: bool = True) -> list[str]:
    """Return all words of the text in their order, without those of notes.

    Args:
        heads: those of the heads of tables too.
    """
    return words("".join(_said(main, heads=heads)))


def heads_of(main: Element) -> Iterator[list[str]]:
    """Yield the words of the head of each table."""
    for head in main.iter("thead"):
        yield words("".join(_said(head)))


def notes_of(root: Element) -> Iterator[str]:
    """Yield what each note says."""
    for element in root.iter():
        own = element.get("id", "")
        if own.startswith("note-"):
            yield "".join(_said(element))


def _said(element: Element, *, heads: bool = True) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "sup":
            yield " "
        left_out = child.get("id") == "notes" or (child.tag == "thead" and not heads)
        if not left_out and not unsaid(child):
            yield from _said(child, heads=heads)
        if child.tag not in _INLINE or classes(child) & LINES:
            yield " "
        yield child.tail or ""
    if element.tag == "br":
        yield " "


LINES = frozenset({"exhibit-title", "label", "owner", "subtitle"})
"""Classes of spans that stand in lines of their own."""

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "code", "em", "i", "mark", "s", "span", "strong"}
)


def _without(parent: Element, child: Element) -> None:
    """Take the place of page numbers out, with the words that lead to it."""
    at = list(parent).index(child)
    before = (parent[at - 1].tail if at else parent.text) or ""
    after = child.tail or ""
    if after.startswith(")"):
        before, after = BRACKET.sub("", before), after[1:]
    else:
        before = LAST.sub("", before) if before.strip() else ""
        after = after if before else APART.sub("", after)
    parent.remove(child)
    if at:
        parent[at - 1].tail = before + after
    else:
        parent.text = before + after
