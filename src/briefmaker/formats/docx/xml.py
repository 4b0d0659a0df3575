"""Elements of WordprocessingML, with their children in the order that Word insists on.

Word calls a file damaged if, say, `w:jc` stands before `w:ind` (ECMA-376-1, annex A).
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
MC = 'mc:Ignorable="w14"'

ORDER = {
    "pPr": (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr"),
        *("widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs"),
        *("suppressAutoHyphens", "bidi", "adjustRightInd", "spacing", "ind"),
        *("contextualSpacing", "mirrorIndents", "jc", "textDirection"),
        *("textAlignment", "outlineLvl", "rPr", "sectPr"),
    ),
    "rPr": (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike"),
        *("vanish", "color", "spacing", "w", "kern", "position", "sz", "szCs"),
        *("highlight", "u", "bdr", "shd", "vertAlign", "rtl", "cs", "lang"),
    ),
    "tblPr": (
        *("tblStyle", "bidiVisual", "tblW", "jc", "tblCellSpacing", "tblInd"),
        *("tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption"),
        "tblDescription",
    ),
    "trPr": ("cantSplit", "tblHeader"),
    "tcPr": ("tcW", "gridSpan", "tcBorders", "shd", "noWrap", "tcMar", "vAlign"),
}
"""For each element of properties, its children in the order of the schema."""


def properties(name: str, children: Iterable[str]) -> str:
    """Return an element of properties as XML, its children in order; maybe nothing.

    Args:
        name: without its prefix: `pPr`.
        children: each a whole element as XML; of two of a name the later one holds.
    """
    found = {
        child[3:].split(">", 1)[0].split(None, 1)[0].strip("/"): child
        for child in children
        if child
    }
    order = ORDER[name]
    said = "".join(found[key] for key in sorted(found, key=order.index))
    return f"<w:{name}>{said}</w:{name}>" if said else ""


def val(name: str, value: object) -> str:
    """Return an element with a value: `<w:jc w:val="right"/>`."""
    return f"<w:{name} w:val={quoteattr(str(value))}/>"


def on(name: str, *, so: bool = True) -> str:
    """Return an element that switches something on; nothing if it is not so."""
    return f"<w:{name}/>" if so else ""


def attributes(name: str, /, **values: object) -> str:
    """Return an element with attributes of its own namespace, except empty ones."""
    said = "".join(
        f" w:{key}={quoteattr(str(value))}"
        for key, value in values.items()
        if value not in (None, "")
    )
    return f"<w:{name}{said}/>"


def text(words: str) -> str:
    """Return words as XML, without what XML cannot hold."""
    return escape(
        "".join(letter for letter in words if letter >= " " or letter in "\t\n")
    )


def quoted(words: str) -> str:
    """Return words as the value of an attribute, in its quotation marks."""
    return quoteattr(" ".join(words.split()))


def root(name: str, inside: str, *, ignorable: bool = True) -> BaseOxmlElement:
    """Return an element with all namespaces declared, from XML."""
    declared = "".join(f' xmlns:{key}="{uri}"' for key, uri in NAMESPACES.items())
    more = f" {MC}" if ignorable else ""
    element: BaseOxmlElement = parse_xml(f"<{name}{declared}{more}>{inside}</{name}>")
    return element


def twips(mm: float) -> int:
    """Return a length as Word counts it: 20 to the point."""
    return round(mm / 25.4 * 1440)


def points(size: float) -> int:
    """Return points as Word counts lengths: 20 to the point."""
    return round(size * 20)


def colour(value: str) -> str:
    """Return a colour without its `#`."""
    return value.lstrip("#")
