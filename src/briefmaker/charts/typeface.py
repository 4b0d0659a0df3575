"""Text in charts: its sizes, how wide it is, where it breaks, what the fonts lack."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from matplotlib.font_manager import FontProperties, get_font
from matplotlib.textpath import text_to_path

from briefmaker.charts.conventions import typographic
from briefmaker.charts.palette import INK, MUTE, SUB

MM = 25.4 / 72
"""One point in mm."""

FAMILY = "SourceSans3"
ASCENT, CAP, DESCENT = 0.72, 0.66, 0.21
"""How far letters reach above and below the baseline, in multiples of the size."""

_MEASURED_AT = 100.0


class Weight(StrEnum):
    """The cuts that charts are set in, as their files are called."""

    REGULAR = "Regular"
    SEMIBOLD = "Semibold"
    BOLD = "Bold"
    ITALIC = "It"


@dataclass(frozen=True, slots=True)
class Style:
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


# design C.2; nothing is smaller than 7.5 pt
LABEL = Style(8.5)
DIRECT = Style(8.5, Weight.SEMIBOLD)
AXIS = Style(8, colour=SUB)
REMARK = Style(8, colour=SUB)
MISSING = Style(8, Weight.ITALIC, MUTE)
RULER = Style(7.5, colour=MUTE)


@dataclass(frozen=True, slots=True)
class Typeface:
    """The fonts of a folder; the fonts of the machine never matter."""

    folder: Path

    def file(self, weight: Weight) -> Path:
        """Return the font file of a weight."""
        return self.folder / f"{FAMILY}-{weight.value}.ttf"

    def properties(self, style: Style) -> FontProperties:
        """Return what matplotlib needs to set text in a style."""
        return FontProperties(fname=self.file(style.weight), size=style.size)

    def width(self, text: str, style: Style) -> float:
        """Return how wide a line of text is, in mm."""
        at_size = _width(str(self.file(style.weight)), typographic(text))
        return at_size * style.size / _MEASURED_AT * MM

    def widest(self, lines: tuple[str, ...], style: Style) -> float:
        """Return how wide the widest line is, in mm."""
        return max((self.width(line, style) for line in lines), default=0.0)

    def lacks(self, text: str) -> str:
        """Return the characters of a text that the fonts do not have."""
        held = _characters(str(self.file(Weight.REGULAR)))
        return "".join(dict.fromkeys(each for each in text if ord(each) not in held))

    def wrap(self, text: str, style: Style, width: float) -> tuple[str, ...]:
        """Break a text into lines of at most `width` mm, as even as they can be.

        A single word that is too wide stays whole: nothing is cut off or hyphenated.
        """
        lines = self._filled(text, style, width)
        if len(lines) < 2:
            return lines
        narrower = self.widest(lines, style)
        while True:
            narrower -= 0.5
            tried = self._filled(text, style, narrower)
            if len(tried) > len(lines) or self.widest(tried, style) > narrower:
                return lines
            lines = tried

    def _filled(self, text: str, style: Style, width: float) -> tuple[str, ...]:
        lines: list[str] = []
        # Not `split()`: it breaks at no-break spaces too.
        for word in filter(None, text.split(" ")):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, style) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return tuple(lines)


@lru_cache(maxsize=4096)
def _width(file: str, text: str) -> float:
    font = FontProperties(fname=file, size=_MEASURED_AT)
    return float(text_to_path.get_text_width_height_descent(text, font, False)[0])


@lru_cache(maxsize=8)
def _characters(file: str) -> frozenset[int]:
    return frozenset(get_font(file).get_charmap())
