"""After layout: what print variants and change bars add to the engine's file."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import SubElement

import pikepdf

from briefmaker.look.look import Variant
from briefmaker.pdf.bars import draw_bars, is_marked
from briefmaker.pdf.conform import unambiguous
from briefmaker.pdf.grey import without_colours
from briefmaker.pdf.laid import Layout
from briefmaker.pdf.lines import number_lines
from briefmaker.pdf.placing import Press
from briefmaker.pdf.settling import Settled
from briefmaker.writing.page import Page

FOLDED = 4
"""Pages on a sheet that is printed on both sides and folded once."""

BLANK = "blank"
"""The class of pages that only fill up a booklet."""

DIGITS = "SourceSans3-Regular.ttf"


def filled_up(press: Press, settled: Settled) -> Settled:
    """Return a booklet with as many pages as its sheets have, the last ones blank.

    They are pages of the document, so they carry its marks and numbers too.
    """
    lacking = -settled.layout.pages % FOLDED
    main = press.root.find(".//main")
    if not lacking or main is None:
        return settled
    for _ in range(lacking):
        SubElement(main, "section", {"class": BLANK})
    return press.settled()


Laid = tuple[Page, Layout, int]
"""A document as it was laid out, and the page of the file on which it begins."""


def finished(data: bytes, documents: Sequence[Laid], assets: Path) -> bytes:
    """Return the file as its print variants want it: greys only, lines numbered.

    What they change leaves it as conforming as it was.

    Args:
        documents: what the file holds, all in one look.
    """
    look = documents[0][0].look
    drafted = Variant.DRAFT in look.variants
    barred = any(is_marked(laid) for _, laid, _ in documents)
    if not (look.mono or drafted or barred):
        return unambiguous(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        for page, laid, first in documents:
            if drafted:
                sans = look.brand.sans
                font = sans.cut("regular") if sans else assets / "fonts" / DIGITS
                number_lines(pdf, laid, font, page.annex, first)
            if barred:
                draw_bars(pdf, laid, first)
        if look.mono:
            without_colours(pdf)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return unambiguous(out.getvalue())
