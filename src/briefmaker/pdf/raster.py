"""A drawing as pixels, for formats that hold no drawings: Word, mail.

The engine that sets the PDF draws it and PDFium turns it into pixels, so the picture
is the one on the printed page.
"""

from io import BytesIO

import pypdfium2

from briefmaker.look.images import png_of
from briefmaker.pdf.complaints import complaints
from briefmaker.pdf.fetching import Confined, refused
from briefmaker.pdf.weasy import CSS, HTML, FatalURLFetchingError
from briefmaker.problems import BriefError, Problem, blocking

INCH = 25.4
"""Millimetres."""

POINTS = 72.0
"""To the inch, the unit of PDF."""

SHEET = (
    "@page{{size:{width:.4f}mm {height:.4f}mm;margin:0}}"
    "html,body{{margin:0;padding:0}}"
    "svg{{display:block;width:{width:.4f}mm;height:{height:.4f}mm}}"
)


def png(svg: str, width: float, height: float, dpi: int) -> bytes:
    """Return a drawing as a PNG that says its resolution.

    The same drawing always gives the same bytes, and nothing outside it is read.

    Args:
        svg: one `<svg>` element.
        width: in mm.
        height: in mm.
        dpi: pixels to the inch.

    Raises:
        BriefError: it could not be drawn.
    """
    nothing = Confined()
    sheet = SHEET.format(width=width, height=height)
    with complaints() as log:
        try:
            page = HTML(string=svg, url_fetcher=nothing)
            style = CSS(string=sheet, url_fetcher=nothing)
            drawn = page.write_pdf(stylesheets=[style])
        except FatalURLFetchingError as error:
            raise BriefError([refused(error), *log.taken()]) from error
        found = log.taken()
    if drawn is None or blocking(found):
        raise BriefError(found or [_EMPTY])
    document = pypdfium2.PdfDocument(BytesIO(drawn))
    try:
        drawing = document[0].render(scale=dpi / POINTS, rev_byteorder=True)
        whole = (drawing.width, drawing.height)
        wanted = (round(width / INCH * dpi), round(height / INCH * dpi))
        pixels = bytes(drawing.buffer)
        return png_of(pixels, drawing.mode, whole, drawing.stride, wanted, dpi)
    finally:
        document.close()


_EMPTY = Problem("pdf.raster", "the drawing came out as nothing")
