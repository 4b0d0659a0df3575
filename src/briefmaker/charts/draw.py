"""Stage 3, draw: from a brief's charts to pictures, alternative texts and tables."""

from collections.abc import Iterable
from pathlib import Path

from briefmaker.brief.kinds import Kind
from briefmaker.brief.model import Brief
from briefmaker.charts.begun import Begun
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.desk import Desk
from briefmaker.charts.drawing import Chart, Drawing
from briefmaker.charts.plan import Plan, plan
from briefmaker.charts.rangebar import range_bar
from briefmaker.charts.tables import DataTable
from briefmaker.evidence.claims import Evidence
from briefmaker.look.look import Look

PLAIN = Look()

__all__ = [
    "Begun",
    "Chart",
    "Conventions",
    "DataTable",
    "Drawing",
    "Plan",
    "begin",
    "draw",
    "plan",
]


def draw(
    brief: Brief,
    evidence: Evidence,
    kind: Kind,
    conventions: Conventions,
    fonts: Path,
    noted: Iterable[str] = (),
    look: Look = PLAIN,
    cache: Path | None = None,
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
        cache: the folder for drawings that were made before; nothing for none.
    """
    return begin(
        brief, evidence, kind, conventions, fonts, noted, look, cache
    ).drawing()


def begin(
    brief: Brief,
    evidence: Evidence,
    kind: Kind,
    conventions: Conventions,
    fonts: Path,
    noted: Iterable[str] = (),
    look: Look = PLAIN,
    cache: Path | None = None,
) -> Begun:
    """Resolve the charts of a brief, and find the drawings that were made before.

    Args: those of `draw`.
    """
    widths = kind.widths.get(brief.paper, {})
    desk = Desk(dict(widths), kind.slot, conventions, fonts, look)
    bars = {id_: range_bar(evidence.disputes[id_], brief.language) for id_ in noted}
    return Begun.of(
        plan(brief, evidence),
        {id_: bar for id_, bar in bars.items() if bar and desk.room},
        desk,
        cache,
    )
