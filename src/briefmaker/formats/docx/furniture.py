"""Header and footer of a Word document: handling mark, running title, page number."""

from collections.abc import Sequence

from docx.section import _Footer, _Header

from briefmaker.formats.blocks import Furniture
from briefmaker.formats.docx.runs import directed, reference, run
from briefmaker.formats.docx.theme import Theme
from briefmaker.formats.docx.xml import attributes, on, properties, root, twips, val
from briefmaker.formats.runs import Flow

DOCUMENT, FOLIO, MARK = 52.0, 12.0, 36.0
"""Shares of the footer."""

FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def furnish(
    head: _Header,
    first: _Header,
    feet: Sequence[_Footer],
    said: Furniture,
    theme: Theme,
    flow: Flow,
) -> None:
    """Fill the headers and footers of a document.

    Args:
        head: from page two.
        first: of page one, which has the title itself.
        feet: of all pages.
    """
    _fill(head, _head(said, theme, flow, said.running))
    _fill(first, _head(said, theme, flow, ""))
    for foot in feet:
        _fill(foot, _foot(said, theme, flow))


def _fill(part: _Header | _Footer, inside: str) -> None:
    part.is_linked_to_previous = False
    element = part._element
    for child in list(element):
        element.remove(child)
    for child in list(root("w:holder", inside)):
        element.append(child)


def _head(said: Furniture, theme: Theme, flow: Flow, title: str) -> str:
    status = _words(said.status, flow, "Status")
    gap = run("  ") if said.status and title else ""
    live = theme.sheet.live
    beside = _beside(said, flow)
    share = 62.0 if title else 40.0
    band = ""
    if said.band:
        band = _paragraph(_words(said.band, flow, "Status"), "Header", "center")
    cells = (
        (live * share / 100, f"{status}{gap}{_words(title, flow)}", ""),
        (live * (100 - share) / 100, beside, "right"),
    )
    return band + _table(cells, "Header", flow)


def _foot(said: Furniture, theme: Theme, flow: Flow) -> str:
    live = theme.sheet.live
    style = (val("rStyle", "PageNumber"), on("rtl", so=flow.leftward))
    folio = "".join(
        reference(FIELDS[part], run("1", style), style)
        if part in FIELDS
        else run(part, style)
        for part in said.folio
    )
    cells = (
        (live * DOCUMENT / 100, _words(said.document, flow), ""),
        (live * FOLIO / 100, folio, "center"),
        (live * MARK / 100, _beside(said, flow), "right"),
    )
    return _table(cells, "Footer", flow)


def _beside(said: Furniture, flow: Flow) -> str:
    """Return the handling mark, never translated, and what stands beside it."""
    note = f"{_words(said.beside, flow, 'Strong')}{run('  ')}" if said.beside else ""
    if not said.marking:
        return note
    mark = run(
        f"\u00a0\u00a0{said.marking}\u00a0\u00a0", (val("rStyle", "HandlingMark"),)
    )
    return note + mark


def _words(said: str, flow: Flow, style: str = "") -> str:
    named = val("rStyle", style) if style else ""
    return "".join(
        run(part, (named, on("rtl", so=leftward)))
        for part, leftward in directed(said, flow)
        if part
    )


def _table(cells: Sequence[tuple[float, str, str]], style: str, flow: Flow) -> str:
    widths = [twips(width) for width, _, _ in cells]
    look = properties(
        "tblPr",
        (
            val("tblStyle", "FurnitureTable"),
            on("bidiVisual", so=flow.leftward),
            attributes("tblW", w=sum(widths), type="dxa"),
            attributes("tblInd", w=0, type="dxa"),
            attributes("tblLayout", type="fixed"),
        ),
    )
    grid = "".join(attributes("gridCol", w=width) for width in widths)
    inside = "".join(
        f"<w:tc>{_cell(width)}{_paragraph(said, style, align)}</w:tc>"
        for width, (_, said, align) in zip(widths, cells, strict=True)
    )
    end = _paragraph("", "Spacer", "")
    return (
        f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid><w:tr>{inside}</w:tr></w:tbl>{end}"
    )


def _cell(width: int) -> str:
    middle = val("vAlign", "center")
    return properties("tcPr", (attributes("tcW", w=width, type="dxa"), middle))


def _paragraph(inside: str, style: str, align: str) -> str:
    named = properties("pPr", (val("pStyle", style), val("jc", align) if align else ""))
    return f"<w:p>{named}{inside}</w:p>"
