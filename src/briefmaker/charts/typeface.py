"""Text in charts: how wide it is, where it breaks, what the fonts lack."""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING, cast

from matplotlib.ft2font import FT2Font, LoadFlags

from briefmaker.charts.conventions import typographic
from briefmaker.charts.cuts import Cuts
from briefmaker.charts.styles import MM, Style, Weight
from briefmaker.look.look import Family
from briefmaker.values import Struct

if TYPE_CHECKING:
    from matplotlib.ft2font import GlyphIndexType

_MEASURED_AT = 100.0
_DPI = 72
_SUBPIXELS = 64

_LINE, _CLOSE = 2, 79
_BEGINS = {1: "M", 2: "L", 3: "Q", 4: "C"}
"""Codes of the steps of outlines, as `matplotlib.path.Path` has them."""


class Shaped(Struct, frozen=True):
    """A glyph in its place in a line.

    Attributes:
        id: its number in the font.
        right: from the beginning of the line, in multiples of the size.
        up: from the baseline, in multiples of the size.
        letters: what it stands for.
    """

    font: Path
    id: int
    right: float
    up: float
    letters: str


class Typeface(Struct, frozen=True):
    """The fonts of a folder; the fonts of the machine never matter.

    Attributes:
        own: the house's own family, where it has one.
    """

    folder: Path
    own: Family | None = None

    def file(self, weight: Weight) -> Path:
        """Return the font file of a weight."""
        return Cuts(self.folder, self.own).file(weight)

    def files(self, weight: Weight) -> tuple[Path, ...]:
        """Return the font files of a weight; each has what those before it lack."""
        return Cuts(self.folder, self.own).files(weight)

    def shaped(self, text: str, weight: Weight) -> Iterator[Shaped]:
        """Yield the glyphs of a line from left to right.

        They are joined, kerned and in the order that their script wants.
        """
        files = self.files(weight)
        font, *others = _fonts(files, get_ident())
        for item in font._layout(text, LoadFlags.NO_HINTING):
            at = next(
                (n for n, one in enumerate(others, 1) if one is item.ft_object), 0
            )
            yield Shaped(
                files[at],
                item.glyph_index,
                item.x / _MEASURED_AT,
                item.y / _MEASURED_AT,
                item.char,
            )

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


def outline(file: Path, glyph: int) -> str:
    """Return the outline of a glyph of size 100 upwards from its baseline.

    It is written as SVG writes paths.
    """
    font, *_ = _fonts((file,), get_ident())
    font.load_glyph(cast("GlyphIndexType", glyph), flags=LoadFlags.NO_HINTING)
    points, codes = font.get_path()
    steps = zip(points.tolist(), codes.tolist(), strict=True)
    return "".join(_steps(steps))


def _steps(steps: Iterator[tuple[list[float], int]]) -> Iterator[str]:
    """Yield the steps of a path in SVG; curves take a point or two before their end."""
    for (x, y), code in steps:
        if code == _CLOSE:
            yield "Z"
            continue
        yield f"{_BEGINS[code]}{x:g} {y:g}"
        for _ in range(code - _LINE):
            (x, y), _code = next(steps)
            yield f" {x:g} {y:g}"


@lru_cache(maxsize=4096)
def _width(files: tuple[Path, ...], text: str) -> float:
    font, *_ = _fonts(files, get_ident())
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    width: int = font.get_width_height()[0]
    return width / _SUBPIXELS


@lru_cache(maxsize=32)
def _fonts(
    files: tuple[Path, ...],
    thread: int,  # noqa: ARG001, fonts are apart by it
) -> tuple[FT2Font, ...]:
    """Open fonts; the first sets text, and takes what it lacks from the others.

    Args:
        thread: in which they are used; none can be used in two at once.
    """
    first, *rest = files
    others = [FT2Font(file) for file in rest]
    font = FT2Font(first, _fallback_list=others)
    for each in (font, *others):
        each.set_size(_MEASURED_AT, _DPI)
    return font, *others


if hasattr(os, "register_at_fork"):
    # A copy of this process shares the library that holds them, and may not use it.
    os.register_at_fork(after_in_child=_fonts.cache_clear)


@lru_cache(maxsize=8)
def _characters(file: Path) -> frozenset[int]:
    font, *_ = _fonts((file,), get_ident())
    return frozenset(font.get_charmap())
