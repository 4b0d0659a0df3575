"""What the brackets of a font are called in the finished file: by their shape.

In text from right to left an opening bracket is drawn with the shape of a closing one.
The engine calls each shape by the letter for which it was drawn first, so where a
document begins with such text, all brackets of its other text are read the wrong way
round. Readers turn brackets in text from right to left themselves (Unicode Standard
Annex 9, rule L4), and so expect a shape's own letter (ISO 32000-2, 9.10.3).
"""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any
from unicodedata import bidirectional, mirrored

LEFTWARD = frozenset({"R", "AL"})
"""Bidirectional classes of letters that are read from right to left (UAX 9)."""


def name_brackets(fonts: Iterable[Any]) -> None:
    """Call the brackets of the engine's fonts by their shapes, if it matters."""
    fonts = list(fonts)
    drawn = {letter for font in fonts for letter in "".join(font.to_unicode.values())}
    if not any(bidirectional(letter) in LEFTWARD for letter in drawn):
        return
    for font in fonts:
        turned = [g for g, said in font.to_unicode.items() if _is_bracket(said)]
        if turned:
            letters = _letters(font)
            for glyph in turned:
                named = letters.get(glyph, "")
                if _is_bracket(named):
                    font.to_unicode[glyph] = named


def _is_bracket(said: str) -> bool:
    return len(said) == 1 and bool(mirrored(said))


def _letters(font: Any) -> Mapping[int, str]:
    """Return the letter of each bracket that a font has, by the number of its glyph."""
    from fontTools.ttLib import TTFont

    file = TTFont(BytesIO(font.file_content), fontNumber=font.index, lazy=True)
    return {
        file.getGlyphID(name): chr(code)
        for code, name in file.getBestCmap().items()
        if mirrored(chr(code))
    }
