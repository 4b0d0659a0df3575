"""Fonts of others: whether all that is written with one is in it, and can be read.

What PDF/UA asks of every letter (ISO 14289-1, 7.21): its outline is in the file and no
empty box, it is as wide as the text takes it to be, and it stands for a letter that can
be searched and read aloud. Whatever cannot be made sure of counts as missing, so that
the page is placed as a picture.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fontTools import agl
from pikepdf import Array, Dictionary, Name, Stream

from briefmaker.pdf.foreign import faces, typeone
from briefmaker.pdf.foreign.encodings import NONE, names_of
from briefmaker.pdf.foreign.faces import Face
from briefmaker.values import Struct, field

SLACK = 1.0
"""Thousandths of the type size by which two widths of a letter may differ."""

SYMBOLIC = 0b100
"""The flag of a font with letters of its own (ISO 32000-1, table 123)."""

USUAL = 1000.0
"""The width of letters for which a composite font says none."""

WITHOUT_MEANING = ("\x00", "\ufeff", "\ufffe")
"""Letters that stand for nothing (ISO 14289-1, 7.21.7)."""

SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
HEX = re.compile(rb"<\s*([0-9A-Fa-f\s]*)>|(\[)|(\])")


class Script(Struct, frozen=True):
    """How a font writes: what each of its codes means, and which letter it draws.

    Attributes:
        size: bytes of a code.
        meaning: of a code; nothing if it has none.
        width: that the text takes a code to have, in thousandths of the type size.
        drawn: the width of the outline; nothing if there is none.
    """

    size: int
    meaning: Callable[[int], str]
    width: Callable[[int], float]
    drawn: Callable[[int], float | None]


class Checked(Struct):
    """A font, and which of its codes were found sound."""

    script: Script | None
    codes: dict[int, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, font: Any) -> "Checked":
        """Read a font by its dictionary."""
        try:
            return cls(_script(font))
        except Exception:  # a font made to do harm may break its reader in any way
            return cls(None)

    def sound(self, written: Iterable[bytes]) -> bool:
        """Whether all that is written with the font can be placed as it is.

        Args:
            written: the strings, as they are shown.
        """
        script = self.script
        if script is None:
            return False
        for text in written:
            for at in range(0, len(text), script.size):
                code = int.from_bytes(text[at : at + script.size])
                if code not in self.codes:
                    self.codes[code] = _can_place(script, code)
                if not self.codes[code]:
                    return False
        return True


def _can_place(script: Script, code: int) -> bool:
    try:
        return _is_sound(script, code)
    except Exception:  # as above: letters are read one by one
        return False


def _is_sound(script: Script, code: int) -> bool:
    meaning, drawn = script.meaning(code), script.drawn(code)
    return (
        bool(meaning)
        and not any(letter in meaning for letter in WITHOUT_MEANING)
        and drawn is not None
        and abs(drawn - script.width(code)) <= SLACK
    )


def _script(font: Any) -> Script:
    """Return how a font writes.

    Raises:
        ValueError: it is of a kind that cannot be made sure of.
    """
    match str(font.get("/Subtype")):
        case "/Type0":
            return _composite(font)
        case "/TrueType":
            return _true_type(font)
        case "/Type1" | "/MMType1":
            return _type_1(font)
        case "/Type3":
            return _drawings(font)
    raise ValueError("an unknown kind of font")


def _composite(font: Any) -> Script:
    (inner,) = font.DescendantFonts
    if font.Encoding != Name("/Identity-H"):
        raise ValueError("codes that need a table")
    meanings = _meanings(font)
    widths = _spread(inner.get("/W", Array()))
    usual = float(inner.get("/DW", USUAL))
    face = _embedded(inner.FontDescriptor)
    letter = face.by_cid
    if inner.Subtype == Name.CIDFontType2:
        table = inner.CIDToGIDMap
        letter = face.by_number
        if isinstance(table, Stream):
            letter = _through(table.read_bytes(), face)
        elif table != Name.Identity:
            raise ValueError("an unknown table of letters")
    return Script(
        2,
        lambda code: meanings.get(code, ""),
        lambda code: widths.get(code, usual),
        lambda code: letter(code) if code else None,  # 0 is the empty box
    )


def _through(table: bytes, face: Face) -> Callable[[int], float | None]:
    return lambda code: face.by_number(
        int.from_bytes(table[2 * code : 2 * code + 2]) if table[2 * code :] else 0
    )


def _true_type(font: Any) -> Script:
    face = _embedded(font.FontDescriptor)
    symbolic = bool(int(font.FontDescriptor.Flags) & SYMBOLIC)
    encoding = font.get("/Encoding")
    meanings = _meanings(font)
    if symbolic:
        if encoding is not None or not face.has_symbols:
            raise ValueError("an encoding that programs read in two ways")
        letter, meaning = face.by_code, lambda code: meanings.get(code, "")
    else:
        if isinstance(encoding, Dictionary) and "/BaseEncoding" not in encoding:
            raise ValueError("an encoding that programs read in two ways")
        names = names_of(encoding, {})
        if not names or not face.has_unicode:
            raise ValueError("an encoding that programs read in two ways")
        letter = _by_letter(names, face)
        meaning = _meant(meanings, names)
    return Script(1, meaning, _simple_widths(font), letter)


def _by_letter(names: Mapping[int, str], face: Face) -> Callable[[int], float | None]:
    return lambda code: face.by_letter(agl.toUnicode(names.get(code, "")))


def _type_1(font: Any) -> Script:
    face = _embedded(font.FontDescriptor)
    names = names_of(font.get("/Encoding"), face.encoding)
    meaning = _meant(_meanings(font), names)
    return Script(
        1,
        meaning,
        _simple_widths(font),
        lambda code: face.by_name(names.get(code, NONE)),
    )


def _drawings(font: Any) -> Script:
    """Return how a font writes whose letters are drawings (Type 3)."""
    names = names_of(font.Encoding, {})
    drawn = {
        name.removeprefix("/"): faces.width_of_drawing(stream)
        for name, stream in font.CharProcs.items()
    }
    return Script(
        1,
        _meant(_meanings(font), names),
        _simple_widths(font),
        lambda code: drawn.get(names.get(code, NONE)),
    )


def _embedded(descriptor: Any) -> Face:
    """Return the font file that travels with a font.

    Raises:
        ValueError: there is none, or it is of a kind that cannot be made sure of.
    """
    if "/FontFile2" in descriptor:
        return faces.true_type(descriptor.FontFile2.read_bytes())
    if "/FontFile" in descriptor:
        return typeone.type_1(descriptor.FontFile.read_bytes())
    file = descriptor.FontFile3
    if file.Subtype in (Name.Type1C, Name.CIDFontType0C):
        return faces.compact(file.read_bytes())
    raise ValueError("an unknown kind of font file")


def _simple_widths(font: Any) -> Callable[[int], float]:
    first = int(font.FirstChar)
    widths = [float(each) for each in font.Widths]
    missing = float(font.get("/FontDescriptor", Dictionary()).get("/MissingWidth", 0))

    def width(code: int) -> float:
        at = code - first
        return widths[at] if 0 <= at < len(widths) else missing

    return width


def _spread(runs: Any) -> Mapping[int, float]:
    """Return the widths of a composite font by code (ISO 32000-1, 9.7.4.3)."""
    widths: dict[int, float] = {}
    parts = list(runs)
    while parts:
        first, second = int(parts.pop(0)), parts.pop(0)
        if isinstance(second, Array):
            widths.update(enumerate(map(float, second), first))
        else:
            last = min(int(second), 0xFFFF)
            widths.update(dict.fromkeys(range(first, last + 1), float(parts.pop(0))))
    return widths


def _meant(
    meanings: Mapping[int, str], names: Mapping[int, str]
) -> Callable[[int], str]:
    """Return what a code means: as the font says, or else by its letter's name."""

    def meaning(code: int) -> str:
        name = names.get(code, "")
        known = chr(agl.AGL2UV[name]) if name in agl.AGL2UV else ""
        return meanings.get(code, known)

    return meaning


def _meanings(font: Any) -> Mapping[int, str]:
    """Return what a font says that its codes mean (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    table = font.get("/ToUnicode")
    if not isinstance(table, Stream):
        return found
    for kind, section in SECTION.findall(table.read_bytes()):
        marks = [_mark(match) for match in HEX.finditer(section)]
        while marks:
            first = int(_hex(marks.pop(0)), 16)
            last = first if kind == b"bfchar" else int(_hex(marks.pop(0)), 16)
            codes = range(first, min(last, 0xFFFF) + 1)
            if marks[0] == "[":
                end = marks.index("]")
                texts = [_text(each) for each in marks[1:end]]
                found.update(zip(codes, texts, strict=False))
                del marks[: end + 1]
            else:
                begun = _text(_hex(marks.pop(0)))
                found.update((code, _next(begun, code - first)) for code in codes)
    return found


def _mark(match: re.Match[bytes]) -> str:
    return match[2].decode() if match[2] else (match[3] or match[1]).decode()


def _hex(mark: str) -> str:
    return re.sub(r"\s", "", mark)


def _text(digits: str) -> str:
    return bytes.fromhex(_hex(digits)).decode("utf-16-be", "replace")


def _next(text: str, steps: int) -> str:
    return text[:-1] + chr(ord(text[-1]) + steps) if text else ""
