"""A finished Word file, read back: nothing of the page may be lost in it."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from briefmaker.formats.audit import facts_lost, lost
from briefmaker.formats.docx.xml import NAMESPACES
from briefmaker.formats.tree import notes_of, words, words_of
from briefmaker.problems import Problem
from briefmaker.writing.page import Page

CODE = "docx"
W = f"{{{NAMESPACES['w']}}}"
WP = f"{{{NAMESPACES['wp']}}}"
RAISED = "CitationMark"
APART = (f"{W}p", f"{W}br", f"{W}tab", f"{W}footnoteReference")
"""Elements between words."""


def unfit(data: bytes, page: Page, root: Element) -> Iterator[Problem]:
    """Yield what the file lacks of the page."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        parts = {
            name: ElementTree.fromstring(file.read(name))
            for name in file.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        }
    body = parts["word/document.xml"]
    said = words(_said(body))
    main = next(root.iter("main"), root)
    yield from lost(words_of(main), said, CODE, "the text")
    noted = words(_said(parts["word/footnotes.xml"]))
    for note in notes_of(root):
        yield from lost(words(note), noted, CODE, "a note")
    yield from facts_lost(page.facts, [*said, *noted], CODE)
    yield from _untold(body)
    yield from _unmarked(parts, page)


def _said(element: Element) -> str:
    """Return the words of a part; codes of fields are none of them."""
    said: list[str] = []
    for each in element.iter():
        if each.tag == f"{W}r":
            raised = each.find(f"{W}rPr/{W}rStyle[@{W}val='{RAISED}']") is not None
            words_ = "".join(part.text or "" for part in each.iter(f"{W}t"))
            said += (" ", words_, " ") if raised else (words_,)
        if each.tag in APART:
            said.append(" ")
    return "".join(said)


def _untold(body: Element) -> Iterator[Problem]:
    """Yield a problem for each picture that says nothing to those who cannot see it."""
    for picture in body.iter(f"{WP}docPr"):
        if not picture.get("descr"):
            yield Problem(
                f"{CODE}.no-alt",
                "a picture has no words for readers who cannot see it",
                hint="give it an `alt`",
            )


def _unmarked(parts: dict[str, Element], page: Page) -> Iterator[Problem]:
    """Yield a problem for each header or footer without the handling mark."""
    for name, part in parts.items():
        edge = name.startswith(("word/header", "word/footer"))
        if edge and page.marking not in _said(part):
            yield Problem(
                f"{CODE}.no-mark",
                f"the handling mark {page.marking} is not on every page of the file",
            )
