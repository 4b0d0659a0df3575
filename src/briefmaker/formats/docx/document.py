"""A composed document as a Word file, with real headings, notes and styles.

The file is made to be worked on: an assistant edits it, an office comments on it.
Whatever a reviewer marks stands in a bookmark that leads back to the brief.
"""

import docx as word
from docx.document import Document as File
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm

from briefmaker.formats.blocks import Document
from briefmaker.formats.docx.audit import unfit
from briefmaker.formats.docx.body import Body
from briefmaker.formats.docx.fonts import font_table
from briefmaker.formats.docx.furniture import furnish
from briefmaker.formats.docx.notes import fill, notes_part
from briefmaker.formats.docx.numbering import Numbering
from briefmaker.formats.docx.package import packed
from briefmaker.formats.docx.paragraphs import Paragraphs
from briefmaker.formats.docx.parts import cleared, origin, properties_of, settings
from briefmaker.formats.docx.runs import Names, Runs
from briefmaker.formats.docx.styles import styles
from briefmaker.formats.docx.theme import Theme, theme_of
from briefmaker.formats.docx.xml import on, root, val
from briefmaker.formats.export import Export
from briefmaker.formats.places import Place
from briefmaker.formats.reading import read
from briefmaker.formats.targets import labels, targets
from briefmaker.formats.tree import tree_of
from briefmaker.workspace import Workspace
from briefmaker.writing.bidi import LETTERS
from briefmaker.writing.composition import Composition

EDGE = 9.0
"""Millimetres from the edge of the paper to the header, and to the footer."""

TOP = 20.0


def docx(made: Composition, workspace: Workspace) -> Export:
    """Write a composed document as a Word file, and audit it."""
    tree = tree_of(made.page)
    read_ = read(made, tree)
    data = packed(_file(made, read_, workspace))
    return Export(data, tuple(unfit(data, made.page, tree)))


def _file(made: Composition, read_: Document, workspace: Workspace) -> File:
    """Return the document, not yet packed."""
    file = word.Document()
    cleared(file)
    theme = theme_of(
        made.page, made.brief.paper, made.look, leftward=read_.flow.leftward
    )
    names = Names(targets(read_.blocks))
    called = labels(read_.blocks)
    notes: list[str] = []
    places: dict[str, Place] = {}
    noted = notes_part(file.part)
    numbering = Numbering(theme)

    def paragraphs(part: Part) -> Paragraphs:
        return Paragraphs(
            Runs(part, names, read_.flow, called, notes), read_.flow, places
        )

    body = Body(
        file.part,
        theme,
        paragraphs(file.part),
        numbering,
        own_digits=bool(made.language.own_digits),
    )
    _replace(file.element.body, "".join(body.blocks(read_.blocks)))
    fill(noted, notes, read_.notes, paragraphs(noted))
    _sheet(file, theme, read_)
    _replace(file.styles.element, styles(theme, read_.flow))
    _replace(file.part.numbering_part.element, numbering.content())
    settings(file, read_.flow, mirrored=theme.sheet.mirrored)
    properties_of(file, made, made.page.stamp)
    origin(file, made, made.page.stamp, places)
    arabic = bool(LETTERS.search(made.page.html))
    fonts = font_table(
        file.part.package, made.look.brand, workspace.assets / "fonts", arabic=arabic
    )
    file.part.relate_to(fonts, RT.FONT_TABLE)
    return file


def _replace(element: BaseOxmlElement, inside: str) -> None:
    """Fill an element anew; the properties of its last section stay."""
    kept = element.find(qn("w:sectPr"))
    for child in list(element):
        if child is not kept:
            element.remove(child)
    for child in list(root("w:holder", inside)):
        element.append(child)
    if kept is not None:
        element.append(kept)


def _sheet(file: File, theme: Theme, read_: Document) -> None:
    """Set the paper, the margins, and what stands on every page."""
    section, sheet = file.sections[0], theme.sheet
    section.page_width, section.page_height = Mm(sheet.width), Mm(sheet.height)
    section.left_margin, section.right_margin = Mm(sheet.inside), Mm(sheet.outside)
    section.top_margin = section.bottom_margin = Mm(TOP)
    section.header_distance = section.footer_distance = Mm(EDGE)
    section.gutter = Mm(0)
    section.different_first_page_header_footer = True
    furnish(
        section.header,
        section.first_page_header,
        (section.footer, section.first_page_footer),
        read_.furniture,
        theme,
        read_.flow,
    )
    lettered = bool(read_.notes) and not any(map(str.isdigit, "".join(read_.notes)))
    notes = val("numFmt", "lowerLetter" if lettered else "decimal")
    _refine(section, notes, leftward=read_.flow.leftward)


def _refine(section: Section, notes: str, *, leftward: bool) -> None:
    """Set what python-docx has no words for, in the order that Word insists on."""
    element = section._sectPr
    element.attrib.clear()
    for name in ("cols", "docGrid", "bidi"):
        for child in element.findall(qn(f"w:{name}")):
            element.remove(child)
    after = [
        number
        for number, child in enumerate(element)
        if child.tag in (qn("w:headerReference"), qn("w:footerReference"))
    ]
    said = root("w:holder", f"<w:footnotePr>{notes}</w:footnotePr>{on('bidi')}")
    element.insert(after[-1] + 1, said[0])
    if leftward:
        element.append(said[0])
