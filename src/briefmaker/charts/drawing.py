"""What the drawing stage gives: the charts of a brief, ready for pages."""

from collections.abc import Mapping

from briefmaker.charts.ink import Ink
from briefmaker.charts.rangebar import Strips
from briefmaker.charts.tables import DataTable
from briefmaker.problems import Problem
from briefmaker.values import Struct, field


class Chart(Struct, frozen=True):
    """A chart as it goes into the page; its title and source are not in the picture.

    Attributes:
        svg: the picture, one `<svg>` element; its ids begin with the chart's id.
        ink: the same picture, for paper.
        alt: what the picture says, for readers who cannot see it.
        table: the same in full.
        notes: sentences to print under it, without full stops.
    """

    id: str
    svg: str
    ink: Ink
    alt: str
    table: DataTable
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> float:
        """How wide it is printed, in mm."""
        return self.ink.width

    @property
    def height(self) -> float:
        """How high it is printed, in mm."""
        return self.ink.height


class Drawing(Struct, frozen=True):
    """All charts of a brief by id, and what was wrong with them.

    Attributes:
        disputes: the range bars of "Sources differ" notes, by quantity; only of
            those whose values can be compared as numbers.
    """

    charts: Mapping[str, Chart]
    problems: tuple[Problem, ...] = ()
    disputes: Mapping[str, Strips] = field(default_factory=dict)

    @property
    def inks(self) -> Mapping[str, Ink]:
        """All its pictures as ink, by their SVG."""
        found = {chart.svg: chart.ink for chart in self.charts.values()}
        for strips in self.disputes.values():
            found |= strips.inks
        return found
