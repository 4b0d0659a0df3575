"""Type and colours of a Word document: those of the style sheet of the printed page.

Sizes are read from the tokens of the sheet (`assets/theme.css`), after the kind, the
house and the print variant have changed them.
"""

import re
from collections.abc import Mapping

from briefmaker.look.look import CONTEXT, INK, MUTE, SUB, Brand, Look
from briefmaker.look.sheet import Sheet, sheet_of
from briefmaker.values import Struct, replace
from briefmaker.writing.page import Page

SERIF, SANS, ARABIC = "Source Serif 4", "Source Sans 3", "Vazirmatn NL"
"""The shipped families, as Word knows them."""

FONT = re.compile(
    r"--([\w-]+):\s*(?:(?P<weight>\d{3})\s+)?(?P<size>[\d.]+)pt/"
    r"(?:calc\()?(?P<leading>[\d.]+)(?P<unit>pt|mm)?[^;{}]*?var\(--(?P<face>serif|sans)\)"
)
UNIT = re.compile(r"--unit:\s*([\d.]+)pt")
POINT = 25.4 / 72
BOLD = 600
MEASURE = 14.6
"""Millimetres of a line for each point of its type: about 85 letters."""

LARGE = {"title": 22.0, "heading": 15.0, "standfirst": 14.0, "figure-title": 13.0}
SMALLEST_LARGE = 12.0
AIR_LARGE = 17 / 12


class Type(Struct, frozen=True):
    """How words are set.

    Attributes:
        size: in points.
        leading: from line to line, in points.
        face: `serif` or `sans`.
    """

    size: float
    leading: float
    bold: bool
    face: str


class Theme(Struct, frozen=True):
    """All that styles are made of.

    Attributes:
        types: by the names of the tokens.
        measure: the width of running text in mm.
        unit: the size of what is not digits in a big number, in points.
        mark: colours of the handling mark, of its letters and its ground.
    """

    types: Mapping[str, Type]
    sheet: Sheet
    brand: Brand
    measure: float
    unit: float
    mark: tuple[str, str]
    leftward: bool = False
    ink: str = INK
    sub: str = SUB
    mute: str = MUTE
    rule: str = CONTEXT
    hair: str = "#AEB6BF"
    light: str = "#D9DEE3"

    @property
    def indent(self) -> float:
        """How far running text stands in from its headings, in mm."""
        return max(0.0, self.sheet.live - self.measure)

    def face(self, name: str) -> str:
        """Return the name of a font."""
        own = self.brand.serif if name == "serif" else self.brand.sans
        return own.name if own else SERIF if name == "serif" else SANS


MARKS = {
    "TLP:RED": ("#FF2B2B", "#000000"),
    "TLP:AMBER": ("#FFC000", "#000000"),
    "TLP:AMBER+STRICT": ("#FFC000", "#000000"),
    "TLP:GREEN": ("#33FF00", "#000000"),
    "TLP:CLEAR": ("#FFFFFF", "#000000"),
}
"""Colours of TLP 2.0: of letters, and of their ground. Other marks are black."""


def theme_of(page: Page, paper: str, look: Look, *, leftward: bool) -> Theme:
    """Return the theme of a page."""
    types = {
        found[1]: Type(
            float(found["size"]),
            float(found["leading"]) / (POINT if found["unit"] == "mm" else 1),
            int(found["weight"] or 0) >= BOLD,
            found["face"],
        )
        for found in FONT.finditer(page.style)
    }
    if look.large:
        types = {name: _large(name, each) for name, each in types.items()}
    sheet = sheet_of(paper, look)
    ink = MARKS.get(page.marking, ("#000000", ""))
    if look.mono and ink[1]:
        ink = ("#FFFFFF", "#000000")
    return Theme(
        types,
        sheet,
        look.brand,
        min(sheet.live, MEASURE * types["body"].size),
        max(float(UNIT.findall(page.style)[-1]), SMALLEST_LARGE if look.large else 0),
        ink,
        leftward,
    )


def _large(name: str, type_: Type) -> Type:
    size = LARGE.get(name, max(type_.size, SMALLEST_LARGE))
    return replace(type_, size=size, leading=size * AIR_LARGE, face="sans")
