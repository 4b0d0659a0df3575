"""PDFs whose pages say their numbers, and where those numbers are on sheets."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, String

MM = 25.4 / 72

A4 = (210.0, 297.0)
A5 = (148.0, 210.0)
LETTER = (215.9, 279.4)
HALF_A4 = (148.5, 210.0)
HALF_LETTER = (139.7, 215.9)

AT = (30.0, 40.0)
"""Where each number is drawn, in mm from the lower left corner."""

FONT = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)

Bend = Callable[[pikepdf.Pdf], None]


def pages(
    count: int,
    size: tuple[float, float] = A4,
    bend: Bend | None = None,
    *,
    language: str = "",
    drawn: str = "",
    **saved: Any,
) -> bytes:
    """Return pages that say their numbers, after they were bent."""
    with pikepdf.new() as pdf:
        for number in range(1, count + 1):
            page = pdf.add_blank_page(page_size=(size[0] / MM, size[1] / MM))
            page.Resources = Dictionary(Font=Dictionary(F=FONT))
            x, y = (each / MM for each in AT)
            words = f"BT /F 20 Tf {x:.3f} {y:.3f} Td (n{number}.) Tj ET {drawn}"
            page.Contents = pdf.make_stream(words.encode())
        pdf.docinfo["/Title"] = "Water"
        pdf.docinfo["/Subject"] = "TLP:GREEN"
        pdf.docinfo["/Producer"] = "Somebody"
        if language:
            pdf.Root.Lang = String(language)
        if bend:
            bend(pdf)
        out = BytesIO()
        pdf.save(out, **saved)
    return out.getvalue()


def every(bent: Callable[[pikepdf.Page], None]) -> Bend:
    """Return what does the same to every page."""

    def bend(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            bent(page)

    return bend


def box(*sides: float) -> Array:
    """Return a box of a page, given in mm."""
    return Array([round(each / MM, 4) for each in sides])


@dataclass(frozen=True, slots=True)
class Number:
    """A number on a side: what it says, and where its baseline begins, in mm.

    Attributes:
        wide: of its first letter, in mm.
        turned: whether it runs upwards.
    """

    page: int
    left: float
    bottom: float
    wide: float
    turned: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a sheet in mm, as it is seen."""

    width: float
    height: float
    numbers: tuple[Number, ...]

    @property
    def halves(self) -> tuple[int, int]:
        """The numbers on its left and right half; 0 for a blank."""
        middle = self.width / 2
        left = [each.page for each in self.numbers if each.left < middle]
        right = [each.page for each in self.numbers if each.left >= middle]
        assert len(left) <= 1
        assert len(right) <= 1
        return sum(left), sum(right)


def sides(data: bytes) -> list[Side]:
    """Return the sides of sheets with the numbers on them."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_side(page) for page in document]
    finally:
        document.close()


def _side(page: Any) -> Side:
    text = page.get_textpage()
    letters = text.get_text_range()
    numbers = []
    for at, letter in enumerate(letters):
        if letter != "n":
            continue
        said = letters[at + 1 : letters.index(".", at)]
        left, bottom, right, _ = (
            each * MM for each in text.get_charbox(at, loose=False)
        )
        last = text.get_charbox(at + 1, loose=False)
        turned = abs(last[1] * MM - bottom) > abs(last[0] * MM - left)
        numbers.append(Number(int(said), left, bottom, right - left, turned))
    width, height = page.get_size()
    return Side(width * MM, height * MM, tuple(numbers))


def picture(data: bytes, page: int = 0) -> list[bytes]:
    """Return a side as rows of dots, one for each point: blue, green, red, nothing."""
    document = pypdfium2.PdfDocument(data)
    try:
        drawn = document[page].render(scale=1, prefer_bgrx=True)
        rows, across = bytes(drawn.buffer), drawn.stride
        return [rows[at : at + across] for at in range(0, len(rows), across)]
    finally:
        document.close()


def is_red(rows: list[bytes], left: float, bottom: float) -> bool:
    """Whether a dot is red, in points from the lower left corner."""
    row = rows[len(rows) - 1 - int(bottom)]
    blue, _, red, _ = row[4 * int(left) : 4 * int(left) + 4]
    return red > 150 and blue < 100


ACROSS = sides(pages(1))[0].numbers[0]
"""The number of a page as it is: what letters add to `AT`, and how wide they are."""
