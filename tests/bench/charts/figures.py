"""A picture as a figure of matplotlib: how charts went to paper before, to compare."""

import re
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontEntry, FontProperties, fontManager
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
SETTINGS: dict[str, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "x",
    "pdf.fonttype": 42,
    "hatch.linewidth": 0.6,
    "path.simplify": False,
    "text.parse_math": False,
}
_MARKERS = {"circle": "o", "diamond": "D", "square": "s", "triangle": "^"}
_ALIGN: dict[str, Any] = {"left": "left", "centre": "center", "right": "right"}


def as_svg(picture: Picture, typeface: Typeface, **settings: str) -> str:
    """Return the picture as matplotlib writes SVG."""
    with mpl.rc_context({**SETTINGS, **settings}):
        file = StringIO()
        metadata = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        _figure(picture, typeface).savefig(file, format="svg", metadata=metadata)
    svg = file.getvalue()
    size = f'width="{picture.width:g}mm" height="{picture.height:.6g}mm"'
    svg = re.sub(r'width="[\d.]+pt" height="[\d.]+pt"', size, svg, count=1)
    return svg[svg.index("<svg") :]


def as_pdf(picture: Picture, typeface: Typeface) -> bytes:
    """Return the picture as matplotlib writes PDF, its text as text."""
    with mpl.rc_context(SETTINGS):
        file = BytesIO()
        metadata = {"CreationDate": None}
        _figure(picture, typeface).savefig(file, format="pdf", metadata=metadata)
    return file.getvalue()


def _figure(picture: Picture, typeface: Typeface) -> Figure:
    figure = Figure(figsize=(picture.width / INCH, picture.height / INCH), dpi=72)
    FigureCanvasSVG(figure)
    figure.patch.set_visible(False)
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
                dash_capstyle="butt",
                solid_capstyle="butt",
                transform=place,
            )
        case Dot(at=(x, y), form=form):
            return Line2D(
                [x],
                [y],
                linestyle="",
                marker=MarkerStyle(_MARKERS[form]),
                markersize=shape.size / MM - EDGE,
                markerfacecolor=shape.fill,
                markeredgecolor=shape.edge,
                markeredgewidth=EDGE,
                transform=place,
            )
        case Words(at=(x, y), style=style):
            families = [_family(file) for file in typeface.files(style.weight)]
            return Text(
                x,
                y,
                shape.text,
                color=style.colour,
                fontproperties=FontProperties(family=families, size=style.size),
                horizontalalignment=_ALIGN[shape.align],
                verticalalignment="baseline",
                parse_math=False,
                transform=place,
            )


def _family(file: Path) -> str:
    """Make a file a family of its own, once."""
    name = str(file)
    if all(entry.fname != name for entry in fontManager.ttflist):
        entry = FontEntry(
            fname=name, name=name, weight=400, stretch="normal", size="scalable"
        )
        fontManager.ttflist.append(entry)
    return name
