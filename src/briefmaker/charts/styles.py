"""The sizes, weights and colours that charts are set in (design C.2)."""

from enum import StrEnum

from briefmaker.charts.palette import INK, MUTE, SUB
from briefmaker.values import Struct, replace

MM = 25.4 / 72
"""One point in mm."""

ASCENT, CAP, DESCENT = 0.72, 0.66, 0.21
"""How far letters reach above and below the baseline, in multiples of the size."""


class Weight(StrEnum):
    """The cuts that charts are set in, as their files are called."""

    REGULAR = "Regular"
    SEMIBOLD = "Semibold"
    BOLD = "Bold"
    ITALIC = "It"


class Style(Struct, frozen=True):
    """A size in pt, a weight and a colour."""

    size: float
    weight: Weight = Weight.REGULAR
    colour: str = INK

    @property
    def leading(self) -> float:
        """From one baseline to the next, in mm."""
        return self.size * 1.22 * MM

    @property
    def above(self) -> float:
        """From the baseline to the top of an ascender, in mm."""
        return self.size * ASCENT * MM

    @property
    def below(self) -> float:
        """From the baseline to the foot of a descender, in mm."""
        return self.size * DESCENT * MM

    @property
    def cap(self) -> float:
        """The height of a capital or a figure, in mm."""
        return self.size * CAP * MM

    def height(self, lines: int) -> float:
        """Return the height of so many lines, in mm."""
        return self.above + self.below + (lines - 1) * self.leading if lines else 0.0

    def tinted(self, colour: str) -> "Style":
        """Return this style in another colour."""
        return replace(self, colour=colour)

    @property
    def strong(self) -> "Style":
        """This style in semibold."""
        return replace(self, weight=Weight.SEMIBOLD)


# nothing is smaller than 7.5 pt
LABEL = Style(8.5)
DIRECT = Style(8.5, Weight.SEMIBOLD)
AXIS = Style(8, colour=SUB)
REMARK = Style(8, colour=SUB)
MISSING = Style(8, Weight.ITALIC, MUTE)
RULER = Style(7.5, colour=MUTE)
