"""The fonts that a style sheet brings: family, weight and slope of each file."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from briefmaker.charts.ink import Ink
from briefmaker.reads import sought
from briefmaker.values import Struct

FACES = re.compile(r"@font-face\s*\{(?P<rules>[^}]*)\}")
FAMILY = re.compile(r"font-family:\s*[\"']([^\"']+)")
FILE = re.compile(r"url\(\s*[\"']?([^\"')]+)")
WEIGHT = re.compile(r"font-weight:\s*(\d+)")
SLANTED = re.compile(r"font-style:\s*italic")

REGULAR = 400
DRAWN = "Charts"
"""What the families begin with that only charts are set in."""


class Face(Struct, frozen=True):
    """A font of a style sheet, as it asks for it."""

    family: str
    weight: int
    slanted: bool
    file: Path


def faces(style: str, assets: Path) -> Iterator[Face]:
    """Yield the fonts that a style sheet brings.

    Args:
        assets: where addresses in it begin.
    """
    for face in FACES.finditer(style):
        rules = face["rules"]
        family, file, weight = (one.search(rules) for one in (FAMILY, FILE, WEIGHT))
        if family and file:
            bold = int(weight[1]) if weight else REGULAR
            slanted = SLANTED.search(rules) is not None
            yield Face(family[1], bold, slanted, file_of(file[1], assets))


def file_of(address: str, assets: Path) -> Path:
    """Return the file of an address in a style sheet; a house's own are whole ones."""
    parts = urlsplit(address)
    file = Path(url2pathname(parts.path)) if parts.scheme else assets / address
    return sought(file)


def with_faces(style: str, inks: Iterable[Ink], assets: Path) -> str:
    """Return a style sheet that brings the fonts of drawings too, if it did not."""
    brought = {face.file.resolve() for face in faces(style, assets)}
    fonts = dict.fromkeys(font.resolve() for ink in inks for font in ink.fonts)
    rules = (
        f'@font-face{{font-family:"{DRAWN} {font.stem}";src:url("{font.as_uri()}")}}'
        for font in fonts
        if font not in brought
    )
    return "\n".join((style, *rules))
