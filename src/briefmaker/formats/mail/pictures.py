"""Pictures of a letter: drawings as pixels, since no mail program shows drawings.

All stand on white with a margin, so that they can be seen in the dark, and have two
pixels for each of the screen, so that their letters are sharp.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from xml.etree import ElementTree

from briefmaker.formats.blocks import Figure, Role
from briefmaker.formats.mail.said import Exhibit, Shown
from briefmaker.formats.runs import Inlines
from briefmaker.formats.web.drawn import SIZE, Sizes, sizes_of
from briefmaker.look.bare import bare
from briefmaker.look.images import DRAWING, size_of
from briefmaker.look.look import Logo
from briefmaker.pdf.raster import png
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition

SHARP = 2
"""Pixels of a picture to one of the screen."""

INCH = 25.4
PIXELS = 96
"""CSS pixels to the inch."""

NARROW, WIDE = 440, 536
"""Widths of charts in CSS pixels: drawn for a phone, and for the whole letter."""

LOGO = (160, 48)
"""The most room that a logo takes beside the kicker, in CSS pixels."""

DOMAIN = "briefmaker.invalid"
"""What stands behind the @ of a picture's name: no machine's (RFC 2606)."""

MARGIN = 6.0
"""White around a picture, in CSS pixels."""

SHEET = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.4f} {height:.4f}">'
    "{inside}</svg>"
)
PLACED = '<image {place} href="data:{kind};base64,{data}"/>'
PLACE = 'x="{margin:g}" y="{margin:g}" width="{width:.4f}" height="{height:.4f}"'
KINDS = {".svg": "image/svg+xml", ".png": "image/png"}
"""What the name of a logo's file ends in; all others are JPEG."""


def exhibit_of(
    figures: Iterable[Figure], made: Composition, workspace: Workspace
) -> Exhibit | None:
    """Return the first chart of a document, with the words around it on the page.

    It is drawn for a phone where that can be done: shrunk, its type could not be read.
    """
    found = (each for each in figures if each.id in made.drawing.charts)
    figure = next(found, None)
    if figure is None:
        return None
    sizes = sizes_of(made, workspace)[figure.id]
    said: dict[Role, Inlines] = {line.role: line.words for line in figure.caption}
    return Exhibit(
        _drawn(sizes, figure.picture.alt),
        said.get(Role.EXHIBIT_LABEL, ()),
        said.get(Role.EXHIBIT_TITLE, ()),
        said.get(Role.SUBTITLE, ()),
        tuple(line.words for line in figure.below),
        figure.flow,
    )


def logo_of(logo: Logo | None) -> Shown | None:
    """Return the house's logo; nothing if it has none."""
    if logo is None:
        return None
    data, kind = bare(logo.path.read_bytes()), logo.path.suffix.lower()
    width, height = _size(data, kind)
    tall = min(logo.height / INCH * PIXELS, LOGO[1], LOGO[0] * height / width)
    room = (tall * width / height, tall)
    held = b64encode(data).decode()
    inside = PLACED.format(
        place=_place(room), kind=KINDS.get(kind, "image/jpeg"), data=held
    )
    return _shown("logo", inside, room, logo.alt)


def _drawn(sizes: Sizes, alt: str) -> Shown:
    """Return a chart as pixels, for a phone if there is such a drawing of it."""
    chart = sizes.phone or sizes.any
    wide = NARROW if sizes.phone else WIDE
    room = (wide, wide * chart.height / chart.width)
    return _shown(chart.id, SIZE.sub(_place(room), chart.svg, count=1), room, alt)


def _place(room: tuple[float, float]) -> str:
    """Return where a picture stands inside its margin, as attributes."""
    return PLACE.format(margin=MARGIN, width=room[0], height=room[1])


def _shown(name: str, inside: str, room: tuple[float, float], alt: str) -> Shown:
    """Return a drawing with white around it as pixels.

    Args:
        room: its width and height, in CSS pixels.
    """
    width, height = (round(side + 2 * MARGIN) for side in room)
    sheet = SHEET.format(width=width, height=height, inside=inside)
    size = (width * INCH / PIXELS, height * INCH / PIXELS)
    drawn = png(sheet, *size, SHARP * PIXELS)
    digest = hashlib.sha256(drawn).hexdigest()[:16]
    return Shown(f"{name}.{digest}@{DOMAIN}", drawn, width, height, alt)


def _size(data: bytes, kind: str) -> tuple[float, float]:
    """Return how wide and high a picture is, in any unit."""
    if kind != DRAWING:
        return size_of(data)
    box = ElementTree.fromstring(data).get("viewBox", "").replace(",", " ").split()
    return (float(box[2]), float(box[3])) if len(box) == 4 else (4.0, 3.0)
