"""Stage 3, draw: from a brief's charts to pictures, alternative texts and tables."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from briefmaker.brief.kinds import Kind
from briefmaker.brief.model import Brief
from briefmaker.charts.alt import alternative
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.ink import Ink
from briefmaker.charts.notes import notes_of
from briefmaker.charts.palette import palette_of
from briefmaker.charts.plan import Plan, plan
from briefmaker.charts.rangebar import RangeBar, Strips, range_bar
from briefmaker.charts.tables import DataTable, table
from briefmaker.evidence.claims import Evidence
from briefmaker.look.look import Look
from briefmaker.problems import Problem

PLAIN = Look()

__all__ = ["Chart", "Conventions", "DataTable", "Drawing", "Plan", "draw", "plan"]


@dataclass(frozen=True, slots=True)
class Chart:
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


@dataclass(frozen=True, slots=True)
class Drawing:
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


def draw(
    brief: Brief,
    evidence: Evidence,
    kind: Kind,
    conventions: Conventions,
    fonts: Path,
    noted: Iterable[str] = (),
    look: Look = PLAIN,
) -> Drawing:
    """Draw the charts of a brief at the size at which they are printed.

    Args:
        brief: its charts and its paper.
        evidence: the facts that charts draw on.
        kind: how wide its slots are.
        conventions: how the brief's language writes numbers, dates and a few words.
        fonts: the folder with the fonts; no other font is used.
        noted: the disputed quantities that have a "Sources differ" note.
        look: the house's colours, and the print variants.
    """
    planned = plan(brief, evidence)
    charts: dict[str, Chart] = {}
    problems = list(planned.problems)
    with _silent():
        # matplotlib takes half a second to load: only who draws pays for it
        from briefmaker.charts.pictures import Studio

        widths = kind.widths.get(brief.paper, {})
        palette = palette_of(look)
        sans, times = look.brand.sans, look.enlarged
        studio = Studio(widths, kind.slot, conventions, fonts, palette, sans, times)
        for id_, plot in planned.plots.items():
            if not plot.drawable:
                continue
            work = studio.work(plot)
            problems += work.problems
            if work.ink is None:
                continue
            text = alternative(plot, conventions)
            problems += text.problems
            charts[id_] = Chart(
                id=id_,
                svg=work.svg,
                ink=work.ink,
                alt=text.text,
                table=table(plot, conventions),
                notes=notes_of(plot, conventions),
            )
        room = widths.get(kind.slot)
        bars = {id_: range_bar(evidence.disputes[id_], brief.language) for id_ in noted}
        disputes = _disputes(bars, room, conventions, fonts, look) if room else {}
    return Drawing(charts, tuple(problems), disputes)


def _disputes(
    bars: Mapping[str, RangeBar | None],
    room: float,
    conventions: Conventions,
    fonts: Path,
    look: Look,
) -> dict[str, Strips]:
    """Draw the range bars of notes that are as wide as the text, `room` mm."""
    from briefmaker.charts.strips import SHARE, strips
    from briefmaker.charts.typeface import Typeface

    width = round(room * SHARE, 2)
    face, palette = Typeface(fonts, look.brand.sans), palette_of(look)
    return {
        id_: strips(
            f"differs-{id_}", bar, width, face, palette, conventions, look.enlarged
        )
        for id_, bar in bars.items()
        if bar
    }


@contextmanager
def _silent() -> Iterator[None]:
    """Keep matplotlib from writing about its caches on standard error.

    It does where the home folder cannot be written to, and goes on without.
    """
    log = logging.getLogger("matplotlib")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)
