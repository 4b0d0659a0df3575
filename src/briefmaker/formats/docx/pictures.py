"""Pictures as Word can show them: drawings become pixels."""

from base64 import b64decode
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname
from xml.etree import ElementTree

from briefmaker.formats.blocks import Picture
from briefmaker.formats.docx.xml import NAMESPACES, quoted
from briefmaker.look.bare import bare
from briefmaker.look.images import size_of
from briefmaker.pdf.raster import png

DPI = 300
"""What a printer shows of a chart."""

PRINTED = 200
"""The resolution at which the printed page sets an author's own picture."""

EMU = 36_000
"""English metric units, which drawings are measured in, to the millimetre."""

INCH = 25.4


def pixels(picture: Picture, widest: float) -> tuple[bytes, float, float]:
    """Return a picture as a file, with its width and height in mm.

    Args:
        widest: the most that it may be wide, in mm.
    """
    data, drawn = _read(picture.address)
    width, height = picture.width, picture.height
    if not drawn:
        columns, rows = size_of(data)
        ratio = rows / columns
        width = width or (height / ratio if height else columns * INCH / PRINTED)
        width = min(width, widest)
        return data, width, width * ratio
    if not (width and height):
        ratio = _ratio(data)
        width = width or (height / ratio if height else widest)
        height = width * ratio
    shrunk = min(1.0, widest / width)
    size = (width * shrunk, height * shrunk)
    return png(data.decode(), *size, DPI), *size


def drawing(number: int, part: str, alt: str, size: tuple[float, float]) -> str:
    """Return a picture in a line, as a run.

    Args:
        part: the relationship that leads to its file.
    """
    width, height = (round(length * EMU) for length in size)
    name = f"Picture {number}"
    told = f'<wp:docPr id="{number}" name="{name}" descr={quoted(alt)}/>'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>{told}'
        "<wp:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr={quoted(alt)}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{part}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _read(address: str) -> tuple[bytes, bool]:
    """Return the bytes of a picture, and whether it is a drawing."""
    if address.startswith("data:"):
        kind, _, held = address.partition(",")
        return b64decode(held), "svg" in kind
    path = Path(url2pathname(urlsplit(address).path))
    return bare(path.read_bytes()), path.suffix.lower() == ".svg"


def _ratio(data: bytes) -> float:
    """Return how high a drawing is for its width."""
    box = ElementTree.fromstring(data).get("viewBox", "").replace(",", " ").split()
    return float(box[3]) / float(box[2]) if len(box) == 4 else 0.75
