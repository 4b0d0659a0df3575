"""Paint a picture as SVG with matplotlib: same shapes, same bytes.

Text becomes outlines (`svg.fonttype: path`): WeasyPrint 70 sets SVG text letter by
letter, which breaks joined scripts. Every id begins with the chart's id, so that
several pictures can stand in one HTML document.
"""

import re
from html import escape
from io import StringIO
from typing import Any, Literal

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform

from briefmaker.charts.canvas import Dot, Line, Patch, Picture, Shape, Words
from briefmaker.charts.styles import MM
from briefmaker.charts.typeface import Typeface

INCH = 25.4
EDGE = 1.1
"""Width of the edge of a dot, in pt."""

_MARKERS = {"circle": "o", "diamond": "D", "square": "s", "triangle": "^"}
_EVEN = {"circle": 1.0, "diamond": 0.8, "square": 0.86, "triangle": 1.05}
"""What makes marks of different form look equally large."""

_ALIGN: dict[str, Literal["left", "center", "right"]] = {
    "left": "left",
    "centre": "center",
    "right": "right",
}
_STROKES = "stroke-linejoin: round; stroke-linecap: butt"
_SIZE = re.compile(r'width="([\d.]+)mm" height="([\d.]+)mm"')
_NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))


def paint(
    picture: Picture, id_: str, typeface: Typeface, title: str = "", text: str = ""
) -> str:
    """Return the picture as one `<svg>` element of its exact size.

    Args:
        id_: what all ids in it begin with.
        title: what it is, for readers who cannot see it; nothing where the page
            says so itself.
        text: what it shows, for the same readers.
    """
    settings: Any = {
        "svg.fonttype": "path",
        "svg.hashsalt": id_,
        "svg.id": None,
        "hatch.linewidth": 0.6,
        "lines.scale_dashes": True,
        "path.simplify": False,
        "path.sketch": None,
        "path.effects": [],
        "text.usetex": False,
        "text.parse_math": False,
    }
    with matplotlib.rc_context(settings):
        figure = figure_of(picture, typeface)
        file = StringIO()
        figure.savefig(file, format="svg", transparent=True, metadata=_NO_METADATA)
    return _described(_embedded(file.getvalue(), id_, picture), title, text)


def _described(svg: str, title: str, text: str) -> str:
    """Put `<title>` and `<desc>` at the beginning of an `<svg>` element."""
    said = (("title", title), ("desc", text))
    words = "".join(f"<{tag}>{escape(line)}</{tag}>" for tag, line in said if line)
    start = svg.index(">") + 1
    return svg[:start] + words + svg[start:]


def figure_of(picture: Picture, typeface: Typeface) -> Figure:
    """Return the picture as a matplotlib figure, its artists in order."""
    figure = Figure(figsize=(picture.width / INCH, picture.height / INCH), dpi=72)
    FigureCanvasSVG(figure)
    figure.patch.set_visible(False)
    # mm from the top left corner to pt from the bottom left one
    place = Affine2D().scale(1 / MM, -1 / MM).translate(0, picture.height / MM)
    for order, shape in enumerate(picture.shapes):
        artist = _artist(shape, typeface, place)
        artist.set_zorder(order)
        figure.add_artist(artist)
    return figure


def _artist(shape: Shape, typeface: Typeface, place: Transform) -> Artist:
    match shape:
        case Patch(points=points, filling=filling):
            return Polygon(
                points,
                closed=True,
                facecolor=filling.fill or "none",
                edgecolor=filling.edge or "none",
                linewidth=filling.line,
                hatch=filling.hatch or None,
                joinstyle="miter",
                transform=place,
            )
        case Line(points=points, colour=colour, width=width, dashes=dashes):
            return Line2D(
                [x for x, _ in points],
                [y for _, y in points],
                color=colour,
                linewidth=width,
                linestyle=(0, dashes) if dashes else "-",
                marker="",
                dash_capstyle="butt",
                solid_capstyle="butt",
                solid_joinstyle="round",
                transform=place,
            )
        case Dot(at=(x, y), form=form):
            return Line2D(
                [x],
                [y],
                linestyle="",
                marker=MarkerStyle(_MARKERS[form]),
                markersize=shape.size / MM * _EVEN[form] - EDGE,
                markerfacecolor=shape.fill,
                markeredgecolor=shape.edge,
                markeredgewidth=EDGE,
                transform=place,
            )
        case Words(at=(x, y)):
            return Text(
                x,
                y,
                shape.text,
                color=shape.style.colour,
                fontproperties=typeface.properties(shape.style),
                horizontalalignment=_ALIGN[shape.align],
                verticalalignment="baseline",
                parse_math=False,
                transform=place,
            )


def enlarged(svg: str, times: float) -> str:
    """Return an `<svg>` element so many times larger; its lines and type grow too."""
    if times == 1.0:
        return svg

    def larger(found: re.Match[str]) -> str:
        width, height = (float(found[side]) * times for side in (1, 2))
        return f'width="{width:g}mm" height="{height:.6g}mm"'

    return _SIZE.sub(larger, svg, count=1)


def _embedded(svg: str, id_: str, picture: Picture) -> str:
    """Return the `<svg>` element alone, in mm, with ids of its own and none unused."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"\s*<!--.*?-->", "", svg, flags=re.DOTALL)
    # matplotlib's style rule for `*` would reach out into the page around it
    svg = re.sub(r"\s*<defs>\s*<style.*?</style>\s*</defs>", "", svg, flags=re.DOTALL)
    svg = svg.replace("<svg ", f'<svg style="{_STROKES}" ', 1)
    used = set(re.findall(r"#([\w.-]+)", svg))

    def own(match: re.Match[str]) -> str:
        return f' id="{id_}--{match[1]}"' if match[1] in used else ""

    svg = re.sub(r' id="([^"]+)"', own, svg)
    svg = re.sub(r'(href="|url\()#', rf"\1#{id_}--", svg)
    size = f'width="{picture.width:g}mm" height="{picture.height:.6g}mm"'
    return re.sub(r'width="[\d.]+pt" height="[\d.]+pt"', size, svg, count=1).strip()
