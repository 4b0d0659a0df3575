"""Font files as they lie in a PDF: how wide each of their letters is drawn.

Read from the few tables that say so; subsets often lack the others.
"""

import struct
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont

from briefmaker.pdf.foreign.encodings import NONE, STANDARD
from briefmaker.values import Struct, field

EM = 1000.0
"""Units of a width in a PDF to the type size."""

PRIVATE = 0xF000
"""Where fonts of symbols have their letters in Unicode."""

Width = float | None
"""Of a letter's outline, in thousandths of the type size; nothing if there is none."""


def _absent(_: Any) -> Width:
    return None


class Face(Struct, frozen=True, dict=True):
    """The letters of a font file, by whatever they can be asked for.

    Attributes:
        by_number: of the letter in the file.
        by_cid: of the letter in its collection.
        by_name: of the letter, as Type 1 names it.
        by_letter: in Unicode.
        by_code: of a font with letters of its own.
        encoding: the names of letters by codes, if the file says so.
        has_unicode: it can be asked for letters of Unicode.
        has_symbols: every program finds the same letter for a code of its own.
    """

    by_number: Callable[[int], Width] = _absent
    by_cid: Callable[[int], Width] = _absent
    by_name: Callable[[str], Width] = _absent
    by_letter: Callable[[str], Width] = _absent
    by_code: Callable[[int], Width] = _absent
    encoding: Mapping[int, str] = field(default_factory=dict)
    has_unicode: bool = False
    has_symbols: bool = False


def true_type(data: bytes) -> Face:
    """Read a TrueType font (ISO 32000-1, 9.6.6.4)."""
    font = TTFont(BytesIO(data), lazy=True)
    table = font.reader
    (units,) = struct.unpack_from(">H", table["head"], 18)
    (count,) = struct.unpack_from(">H", table["maxp"], 4)
    (metrics,) = struct.unpack_from(">H", table["hhea"], 34)
    widths = struct.unpack_from(
        ">" + "H2x" * metrics, table["hmtx"].ljust(4 * metrics, b"\0")
    )

    def by_number(number: int) -> Width:
        if not 0 < number < count:
            return None  # the first one is the empty box
        return float(widths[min(number, metrics - 1)] / units * EM)

    maps = _maps(font) if "cmap" in font else {}
    unicode, symbols, plain = (maps.get(each, {}) for each in ((3, 1), (3, 0), (1, 0)))

    def by_letter(letter: str) -> Width:
        return by_number(unicode.get(ord(letter), 0)) if len(letter) == 1 else None

    def by_code(code: int) -> Width:
        inside = symbols.get(PRIVATE + code, symbols.get(code))
        return by_number(plain.get(code, 0) if inside is None else inside)

    return Face(
        by_number=by_number,
        by_letter=by_letter,
        by_code=by_code,
        has_unicode=(3, 1) in maps,
        has_symbols=(3, 0) in maps or len(maps) == 1,
    )


def _maps(font: TTFont) -> Mapping[tuple[int, int], Mapping[int, int]]:
    """Return the letters of a font by platform and encoding."""
    return {
        (each.platformID, each.platEncID): {
            code: font.getGlyphID(name) for code, name in each.cmap.items()
        }
        for each in font["cmap"].tables
    }


def compact(data: bytes) -> Face:
    """Read a font in the Compact Font Format (Adobe Technical Note 5176)."""
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    top = fonts[0]
    letters = top.CharStrings
    order = fonts[0].getGlyphOrder()

    def by_name(name: str) -> Width:
        if name == NONE or name not in letters:
            return None
        letter, _ = letters.getItemAndSelector(name)
        return _drawn(letter) * _matrix(top)

    def by_cid(cid: int) -> Width:
        if hasattr(top, "ROS"):
            return by_name(f"cid{cid:05d}")
        return by_name(order[cid]) if 0 < cid < len(order) else None

    said = getattr(top, "Encoding", None)
    if hasattr(top, "ROS") or said == "StandardEncoding":
        said = STANDARD
    elif isinstance(said, list):
        said = {code: name for code, name in enumerate(said) if name != NONE}
    else:
        raise ValueError("an encoding of experts")
    return Face(by_cid=by_cid, by_name=by_name, encoding=said)


def _drawn(letter: Any) -> float:
    """Draw a letter to nowhere, and return how far it goes."""
    letter.draw(NullPen())
    return float(letter.width)


def _matrix(top: Any) -> float:
    inner = top.FDArray[0] if hasattr(top, "FDArray") else top
    matrix = inner.FontMatrix if hasattr(inner, "FontMatrix") else top.FontMatrix
    return float(matrix[0]) * EM


def width_of_drawing(stream: Any) -> Width:
    """Return how wide a drawing says it is as a letter (ISO 32000-1, table 113)."""
    first = pikepdf.parse_content_stream(stream)[0]
    if str(first.operator) not in ("d0", "d1"):
        return None
    return float(first.operands[0])
