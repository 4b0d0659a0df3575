"""Where the charts of one document are drawn: all that decides them but their data."""

from collections.abc import Mapping
from pathlib import Path

from briefmaker.brief.exhibits import Slot
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.cuts import Cuts
from briefmaker.charts.palette import Palette, palette_of
from briefmaker.charts.plan import Plot
from briefmaker.charts.portfolio import Portfolio
from briefmaker.look.look import Look
from briefmaker.values import Struct, replace

AROUND = {"title": "", "subtitle": "", "source": None, "note": None, "alt": None}
"""Words that stand around a picture, on the page."""


class Desk(Struct, frozen=True):
    """What the charts of a document have in common.

    Attributes:
        widths: of each slot in mm, for the document's paper.
        slot: of a chart that names none.
        folder: of the fonts.
    """

    widths: Mapping[Slot, float]
    slot: Slot
    say: Conventions
    folder: Path
    look: Look

    @property
    def room(self) -> float:
        """The width of the text in mm; 0 where the paper has none for it."""
        return self.widths.get(self.slot, 0.0)

    @property
    def palette(self) -> Palette:
        """The colours of charts."""
        return palette_of(self.look)

    @property
    def fonts(self) -> tuple[Path, ...]:
        """All font files, each once."""
        cuts = Cuts(self.folder, self.look.brand.sans).all
        return tuple(dict.fromkeys(file for files in cuts for file in files))

    def portfolio(self, cache: Path | None) -> Portfolio:
        """Return the drawings that were made before at such a desk."""
        cuts = Cuts(self.folder, self.look.brand.sans).all
        look, all_ = self.look, self.fonts
        order = tuple(tuple(map(all_.index, files)) for files in cuts)
        common = (self.widths, self.slot, self.say, self.palette, look.enlarged, order)
        return Portfolio.of(cache, all_, *common)


def asked(plot: Plot) -> Plot:
    """Return what is drawn of a chart: the words around its picture are left out."""
    return replace(plot, chart=plot.chart.model_copy(update=AROUND))
