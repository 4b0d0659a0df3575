"""Sheets of paper with pages on them, written as one file."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from briefmaker.delivery.imposition.pages import FOR_PAPER, Leaf, Source
from briefmaker.delivery.imposition.papers import MM
from briefmaker.values import Struct

CARRIED = ("/Title", "/Author", "/Subject", "/Keywords", "/CreationDate", "/ModDate")
"""What the sheets say of the document that is on them."""


class Placed(Struct, frozen=True):
    """A page on a side of a sheet, in mm from its lower left corner.

    Attributes:
        page: its place among the pages, from 0.
        scale: how large it is drawn; 1 for its own size.
    """

    page: int
    left: float
    bottom: float
    scale: float = 1.0


class Side(Struct, frozen=True):
    """One side of a sheet, in mm.

    Attributes:
        lines: what is drawn besides the pages, in the operators of PDF and in mm.
        trim: left, bottom, right and top of what is left of it when it has been cut.
        bleed: the same with what is printed beyond.
    """

    width: float
    height: float
    placed: tuple[Placed, ...]
    lines: str = ""
    trim: tuple[float, float, float, float] | None = None
    bleed: tuple[float, float, float, float] | None = None


class LaidOut(Struct, frozen=True):
    """A document on its sheets.

    Attributes:
        said: what is on them, in words: `10 pages as a booklet`.
        advice: what to do with the paper, if anything.
    """

    data: bytes
    said: str
    advice: str = ""


def written(
    source: Source,
    sides: Iterable[Side],
    what: str,
    *,
    duplex: str = "",
    carrying: bool = False,
) -> bytes:
    """Return sheets as a file: the same bytes each time, for paper alone.

    Args:
        what: the sheets in words, for the file's subject.
        duplex: how they are turned, as ISO 32000-2, 12.2 names it; nothing if that is
            free.
        carrying: whether what the document was made from travels on with it.
    """
    with pikepdf.new() as sheets:
        for side in sides:
            _add(sheets, side, source)
        _describe(sheets, source.pdf, what)
        sheets.Root.ViewerPreferences = Dictionary(
            DisplayDocTitle=True, PrintScaling=Name("/None")
        )
        if duplex:
            sheets.Root.ViewerPreferences.Duplex = Name(f"/{duplex}")
        if carrying:
            _hand_on(sheets, source.pdf)
        out = BytesIO()
        sheets.save(out, deterministic_id=True)
    return out.getvalue()


def _add(sheets: pikepdf.Pdf, side: Side, source: Source) -> None:
    """Add a side with its pages."""
    page = sheets.add_blank_page(page_size=(side.width / MM, side.height / MM))
    drawn = []
    for placed in side.placed:
        leaf = source.leaves[placed.page]
        name = Name(f"/P{placed.page + 1}")
        page.add_resource(sheets.copy_foreign(leaf.form), Name.XObject, name)
        drawn.append(f"q {_matrix(leaf, placed)} cm {name} Do Q")
    if side.lines:
        drawn.append(f"q {1 / MM:.5f} 0 0 {1 / MM:.5f} 0 0 cm {side.lines} Q")
    page.Contents = sheets.make_stream("\n".join(drawn).encode())
    if side.trim:
        page.TrimBox = pikepdf.Array([round(at / MM, 4) for at in side.trim])
    if side.bleed:
        page.BleedBox = pikepdf.Array([round(at / MM, 4) for at in side.bleed])


def _matrix(leaf: Leaf, placed: Placed) -> str:
    """Return the matrix that puts a page in its place, in points."""
    scale, (left, bottom, _, top) = placed.scale, leaf.box
    x, y = placed.left / MM, placed.bottom / MM
    across, up = (scale, 0.0), (0.0, scale)
    corner = x - scale * left, y - scale * bottom
    if leaf.turned:
        across, up = (0.0, scale), (-scale, 0.0)
        corner = x + scale * top, y - scale * left
    numbers = (*across, *up, *corner)
    return " ".join(f"{number:.5f}" for number in numbers)


def _describe(sheets: pikepdf.Pdf, of: pikepdf.Pdf, what: str) -> None:
    """Say what the file is of, and that it is for paper; keep which layers are seen."""
    for key in CARRIED:
        if key in of.docinfo:
            sheets.docinfo[key] = str(of.docinfo[key])
    said = str(sheets.docinfo.get("/Subject", ""))
    told = f"{FOR_PAPER}: {what}"
    sheets.docinfo["/Subject"] = " · ".join(filter(None, (said, told)))
    if "/Lang" in of.Root:
        sheets.Root.Lang = pikepdf.String(str(of.Root.Lang))
    layers = of.Root.get("/OCProperties")
    if layers is not None:
        sheets.Root.OCProperties = sheets.copy_foreign(of.make_indirect(layers))


def _hand_on(sheets: pikepdf.Pdf, of: pikepdf.Pdf) -> None:
    """Carry on the files that are inside (ISO 32000-2, 7.11.4 and 14.13)."""
    files: Any = of.Root.get("/AF")
    if not isinstance(files, pikepdf.Array):
        return
    copied = pikepdf.Array([sheets.copy_foreign(file) for file in files])
    named = pikepdf.Array()
    for file in copied:
        named.extend([file.UF, file])
    sheets.Root.AF = copied
    sheets.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=named))
