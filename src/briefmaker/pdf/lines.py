"""Numbers of lines in the outer margin of drafts, so that comments can name a line.

The numbers are outlines and artifacts (ISO 32000-2, 14.8.2.2): they print, and are
neither searched, copied nor read aloud, where they would part the sentences.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name

from briefmaker.pdf.laid import Layout
from briefmaker.values import Struct

EVERY = 5
"""Lines from one number to the next."""

SIZE = 7.5
"""Of the numbers, in pt."""

AWAY = 12.0
"""From the text to the numbers, in pt."""

PT = 0.75
"""One CSS px in pt."""

MIDDLE = 0.28
"""From the baseline to the middle of the letters, in multiples of the size."""

DIGITS = "0123456789"

SAME_LINE = 0.4
"""Share of the lower line's height by which two pieces overlap that stand on one."""


class Line(Struct, frozen=True):
    """A line of text on a page, in CSS px from the top.

    Attributes:
        size: of its largest letters, in pt.
    """

    top: float
    bottom: float
    size: float

    @property
    def baseline(self) -> float:
        """Where its letters stand, in pt from the top of the page."""
        return (self.top + self.bottom) / 2 * PT + MIDDLE * self.size


def lines(laid: Layout, page: int) -> tuple[Line, ...]:
    """Return the lines of text on a page, from the top; what stands beside is one."""
    pieces = sorted(
        (
            Line(scrap.line.top, scrap.line.bottom, scrap.size)
            for scrap in laid.scraps
            if scrap.page == page
            and scrap.area == "text"
            and scrap.words.strip()
            and not scrap.free
        ),
        key=lambda piece: (piece.top, piece.bottom),
    )
    found: list[Line] = []
    for piece in pieces:
        if found and _beside(found[-1], piece):
            found[-1] = Line(
                found[-1].top, found[-1].bottom, max(found[-1].size, piece.size)
            )
        else:
            found.append(piece)
    return tuple(found)


def _beside(one: Line, other: Line) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower = min(one.bottom - one.top, other.bottom - other.top)
    return shared > SAME_LINE * lower


def number_lines(
    pdf: pikepdf.Pdf, laid: Layout, font: Path, annex: str, first: int = 0
) -> None:
    """Draw the number of every fifth line in the outer margin, page by page.

    Args:
        font: whose digits are drawn.
        annex: the anchor with which annexes begin; their tables are not numbered.
        first: the page of the file on which the document begins, from 0.
    """
    outlines = _digits(pdf, font)
    for number, page in enumerate(pdf.pages[first : first + laid.before(annex)]):
        drawn = _numbers(lines(laid, number), laid, number, page, outlines)
        if not drawn:
            continue
        for digit, (form, _) in outlines.items():
            page.add_resource(form, Name.XObject, Name(f"/Line{digit}"))
        # The engine leaves the page turned upside down, as CSS counts from the top.
        page.contents_add(b"q", prepend=True)
        page.contents_add(
            b"Q /Artifact <</Type /Pagination>> BDC q .33 g\n" + drawn + b"Q EMC"
        )


def _numbers(
    found: Sequence[Line],
    laid: Layout,
    number: int,
    page: Any,
    outlines: dict[str, tuple[Any, float]],
) -> bytes:
    """Return what draws the numbers of one page."""
    live = laid.live[number]
    height = float(page.mediabox[3])
    right = live.left * PT < float(page.mediabox[2]) - live.right * PT
    drawn = []
    for at in range(EVERY, len(found) + 1, EVERY):
        digits = str(at)
        wide = sum(outlines[digit][1] for digit in digits) * SIZE
        x = live.right * PT + AWAY if right else live.left * PT - AWAY - wide
        y = height - found[at - 1].baseline
        for digit in digits:
            drawn.append(f"q {SIZE} 0 0 {SIZE} {x:.2f} {y:.2f} cm /Line{digit} Do Q\n")
            x += outlines[digit][1] * SIZE
    return "".join(drawn).encode()


def _digits(pdf: pikepdf.Pdf, font: Path) -> dict[str, tuple[Any, float]]:
    """Return the ten digits as drawings one unit high, each with its width."""
    found = {}
    with TTFont(font, lazy=True) as face:
        glyphs, em = face.getGlyphSet(), face["head"].unitsPerEm
        names = face.getBestCmap()
        for digit in DIGITS:
            pen = _Outline(glyphs)
            glyphs[names[ord(digit)]].draw(pen)
            form = pdf.make_stream(" ".join([*pen.drawn, "f"]).encode())
            form.Type, form.Subtype = Name.XObject, Name.Form
            form.BBox = pikepdf.Array([0, -em, em, em])
            form.Matrix = pikepdf.Array([1 / em, 0, 0, 1 / em, 0, 0])
            form.Resources = Dictionary()
            found[digit] = form, glyphs[names[ord(digit)]].width / em
    return found


class _Outline(BasePen):  # type: ignore[misc]
    """Writes the outline of a letter as PDF operators; quadratic curves are raised."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.drawn: list[str] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 -- fontTools'
        self.drawn.append(f"{pt[0]:g} {pt[1]:g} m")

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 -- fontTools'
        self.drawn.append(f"{pt[0]:g} {pt[1]:g} l")

    def _curveToOne(  # noqa: N802 -- fontTools'
        self,
        pt1: tuple[float, float],
        pt2: tuple[float, float],
        pt3: tuple[float, float],
    ) -> None:
        points = " ".join(f"{x:.1f} {y:.1f}" for x, y in (pt1, pt2, pt3))
        self.drawn.append(f"{points} c")

    def _closePath(self) -> None:  # noqa: N802 -- fontTools'
        self.drawn.append("h")
