"""The font files of charts; the fonts of the machine never matter."""

from pathlib import Path

from briefmaker.charts.styles import Weight
from briefmaker.look.look import Family
from briefmaker.reads import sought
from briefmaker.values import Struct

FAMILY = "SourceSans3"
ARABIC = "Vazirmatn-NL"
"""The family for letters of the Arabic script, which has no others."""

_CUTS = {
    Weight.REGULAR: "regular",
    Weight.SEMIBOLD: "semibold",
    Weight.BOLD: "bold",
    Weight.ITALIC: "italic",
}


class Cuts(Struct, frozen=True):
    """The fonts of a folder.

    Attributes:
        own: the house's own family, where it has one.
    """

    folder: Path
    own: Family | None = None

    def file(self, weight: Weight) -> Path:
        """Return the font file of a weight."""
        if self.own:
            return self.own.cut(_CUTS[weight])
        return self.folder / f"{FAMILY}-{weight.value}.ttf"

    def files(self, weight: Weight) -> tuple[Path, ...]:
        """Return the font files of a weight; each has what those before it lack."""
        # Letters of that script do not slant.
        cut = Weight.REGULAR if weight is Weight.ITALIC else weight
        arabic = self.folder / f"{ARABIC}-{cut.value}.ttf"
        return (self.file(weight), *((arabic,) if sought(arabic).is_file() else ()))

    @property
    def all(self) -> tuple[tuple[Path, ...], ...]:
        """The font files of each weight in turn."""
        return tuple(map(self.files, Weight))
