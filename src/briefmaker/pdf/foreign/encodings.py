"""Encodings of simple fonts: the name of the letter that each code stands for."""

from collections.abc import Mapping
from typing import Any

from fontTools import agl
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding
from pikepdf import Dictionary, Name

NONE = ".notdef"


def _windows() -> Mapping[int, str]:
    """Return the codes of Windows: cp1252 (ISO 32000-1, annex D.2)."""
    found = {}
    for code in range(0x20, 0x100):
        letter = bytes([code]).decode("cp1252", "ignore")
        if name := agl.UV2AGL.get(ord(letter)) if letter else "":
            found[code] = name
    return {**found, 0xA0: "space", 0xAD: "hyphen"}


def _listed(names: list[str]) -> Mapping[int, str]:
    return {code: name for code, name in enumerate(names) if name != NONE}


KNOWN = {
    "/WinAnsiEncoding": _windows(),
    "/MacRomanEncoding": {**_listed(MacRoman), 0xCA: "space"},
    "/StandardEncoding": _listed(StandardEncoding),
}
STANDARD = KNOWN["/StandardEncoding"]


def names_of(encoding: Any, own: Mapping[int, str]) -> Mapping[int, str]:
    """Return the names of letters by their codes (ISO 32000-1, 9.6.6).

    Args:
        encoding: of a font: a name, a dictionary with differences, or nothing.
        own: the encoding inside the font's file, which holds if no other is named.

    Raises:
        KeyError: it is none that is known.
    """
    if encoding is None:
        return own
    if isinstance(encoding, Name):
        return KNOWN[str(encoding)]
    if not isinstance(encoding, Dictionary):
        raise KeyError("no encoding")
    base = encoding.get("/BaseEncoding")
    names = dict(own if base is None else KNOWN[str(base)])
    code = 0
    for each in encoding.get("/Differences", ()):
        if isinstance(each, Name):
            names[code] = str(each).removeprefix("/")
            code += 1
        else:
            code = int(each)
    return names
