"""Ink as SVG: one `<svg>` element at home in any document, the same bytes everywhere.

Text becomes outlines: no font is needed to show it, and WeasyPrint 70 sets SVG text
letter by letter, which breaks joined scripts. Every id begins with the chart's id, so
that several pictures can stand in one HTML document.
"""

from collections.abc import Iterator
from html import escape

from briefmaker.charts.ink import Disc, Ink, Line, Mark, Spot, Trace, Weave
from briefmaker.charts.typeface import outline

OUTLINED = 100
"""The size at which outlines are given."""

GLYPH, CLIP = "g", "c"
"""What the ids of glyphs and of clipped areas begin with, after the chart's."""

Names = dict[tuple[int, int], str]
"""Ids by font and glyph."""


def svg_of(ink: Ink, id_: str, title: str = "", text: str = "") -> str:
    """Return ink as one `<svg>` element of its exact size.

    Args:
        id_: what all ids in it begin with.
        title: what it is, for readers who cannot see it; nothing where the page
            says so itself.
        text: what it shows, for the same readers.
    """
    names = _names(ink, id_)
    across, down = ink.size
    said = (("title", title), ("desc", text))
    return "".join(
        [
            '<svg xmlns="http://www.w3.org/2000/svg" '
            f'width="{ink.width:g}mm" height="{ink.height:.6g}mm" '
            f'viewBox="0 0 {across:g} {down:g}" stroke-linejoin="round" '
            'fill="none">',
            *(f"<{tag}>{escape(line)}</{tag}>" for tag, line in said if line),
            *_glyphs(ink, names),
            *(part for mark in _clipped(ink, id_, names) for part in mark),
            "</svg>",
        ]
    )


def _names(ink: Ink, id_: str) -> Names:
    names: Names = {}
    for mark in ink.marks:
        for one in mark.glyphs if isinstance(mark, Line) else ():
            names.setdefault((one.font, one.id), f"{id_}--{GLYPH}{len(names)}")
    return names


def _glyphs(ink: Ink, names: Names) -> Iterator[str]:
    """Yield the outlines of all glyphs; those without, as spaces, have no path."""
    drawn = {key: outline(ink.fonts[key[0]], key[1]) for key in names}
    for key, path in drawn.items():
        if not path:
            del names[key]
    if names:
        paths = (f'<path id="{names[key]}" d="{drawn[key]}"/>' for key in names)
        yield f"<defs>{''.join(paths)}</defs>"


def _clipped(ink: Ink, id_: str, names: Names) -> Iterator[Iterator[str]]:
    """Yield the elements of each mark; areas with a hatch are numbered."""
    for number, mark in enumerate(ink.marks):
        yield _elements(mark, f"{id_}--{CLIP}{number}", names)


def _elements(mark: Mark, clip: str, names: Names) -> Iterator[str]:
    match mark:
        case Trace():
            yield _trace(mark)
        case Disc(at=(x, y)):
            yield (
                f'<circle cx="{x:g}" cy="{y:g}" r="{mark.radius:g}" '
                f'fill="{mark.fill}"{_stroke(mark.colour, mark.width)}/>'
            )
        case Weave():
            lines = "".join(map(_path, mark.lines))
            dots = f' stroke-linecap="round" stroke-dasharray="0 {mark.gap:g}"'
            yield (
                f'<clipPath id="{clip}"><path d="{_path(mark.inside)}Z"/></clipPath>'
                f'<path clip-path="url(#{clip})" d="{lines}"'
                f"{_stroke(mark.colour, mark.width)}{dots if mark.gap else ''}/>"
            )
        case Line(at=(x, y)):
            scale = mark.size / OUTLINED
            yield (
                f'<g fill="{mark.colour}" '
                f'transform="translate({x:g} {y:g}) scale({scale:g} {-scale:g})">'
            )
            for one in mark.glyphs:
                if name := names.get((one.font, one.id)):
                    up = f' y="{one.up * OUTLINED:g}"' if one.up else ""
                    yield f'<use href="#{name}" x="{one.right * OUTLINED:g}"{up}/>'
            yield "</g>"


def _trace(trace: Trace) -> str:
    said = f' fill="{trace.fill}"' if trace.fill else ""
    if trace.colour:
        said += _stroke(trace.colour, trace.width)
    if trace.colour and trace.mitred:
        said += ' stroke-linejoin="miter"'
    if trace.dashes:
        said += f' stroke-dasharray="{" ".join(map("{:g}".format, trace.dashes))}"'
    return f'<path d="{_path(trace.points)}{"Z" if trace.closed else ""}"{said}/>'


def _stroke(colour: str, width: float) -> str:
    return f' stroke="{colour}" stroke-width="{width:g}"'


def _path(points: tuple[Spot, ...]) -> str:
    return f"M{'L'.join(f'{x:g} {y:g}' for x, y in points)}"
