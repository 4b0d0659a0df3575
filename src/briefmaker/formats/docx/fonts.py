"""The fonts of a Word document, carried inside it so that it looks the same anywhere.

Word reads them in a disguise (ECMA-376-1, 17.8.1): the first 32 bytes are mixed with a
key. A font whose makers do not let it travel in documents that others edit stays out,
and Word takes the next best.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package
from fontTools.ttLib import TTFont

from briefmaker.formats.docx.theme import ARABIC, SANS, SERIF
from briefmaker.formats.docx.xml import attributes, quoted, val
from briefmaker.look.look import Brand, Family
from briefmaker.values import Struct

OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
TABLE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
MIXED = 32
"""Bytes that are disguised."""

CUTS = {
    "embedRegular": "regular",
    "embedBold": "bold",
    "embedItalic": "italic",
    "embedBoldItalic": "bold_italic",
}
FILES = {
    SERIF: ("SourceSerif4", ("Regular", "Bold", "It", "BoldIt")),
    SANS: ("SourceSans3", ("Regular", "Bold", "It", "BoldIt")),
    ARABIC: ("Vazirmatn-NL", ("Regular", "Bold")),
}
"""The files of the shipped families, in the order of `CUTS`."""

INSTEAD = {SERIF: "Cambria", SANS: "Calibri", ARABIC: "Tahoma"}
"""What Word shows where it cannot read the font itself."""

EDITABLE = (0, 8)
"""Permissions of a font (OpenType, OS/2 fsType) with which it may be carried."""


class Face(Struct, frozen=True):
    """A family of fonts.

    Attributes:
        files: by the element that carries each cut.
    """

    name: str
    instead: str
    files: dict[str, Path]


def font_table(package: Package, brand: Brand, shipped: Path, *, arabic: bool) -> Part:
    """Return the list of fonts, with those that may travel.

    Args:
        shipped: the folder of the shipped fonts.
        arabic: letters of the Arabic script are in the document.
    """
    part = Part(PackURI("/word/fontTable.xml"), TABLE, None, package)
    said = "".join(
        _font(face, part, package) for face in _faces(brand, shipped, arabic=arabic)
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    part._blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:fonts xmlns:w="{space}" xmlns:r="{links}">{said}</w:fonts>'
    ).encode()
    return part


def _faces(brand: Brand, shipped: Path, *, arabic: bool) -> Iterator[Face]:
    for own, name in ((brand.serif, SERIF), (brand.sans, SANS)):
        yield _own(own, INSTEAD[name]) if own else _shipped(name, shipped)
    if arabic:
        yield _shipped(ARABIC, shipped)


def _shipped(name: str, folder: Path) -> Face:
    family, cuts = FILES[name]
    files = {
        key: folder / f"{family}-{cut}.ttf"
        for key, cut in zip(CUTS, cuts, strict=False)
    }
    return Face(name, INSTEAD[name], files)


def _own(family: Family, instead: str) -> Face:
    return Face(
        family.name,
        instead,
        {key: family.cut(cut) for key, cut in CUTS.items() if cut in family.cuts},
    )


def _font(face: Face, part: Part, package: Package) -> str:
    carried = "".join(
        _carried(key, file, part, package)
        for key, file in face.files.items()
        if _may_travel(file)
    )
    return (
        f"<w:font w:name={quoted(face.name)}>{val('altName', face.instead)}"
        f"{val('charset', '00')}{val('pitch', 'variable')}{carried}</w:font>"
    )


def _carried(key: str, file: Path, table: Part, package: Package) -> str:
    data = file.read_bytes()
    number = UUID(bytes=hashlib.sha256(data).digest()[:16], version=4)
    mask = number.bytes[::-1] * 2
    mixed = bytes(one ^ other for one, other in zip(data[:MIXED], mask, strict=False))
    name = PackURI(f"/word/fonts/{number.hex}.odttf")
    font = Part(name, OBFUSCATED, mixed + data[MIXED:], package)
    relation = table.relate_to(font, RT.FONT)
    said = attributes(key, fontKey=f"{{{str(number).upper()}}}")
    return said.replace("/>", f' r:id="{relation}"/>')


def _may_travel(file: Path) -> bool:
    with TTFont(file, lazy=True) as font:
        return font["OS/2"].fsType in EDITABLE
