"""A finished file without colours, for printers that have none (design B.8, `mono`).

Every colour becomes the grey of the same luminance, so all contrasts stay what they
were, whichever sheet, chart, picture or logo the colour came from.
"""

from functools import lru_cache
from typing import Any

import pikepdf
from pikepdf import ContentStreamInstruction, Name, Operator

from briefmaker.look.colour import grey_level, grey_of

COLOURS = {"rg": "g", "RG": "G", "k": "g", "K": "G"}
"""Operators that set a colour for areas or lines, and those that set a grey
(ISO 32000-2, table 73)."""

IN_A_SPACE = ("sc", "SC", "scn", "SCN")
"""Operators that set a colour of a colour space; of a pattern if they name one."""


def without_colours(pdf: pikepdf.Pdf) -> None:
    """Turn all colours of a file into greys."""
    for page in pdf.pages:
        page.Contents = pdf.make_stream(_greyed(page))
    for part in pdf.objects:
        if isinstance(part, pikepdf.Stream):
            if part.get("/Subtype") == Name.Form or part.get("/PatternType") == 1:
                part.write(_greyed(part))
            elif part.get("/Subtype") == Name.Image:
                _print_grey(part)
        elif isinstance(part, pikepdf.Dictionary) and "/ShadingType" in part:
            _fade_grey(part.Function)


def _greyed(stream: Any) -> bytes:
    instructions = [_grey(each) for each in pikepdf.parse_content_stream(stream)]
    return pikepdf.unparse_content_stream(instructions)


def _grey(instruction: Any) -> Any:
    operator, operands = str(instruction.operator), list(instruction.operands)
    numbers = len(operands) in (3, 4) and not isinstance(operands[-1], Name)
    if operator in COLOURS:
        name = COLOURS[operator]
    elif operator in IN_A_SPACE and numbers:
        name = "g" if operator.islower() else "G"
    else:
        return instruction
    return ContentStreamInstruction([_level(operands)], Operator(name))


def _level(values: Any) -> float:
    return _lightness(tuple(float(value) for value in values))


@lru_cache(maxsize=256)
def _lightness(values: tuple[float, ...]) -> float:
    """Return the grey of a colour: red, green, blue; four inks; or CIELAB.

    No part of the first two is over 1, and L* of the third is hardly ever under.
    """
    if values[0] > 1:
        return round(grey_of(((values[0] + 16) / 116) ** 3), 4)
    if len(values) == 4:
        *inks, black = values
        values = tuple((1 - ink) * (1 - black) for ink in inks)
    red, green, blue = values
    return round(grey_level((red, green, blue)), 4)


def _print_grey(image: Any) -> None:
    """Turn a picture made of pixels grey; masks are grey already."""
    if image.get("/ImageMask") or image.get("/ColorSpace") == Name.DeviceGray:
        return
    pixels = pikepdf.PdfImage(image).as_pil_image().convert("L")
    image.write(pixels.tobytes())
    image.ColorSpace, image.BitsPerComponent = Name.DeviceGray, 8
    for key in ("/Decode", "/Intent"):
        if key in image:
            del image[key]


def _fade_grey(function: Any) -> None:
    """Turn the colours grey between which a gradient runs."""
    for inner in function.get("/Functions", ()):
        _fade_grey(inner)
    for key in ("/C0", "/C1"):
        if len(function.get(key, ())) == 3:
            function[key] = pikepdf.Array([_level(function[key])] * 3)
