"""What a chart costs on paper, by the ways in which it can go there.

Each way draws the same pictures and sets them on a page of their own; what that page
costs with empty boxes is taken off. All ways are gone in each round, in another order,
and are given as multiples of the way that is in use.
"""

import random
import tracemalloc
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time

import pikepdf

from bench.charts import figures
from briefmaker.charts.canvas import Picture
from briefmaker.charts.painting import painted
from briefmaker.charts.styles import Weight
from briefmaker.charts.svg import svg_of
from briefmaker.charts.typeface import Typeface
from briefmaker.pdf.engine import typeset
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.page import Metadata, Page

IN_USE = "ink"
EMPTY = "empty boxes"
BLANK = '<svg xmlns="http://www.w3.org/2000/svg" width="1mm" height="1mm"/>'
SAID = Metadata("Charts", "Desk", "Memo", (), "en", date(2025, 10, 13))
FACES = """
@font-face { font-family: "BM Sans"; src: url(fonts/SourceSans3-Regular.ttf) }
@font-face { font-family: "BM Sans"; src: url(fonts/SourceSans3-It.ttf); font-style:
  italic }
@font-face { font-family: "BM Sans"; src: url(fonts/SourceSans3-Semibold.ttf);
  font-weight: 600 }
@font-face { font-family: "BM Sans"; src: url(fonts/SourceSans3-Bold.ttf);
  font-weight: 700 }
@font-face { font-family: "BM Arabic"; src: url(fonts/Vazirmatn-NL-Regular.ttf) }
html { font: 10pt "BM Sans", "BM Arabic" }
@page { size: a4; margin: 15mm }
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a way costs for one chart.

    Attributes:
        draw: seconds of the processor, from shapes to what is handed to the page.
        page: seconds to lay it out and write it.
        size: bytes in the file.
        peak: bytes of memory at most, above an empty page.
    """

    draw: float
    page: float
    size: float
    peak: float


@dataclass(frozen=True, slots=True)
class Shop:
    """Where pictures become pages."""

    pictures: Sequence[Picture]
    typeface: Typeface
    workspace: Workspace

    def ways(self) -> Mapping[str, Callable[[], tuple[Page, Sequence[bytes]]]]:
        """Return what makes a page by each way, with what is placed in it after."""
        return {
            EMPTY: lambda: (self._page([BLANK] * len(self.pictures)), ()),
            "SVG, matplotlib's": lambda: (self._page(self._by_matplotlib()), ()),
            "SVG, its text as text": lambda: (self._page(self._as_text()), ()),
            "SVG, our own": lambda: (self._page(self._simplified()), ()),
            "form, matplotlib's PDF": lambda: (
                self._page([BLANK] * len(self.pictures)),
                [figures.as_pdf(one, self.typeface) for one in self.pictures],
            ),
            IN_USE: self._inked,
        }

    def _by_matplotlib(self) -> list[str]:
        return [figures.as_svg(one, self.typeface) for one in self.pictures]

    def _as_text(self) -> list[str]:
        """Return drawings whose letters the engine sets."""
        named = {"svg.fonttype": "none"}
        found = []
        for one in self.pictures:
            svg = figures.as_svg(one, self.typeface, **named)
            for file in {each for cut in "RSBI" for each in self._files(cut)}:
                svg = svg.replace(f"'{file}'", "'BM Sans'")
            found.append(svg)
        return found

    def _files(self, initial: str) -> tuple[Path, ...]:
        return next(
            self.typeface.files(one) for one in Weight if one.value[0] == initial
        )

    def _simplified(self) -> list[str]:
        inks = (painted(one, self.typeface) for one in self.pictures)
        return [svg_of(ink, f"fig-{number}") for number, ink in enumerate(inks)]

    def _inked(self) -> tuple[Page, Sequence[bytes]]:
        inks = [painted(one, self.typeface) for one in self.pictures]
        addresses = [f"data:,{number}" for number in range(len(inks))]
        page = self._set(addresses)
        return replace(page, inks=dict(zip(addresses, inks, strict=True))), ()

    def _page(self, drawings: Sequence[str]) -> Page:
        held = (b64encode(one.encode()).decode() for one in drawings)
        return self._set([f"data:image/svg+xml;base64,{one}" for one in held])

    def _set(self, addresses: Sequence[str]) -> Page:
        images = "".join(
            f'<p><img alt="A chart" src="{address}" '
            f'style="width:{one.width}mm;height:{one.height}mm"></p>'
            for address, one in zip(addresses, self.pictures, strict=True)
        )
        html = f'<html lang="en"><head><title>C</title></head><body>{images}</body>'
        return Page(html, FACES, SAID, (self.workspace.root,), None)


def costs(shop: Shop, rounds: int, dice: random.Random) -> Mapping[str, Sequence[Cost]]:
    """Return what each way costs for one chart, round by round."""
    ways, count = shop.ways(), len(shop.pictures)
    found: dict[str, list[Cost]] = {name: [] for name in ways if name != EMPTY}
    peaks: dict[str, int] = {}
    for number in range(rounds + 1):
        order = dice.sample([*ways], len(ways))
        taken = {name: _taken(shop, ways[name]) for name in order}
        blank = taken[EMPTY]
        peaks = peaks or {name: _peak(shop, way) for name, way in ways.items()}
        for name in found if number else ():  # the first round loads fonts
            draw, page, size = taken[name]
            found[name].append(
                Cost(
                    max(draw - blank[0], 1e-9) / count,
                    max(page - blank[1], 1e-9) / count,
                    (size - blank[2]) / count,
                    max(peaks[name] - peaks[EMPTY], 0) / count,
                )
            )
    return found


Way = Callable[[], tuple[Page, Sequence[bytes]]]


def _taken(shop: Shop, way: Way) -> tuple[float, float, int]:
    start = process_time()
    page, forms = way()
    drawn = process_time()
    data = _set_with(page, forms, shop.workspace)
    return drawn - start, process_time() - drawn, len(data)


def _peak(shop: Shop, way: Way) -> int:
    tracemalloc.start()
    try:
        _set_with(*way(), shop.workspace)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _set_with(page: Page, forms: Sequence[bytes], workspace: Workspace) -> bytes:
    """Return the file of a page, with forms laid over it.

    Their fonts, tags and colours would have to be made conforming too, which is left
    out: the true cost of that way is higher.
    """
    data = typeset(page, workspace).data
    if not forms:
        return data
    with pikepdf.open(BytesIO(data)) as pdf:
        for form in forms:
            with pikepdf.open(BytesIO(form)) as source:
                pdf.pages[0].add_overlay(source.pages[0])
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def table(found: Mapping[str, Sequence[Cost]]) -> str:
    """Return the costs as lines: multiples of the way in use, and values here."""
    base = _middle(found[IN_USE])
    lines = [
        f"{'way':24}{'draw':>7}{'page':>7}{'both':>7}{'size':>7}{'peak':>7}"
        f"{'ms here':>10}{'kB':>7}"
    ]
    for name, each in found.items():
        one = _middle(each)
        ratios = (
            one.draw / base.draw,
            one.page / base.page,
            (one.draw + one.page) / (base.draw + base.page),
            one.size / base.size,
            one.peak / base.peak if base.peak else 0.0,
        )
        said = "".join(f"{ratio:7.2f}" for ratio in ratios)
        both = 1000 * (one.draw + one.page)
        lines.append(f"{name:24}{said}{both:10.1f}{one.size / 1024:7.1f}")
    return "\n".join(lines) + "\n"


def _middle(each: Sequence[Cost]) -> Cost:
    return Cost(
        median(one.draw for one in each),
        median(one.page for one in each),
        median(one.size for one in each),
        median(one.peak for one in each),
    )
