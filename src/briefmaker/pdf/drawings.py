"""Charts on paper: ink is written straight into the page, as areas, lines and text.

The engine would read a drawing as SVG, work out the style of each of its elements, and
find its paths and boxes in turn. Ink has all that behind it. Its text is set in the
fonts of the style sheet, in the same places as the outlines of the SVG: it can be
searched and copied, and no font is carried twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefmaker.charts.ink import Disc, Glyph, Ink, Line, Mark, Spot, Trace, Weave
from briefmaker.pdf.weasy import (
    FROM_UNITS,
    TO_UNITS,
    FontConfiguration,
    ffi,
    gobject,
    pango,
)
from briefmaker.writing.faces import Face

PIXELS = 96 / 25.4
"""CSS pixels in a mm."""

EM = 1000
"""Units of a glyph's width in PDF, in one size of its font (ISO 32000-2, 9.2.4)."""

ARC = 0.5522847
"""How far from the ends of a quarter of a circle its control points are."""

ROUND = 0.001
"""Length of a dash that is a dot: some printers leave out those without any."""


class Fonts:
    """The fonts of a style sheet as the engine's own, by their files."""

    def __init__(self, fonts: FontConfiguration, faces: Iterable[Face]) -> None:
        self._map = fonts.font_map
        self._faces: dict[Path, Face] = {}
        for face in faces:
            self._faces.setdefault(face.file.resolve(), face)
        self._context = ffi.gc(
            pango.pango_font_map_create_context(self._map), gobject.g_object_unref
        )
        self._known: dict[Path, Any] = {}

    def font(self, file: Path) -> Any:
        """Return Pango's font of a file, at a size at which nothing is rounded.

        Raises:
            LookupError: the style sheet does not bring it.
        """
        if file not in self._known:
            self._known[file] = self._loaded(self._faces[file.resolve()])
        return self._known[file]

    def _loaded(self, face: Face) -> Any:
        said = ffi.gc(
            pango.pango_font_description_new(), pango.pango_font_description_free
        )
        family = ffi.new("char[]", face.family.encode())
        pango.pango_font_description_set_family(said, family)
        pango.pango_font_description_set_weight(said, face.weight)
        slope = pango.PANGO_STYLE_ITALIC if face.slanted else pango.PANGO_STYLE_NORMAL
        pango.pango_font_description_set_style(said, slope)
        pango.pango_font_description_set_absolute_size(said, EM * TO_UNITS)
        return ffi.gc(
            pango.pango_font_map_load_font(self._map, self._context, said),
            gobject.g_object_unref,
        )


class Drawing:
    """A chart as the engine's layouts and pages see a picture."""

    def __init__(self, ink: Ink, fonts: Fonts) -> None:
        self._ink = ink
        self._fonts = fonts

    def get_intrinsic_size(
        self, _resolution: float, _font_size: float
    ) -> tuple[float, float, float]:
        """Return width and height in CSS pixels, and width by height."""
        ink = self._ink
        return ink.width * PIXELS, ink.height * PIXELS, ink.width / ink.height

    def draw(self, stream: Any, width: float, height: float, _style: Any) -> None:
        """Write the chart into the content of a page, from its top left corner.

        Args:
            stream: the engine's, whose y grows downwards.
            width: in CSS pixels.
            height: in CSS pixels.
        """
        across, down = self._ink.size
        stream.push_state()
        stream.transform(a=width / across, d=height / down)
        stream.stream.append(b"1 j 4 M")
        for mark in self._ink.marks:
            if isinstance(mark, Line):
                self._write(mark, stream)
            else:
                stream.stream.append(" ".join(_operators(mark)).encode())
        stream.pop_state()

    def _write(self, line: Line, stream: Any) -> None:
        """Write a line of text, a string of glyphs for each of its fonts."""
        x, y = line.at
        stream.stream.append(f"BT {_colour(line.colour)} rg".encode())
        for run in _runs(line.glyphs):
            pango_font = self._fonts.font(self._ink.fonts[run[0].font])
            font, _ = stream.add_font(pango_font)
            shown = _shown(run, font, pango_font)
            right, up = run[0].right * line.size, run[0].up * line.size
            stream.stream.append(
                f"/{font.hash} {_n(line.size)} Tf "
                f"1 0 0 -1 {_n(x + right)} {_n(y - up)} Tm {shown}".encode()
            )
        stream.stream.append(b"ET")


def drawings(
    inks: Mapping[str, Ink], fonts: FontConfiguration, faces: Iterable[Face]
) -> dict[str, Any]:
    """Return pictures of the engine by their addresses.

    Args:
        inks: by the addresses at which the page has them.
        fonts: those of the style sheet.
        faces: the same by their files.
    """
    shared = Fonts(fonts, faces)
    return {address: Drawing(ink, shared) for address, ink in inks.items()}


def _runs(glyphs: tuple[Glyph, ...]) -> Iterator[list[Glyph]]:
    """Yield glyphs that follow each other in one font at one height."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and (glyph.font, glyph.up) != (run[0].font, run[0].up):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _shown(run: list[Glyph], font: Any, pango_font: Any) -> str:
    """Return what shows glyphs where they should be; the font is told of them."""
    start = run[0].right
    string, pen = "[<", 0
    for glyph in run:
        wanted = round((glyph.right - start) * EM)
        if wanted != pen:
            string += f">{pen - wanted}<"
        font.to_unicode.setdefault(glyph.id, glyph.letters)
        if glyph.id not in font.widths:
            font.widths[glyph.id] = _advance(glyph.id, pango_font)
        string += f"{glyph.id:04x}"
        pen = wanted + font.widths[glyph.id]
    return f"{string}>] TJ".replace("<>", "")


def _advance(glyph: int, pango_font: Any) -> int:
    ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(pango_font, glyph, ink, logical)
    width: float = logical.width * FROM_UNITS
    return round(width)


def _operators(mark: Mark) -> Iterator[str]:
    """Yield what paints a mark (ISO 32000-2, 8.4 and 8.5)."""
    match mark:
        case Trace():
            yield from _pens(mark.fill, mark.colour, mark.width)
            if mark.mitred and mark.colour:
                yield "0 j"
            if mark.dashes:
                yield f"[{' '.join(map(_n, mark.dashes))}] 0 d"
            yield _path(mark.points)
            if mark.closed:
                yield "h"
            yield _paint(mark.fill, mark.colour)
            if mark.dashes:
                yield "[] 0 d"
            if mark.mitred and mark.colour:
                yield "1 j"
        case Disc():
            yield from _pens(mark.fill, mark.colour, mark.width)
            yield _circle(mark.at, mark.radius)
            yield _paint(mark.fill, mark.colour)
        case Weave():
            yield f"q {_path(mark.inside)} h W n"
            yield from _pens("", mark.colour, mark.width)
            if mark.gap:
                yield f"1 J [{ROUND} {_n(mark.gap - ROUND)}] 0 d"
            yield from map(_path, mark.lines)
            yield "S Q"


def _pens(fill: str, colour: str, width: float) -> Iterator[str]:
    if fill:
        yield f"{_colour(fill)} rg"
    if colour:
        yield f"{_colour(colour)} RG {_n(width)} w"


def _paint(fill: str, colour: str) -> str:
    if fill and colour:
        return "B"
    return "f" if fill else "S"


@lru_cache(maxsize=256)
def _colour(name: str) -> str:
    """Return a colour `#RRGGBB` as three parts of one."""
    parts = (int(name[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{part:.4g}" for part in parts)


def _path(points: tuple[Spot, ...]) -> str:
    steps = (
        f"{_n(x)} {_n(y)} {'l' if at else 'm'}" for at, (x, y) in enumerate(points)
    )
    return " ".join(steps)


def _circle(at: Spot, radius: float) -> str:
    x, y = at
    r, k = radius, radius * ARC
    quarters = (
        ((x + r, y + k), (x + k, y + r), (x, y + r)),
        ((x - k, y + r), (x - r, y + k), (x - r, y)),
        ((x - r, y - k), (x - k, y - r), (x, y - r)),
        ((x + k, y - r), (x + r, y - k), (x + r, y)),
    )
    curves = (" ".join(f"{_n(a)} {_n(b)}" for a, b in one) for one in quarters)
    return f"{_n(x + r)} {_n(y)} m {' c '.join(curves)} c h"


def _n(number: float) -> str:
    """Return a number as PDF has it: never with an exponent (ISO 32000-2, 7.3.3)."""
    return f"{number:.3f}".rstrip("0").rstrip(".")
