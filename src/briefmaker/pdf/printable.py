"""A PDF as a printer meets it: sizes, where the ink is, which colours grey makes alike.

Measured on the pages as they look, so it holds for files of other makers too.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pypdfium2
from pikepdf import Dictionary, Name, Pdf

from briefmaker.look.colour import distance, lab, lightness
from briefmaker.pdf.opened import DAMAGED, opened
from briefmaker.problems import BriefError
from briefmaker.values import Struct

DPI = 50
"""Of the pictures that are measured: a dot is half a millimetre."""

MM_PER_INCH = 25.4
POINTS = 72.0
"""To the inch."""

WHITE = b"\xff"
SHARE = 0.002
"""Of a page's dots that a colour has, at least, to be a fill and no edge of one."""

PALE = 92.0
"""Lightness (CIE L*) from which a colour is a tint of the paper."""

APART = 20.0
"""Distance (CIEDE2000) from which two fills are plainly two colours."""

ALIKE = 9.0
"""Gap of lightness (CIE L*) below which two greys are taken for one in print."""

Clash = tuple[str, str]
"""Two colours that differ on the screen and not in grey."""


class Side(Struct, frozen=True):
    """A page as it is printed.

    Attributes:
        width: in mm, as the page is read.
        height: in mm.
        clear: mm from the top, right, bottom and left edge to the first ink; nothing
            for an empty page.
        clashes: pairs of its fills that grey makes alike.
    """

    width: float
    height: float
    clear: tuple[float, float, float, float] | None
    clashes: tuple[Clash, ...] = ()


class Printable(Struct, frozen=True):
    """What a printer needs to know of a file.

    Attributes:
        missing: the fonts that it names and does not bring along.
        folded: its pages are sides of sheets that are folded once (a booklet).
    """

    sides: tuple[Side, ...]
    title: str
    missing: tuple[str, ...] = ()
    folded: bool = False


def printable(data: bytes) -> Printable:
    """Return what a printer needs to know of a PDF.

    Raises:
        BriefError: it is no PDF, is damaged, or is protected with a password.
    """
    with opened(data) as pdf:
        title = str(pdf.docinfo.get("/Title", ""))
        missing = tuple(sorted(set(_missing(pdf))))
        asked = pdf.Root.get("/ViewerPreferences", Dictionary())
        folded = asked.get("/Duplex") == Name.DuplexFlipShortEdge
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise BriefError([DAMAGED]) from error
    try:
        return Printable(tuple(map(_side, document)), title, missing, folded)
    finally:
        document.close()


def _missing(pdf: Pdf) -> Iterator[str]:
    """Yield the fonts that are only named; another machine would print others."""
    for part in pdf.objects:
        if not isinstance(part, Dictionary) or part.get("/Type") != Name.Font:
            continue
        if part.get("/Subtype") in (Name.Type0, Name.Type3):
            continue  # the one has its letters in its descendants, the other in itself
        found: Any = part.get("/FontDescriptor", Dictionary())
        if not any(key in found for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield str(part.get("/BaseFont", "")).removeprefix("/")


def _side(page: Any) -> Side:
    width, height = (each / POINTS * MM_PER_INCH for each in page.get_size())
    # Four bytes a dot, so that a dot is one number.
    drawn = page.render(scale=DPI / POINTS, prefer_bgrx=True, fill_color=(255,) * 4)
    data, stride, across = bytes(drawn.buffer), drawn.stride, 4 * drawn.width
    rows = [data[at : at + across] for at in range(0, stride * drawn.height, stride)]
    inked = [at for at, row in enumerate(rows) if row.strip(WHITE)]
    if not inked:
        return Side(width, height, None)
    left = min(len(rows[at]) - len(rows[at].lstrip(WHITE)) for at in inked)
    right = min(len(rows[at]) - len(rows[at].rstrip(WHITE)) for at in inked)
    dot = MM_PER_INCH / DPI
    clear = (
        inked[0] * dot,
        right // 4 * dot,
        (len(rows) - 1 - inked[-1]) * dot,
        left // 4 * dot,
    )
    return Side(width, height, clear, tuple(_clashes(rows)))


def _clashes(rows: list[bytes]) -> Iterator[Clash]:
    """Yield pairs of fills that differ in colour and hardly in lightness."""
    dots: Counter[int] = Counter()
    for row in rows:
        dots.update(memoryview(row).cast("I"))
    least = SHARE * sum(dots.values())
    fills = [_code(dot) for dot, times in dots.most_common() if times >= least]
    dark = [each for each in fills if lightness(each) < PALE]
    for one, other in combinations(dark, 2):
        gap = abs(lightness(one) - lightness(other))
        if gap < ALIKE and distance(lab(one), lab(other)) >= APART:
            yield one, other


def _code(dot: int) -> str:
    """Return a dot of blue, green, red and nothing as `#RRGGBB`."""
    blue, green, red, _ = dot.to_bytes(4, "little")
    return f"#{red:02X}{green:02X}{blue:02X}"
