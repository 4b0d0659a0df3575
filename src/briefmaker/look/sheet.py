"""The sheet of paper: its size and margins in each print variant (design B.1)."""

from collections.abc import Mapping

from briefmaker.look.look import Look, Variant
from briefmaker.values import Struct, replace

PAPERS: Mapping[str, tuple[float, float]] = {
    "A4": (210.0, 297.0),
    "Letter": (215.9, 279.4),
}
"""Width and height in mm."""

HALVES: Mapping[str, tuple[float, float]] = {
    "A4": (148.5, 210.0),
    "Letter": (139.7, 215.9),
}
"""The same sheets folded once."""

FOR_NOTES = 45.0
"""The outer margin of a draft in mm: line numbers, and room to write by hand."""

BESIDE_LARGE = 27.0
"""The margins of large print in mm: lines of 12 points stay under 90 letters."""


class Sheet(Struct, frozen=True):
    """A page of a document, in mm.

    Attributes:
        inside: the margin at the binding; on the left of right-hand pages.
        mirrored: left-hand pages have their margins the other way round.
    """

    width: float
    height: float
    inside: float = 22.0
    outside: float = 18.0
    mirrored: bool = True

    @property
    def live(self) -> float:
        """The width between the margins."""
        return self.width - self.inside - self.outside

    @property
    def style(self) -> str:
        """The sheet as CSS, to be put after a theme."""
        left, right = f"{self.inside:g}mm", f"{self.outside:g}mm"
        turned = (right, left) if self.mirrored else (left, right)
        return (
            f"@page{{size:{self.width:g}mm {self.height:g}mm;"
            f"margin-left:{left};margin-right:{right}}}"
            f"@page :left{{margin-left:{turned[0]};margin-right:{turned[1]}}}"
        )


def sheet_of(paper: str, look: Look) -> Sheet:
    """Return the page that a look is set on."""
    variants = look.variants
    sheet = Sheet(*PAPERS[paper])
    if Variant.BOOKLET in variants:
        sheet = Sheet(*HALVES[paper], inside=16.0, outside=12.0)
    elif Variant.SIMPLEX in variants:
        sheet = replace(sheet, inside=20.0, outside=20.0, mirrored=False)
    elif Variant.BINDER in variants:
        sheet = replace(sheet, inside=28.0, outside=16.0)
    if Variant.LARGE in variants:
        inside, outside = max(sheet.inside, BESIDE_LARGE), BESIDE_LARGE
        sheet = replace(sheet, inside=inside, outside=outside)
    if Variant.DRAFT in variants:
        sheet = replace(sheet, outside=FOR_NOTES)
    return sheet
