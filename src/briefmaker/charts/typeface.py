"""Text in charts: how wide it is, where it breaks, what the fonts lack."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matplotlib.font_manager import FontEntry, FontProperties, fontManager, get_font
from matplotlib.textpath import text_to_path

from briefmaker.charts.conventions import typographic
from briefmaker.charts.styles import MM, Style, Weight
from briefmaker.look.look import Family
from briefmaker.reads import sought

FAMILY = "SourceSans3"
ARABIC = "Vazirmatn-NL"
"""The family for letters of the Arabic script, which has no others."""

_CUTS = {
    Weight.REGULAR: "regular",
    Weight.SEMIBOLD: "semibold",
    Weight.BOLD: "bold",
    Weight.ITALIC: "italic",
}
_MEASURED_AT = 100.0


@dataclass(frozen=True, slots=True)
class Typeface:
    """The fonts of a folder; the fonts of the machine never matter.

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

    def properties(self, style: Style) -> FontProperties:
        """Return what matplotlib needs to set text in a style."""
        return _properties(self.files(style.weight), style.size)

    def width(self, text: str, style: Style) -> float:
        """Return how wide a line of text is, in mm."""
        at_size = _width(self.files(style.weight), typographic(text))
        return at_size * style.size / _MEASURED_AT * MM

    def widest(self, lines: tuple[str, ...], style: Style) -> float:
        """Return how wide the widest line is, in mm."""
        return max((self.width(line, style) for line in lines), default=0.0)

    def lacks(self, text: str) -> str:
        """Return the characters of a text that the fonts do not have."""
        held = frozenset().union(*map(_characters, self.files(Weight.REGULAR)))
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
def _width(files: tuple[Path, ...], text: str) -> float:
    font = _properties(files, _MEASURED_AT)
    return float(text_to_path.get_text_width_height_descent(text, font, False)[0])


def _properties(files: tuple[Path, ...], size: float) -> FontProperties:
    # A font given as a file has no fallback; families have, in their order.
    return FontProperties(family=[_family(file) for file in files], size=size)


@lru_cache(maxsize=32)
def _family(file: Path) -> str:
    """Make a file a family of its own, which no font of the machine can replace."""
    name = str(file)
    fontManager.ttflist.append(
        FontEntry(fname=name, name=name, weight=400, stretch="normal", size="scalable")
    )
    return name


@lru_cache(maxsize=8)
def _characters(file: Path) -> frozenset[int]:
    return frozenset(get_font(str(file)).get_charmap())
