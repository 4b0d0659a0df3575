"""The sizes of pages, as they are read: cut, turned and scaled as their file says."""

from math import isfinite
from typing import Any

import pikepdf
from pikepdf import Array

from briefmaker.look.sheet import PAPERS

POINTS, INCH = 72.0, 25.4
MM = INCH / POINTS
"""Millimetres in a point."""

LEAST, MOST = 1.0, 5080.0
"""Millimetres that a page is wide and high: at most 200 inches (ISO 32000-1, C.2)."""

CLOSE = 2.0
"""Millimetres by which two sizes may differ and be one paper."""

KNOWN = {
    **PAPERS,
    "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
    "A5": (148.0, 210.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "A1": (594.0, 841.0),
    "A0": (841.0, 1189.0),
}
"""Papers by their names, upright, in mm (ISO 216; ASME Y14.1)."""

Size = tuple[float, float]
"""Width and height in mm."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in units of a page."""


def cut(page: pikepdf.Page) -> Box | None:
    """Return the part of a page that is shown; nothing if no program could say it."""
    whole, crop = _box(page.obj.get("/MediaBox")), _box(page.obj.get("/CropBox"))
    if whole is None:
        return None
    if crop is not None:
        whole = (
            max(whole[0], crop[0]),
            max(whole[1], crop[1]),
            min(whole[2], crop[2]),
            min(whole[3], crop[3]),
        )
    size = ((whole[2] - whole[0]), (whole[3] - whole[1]))
    fits = all(LEAST <= side * _unit(page) * MM <= MOST for side in size)
    return whole if fits else None


def size_of(page: pikepdf.Page) -> Size | None:
    """Return how large a page is as it is read; nothing if no program could say it."""
    box = cut(page)
    if box is None:
        return None
    width, height = ((box[at + 2] - box[at]) * _unit(page) * MM for at in (0, 1))
    return (height, width) if turn(page) % 180 else (width, height)


def turn(page: pikepdf.Page) -> int:
    """Return by how many degrees a page is turned clockwise: 0, 90, 180 or 270."""
    said = page.obj.get("/Rotate", 0)
    return int(said) // 90 * 90 % 360 if isinstance(said, int) else 0


def called(size: Size) -> str:
    """Return a size as it is spoken of: “A4, landscape”, “210 × 100 mm”."""
    width, height = size
    short, long = sorted(size)
    for name, (across, up) in KNOWN.items():
        if abs(short - across) <= CLOSE and abs(long - up) <= CLOSE:
            return f"{name}, landscape" if width > height else name
    return f"{width:.0f} × {height:.0f} mm"


def _box(said: Any) -> Box | None:
    """Return a rectangle with its corners in order; nothing if it is none."""
    if not isinstance(said, Array) or len(said) != 4:
        return None
    try:
        left, bottom, right, top = (float(each) for each in said)
    except (TypeError, ValueError):
        return None
    if not all(map(isfinite, (left, bottom, right, top))):
        return None
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _unit(page: pikepdf.Page) -> float:
    """Return how many points a unit of a page has (ISO 32000-1, 14.11.2)."""
    try:
        unit = float(page.obj.get("/UserUnit", 1))
    except (TypeError, ValueError):
        return 1.0
    return unit if isfinite(unit) and unit > 0 else 1.0
