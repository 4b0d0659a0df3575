"""A booklet: half pages put two on a side, in the order in which sheets are folded.

Print the sheets on both sides, turned on the short edge; fold the pile once. The file
is for paper alone: its order is no order of reading, so it has no tags, links or
bookmarks, and says so of itself.
"""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Name

FOLDED = 4
"""Pages on a sheet that is printed on both sides and folded once."""

ON_PAPER = "booklet for printing: both sides, turned on the short edge, folded once"
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
"""Languages whose booklets are bound on the right."""

CARRIED = ("/Title", "/Author", "/Subject", "/Keywords", "/CreationDate", "/ModDate")
"""What the sheets say of the document that is on them."""

HALVES = (Name.Left, Name.Right)
"""What the two pages are called on their side of a sheet."""

Side = tuple[int, int]
"""Numbers of the pages on the left and right of one side of a sheet, from 1."""


def sides(pages: int, *, right_to_left: bool = False) -> Iterator[Side]:
    """Yield the sides of the sheets from the outermost one: front, back, front …

    Args:
        pages: how many pages the booklet has; beyond the last one they are blank.
        right_to_left: whether it is bound on the right.
    """
    last = pages + -pages % FOLDED
    for outer in range(1, last // 2, 2):
        inner = last + 1 - outer
        for left, right in ((inner, outer), (outer + 1, inner - 1)):
            yield (right, left) if right_to_left else (left, right)


def impose(data: bytes) -> bytes:
    """Return the sheets of a booklet from its pages, as one file for paper."""
    with pikepdf.open(BytesIO(data)) as booklet, pikepdf.new() as sheets:
        first = booklet.pages[0].mediabox
        width, height = float(first[2]), float(first[3])
        language = str(booklet.Root.get("/Lang", ""))
        turned = language.split("-")[0] in RIGHT_TO_LEFT
        count = len(booklet.pages)
        for side in sides(count, right_to_left=turned):
            sheet = sheets.add_blank_page(page_size=(2 * width, height))
            drawn = []
            for number, half, left in zip(side, HALVES, (0.0, width), strict=True):
                if number <= count:
                    page = _bare(booklet, number).as_form_xobject()
                    sheet.add_resource(sheets.copy_foreign(page), Name.XObject, half)
                    drawn.append(f"q 1 0 0 1 {left:.4f} 0 cm {half} Do Q")
            sheet.Contents = sheets.make_stream("\n".join(drawn).encode())
        _describe(sheets, booklet, language)
        out = BytesIO()
        sheets.save(out, deterministic_id=True)
    return out.getvalue()


def _bare(booklet: pikepdf.Pdf, number: int) -> pikepdf.Page:
    """Return a page without what leads elsewhere or belongs to the tags."""
    page = booklet.pages[number - 1]
    for key in ("/Annots", "/StructParents", "/Tabs"):
        if key in page:
            del page[key]
    return page


def _describe(sheets: pikepdf.Pdf, booklet: pikepdf.Pdf, language: str) -> None:
    """Say what the file is of, and that it is for paper."""
    for key in CARRIED:
        if key in booklet.docinfo:
            sheets.docinfo[key] = booklet.docinfo[key]
    said = str(sheets.docinfo.get("/Subject", ""))
    sheets.docinfo["/Subject"] = " · ".join(filter(None, (said, ON_PAPER)))
    sheets.Root.Lang = pikepdf.String(language)
    sheets.Root.ViewerPreferences = pikepdf.Dictionary(
        DisplayDocTitle=True,
        Duplex=Name.DuplexFlipShortEdge,
        PrintScaling=Name("/None"),
    )
