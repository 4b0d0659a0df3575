"""The footnotes of a Word document, which python-docx has no words for."""

from collections.abc import Mapping, Sequence

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart

from briefmaker.formats.blocks import Paragraph
from briefmaker.formats.docx.paragraphs import Paragraphs
from briefmaker.formats.docx.xml import attributes, properties, root, val

SEPARATOR, CONTINUED = 0, 1
"""The numbers of the lines over the notes; the notes themselves come after them."""


def notes_part(document: DocumentPart) -> XmlPart:
    """Return a new part for the notes of a document, with the lines over them."""
    element = root(
        "w:footnotes",
        _line(SEPARATOR, "separator", "separator")
        + _line(CONTINUED, "continuationSeparator", "continuationSeparator"),
    )
    part = XmlPart(
        PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, element, document.package
    )
    document.relate_to(part, RT.FOOTNOTES)
    return part


def fill(
    part: XmlPart,
    called: Sequence[str],
    notes: Mapping[str, tuple[Paragraph, ...]],
    paragraphs: Paragraphs,
) -> None:
    """Write the notes that were called, in the order of their numbers."""
    for number, name in enumerate(called, CONTINUED + 1):
        said = "".join(
            paragraphs.of(each, "FootnoteText", before="" if at else _MARK)
            for at, each in enumerate(notes.get(name, ()))
        )
        note = root("w:holder", f'<w:footnote w:id="{number}">{said}</w:footnote>')
        part.element.append(note[0])


def _line(number: int, kind: str, element: str) -> str:
    close = properties("pPr", (attributes("spacing", after=40),))
    return (
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p>{close}'
        f"<w:r><w:{element}/></w:r></w:p></w:footnote>"
    )


_MARK = (
    f"<w:r>{properties('rPr', (val('rStyle', 'FootnoteReference'),))}"
    "<w:footnoteRef/></w:r><w:r><w:tab/></w:r>"
)
"""The number of a note before its words, which counts itself."""
