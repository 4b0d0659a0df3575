"""The charts of a brief, some of them drawn before: only the others are drawn now.

The drawing library takes a third of a second to load: only who draws pays for it.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefmaker.charts.alt import alternative
from briefmaker.charts.desk import Desk, asked
from briefmaker.charts.drawing import Chart, Drawing
from briefmaker.charts.inkwell import made_of, made_said, strips_of, strips_said
from briefmaker.charts.made import Made
from briefmaker.charts.notes import notes_of
from briefmaker.charts.plan import Plan, Plot
from briefmaker.charts.portfolio import Portfolio
from briefmaker.charts.rangebar import RangeBar, Strips
from briefmaker.charts.tables import table
from briefmaker.values import Struct

T = TypeVar("T")


class Begun(Struct, frozen=True):
    """The charts of a brief, some of them drawn.

    Attributes:
        bars: the range bars of notes that can be drawn, by quantity.
        made: what was made of charts before, by their ids.
        strips: the range bars that were drawn before.
    """

    plan: Plan
    bars: Mapping[str, RangeBar]
    desk: Desk
    portfolio: Portfolio
    made: Mapping[str, Made]
    strips: Mapping[str, Strips]

    @classmethod
    def of(
        cls,
        plan: Plan,
        bars: Mapping[str, RangeBar],
        desk: Desk,
        cache: Path | None,
    ) -> "Begun":
        """Find what was drawn before."""
        kept = desk.portfolio(cache)
        made = {
            id_: kept.at_hand(asked(plot), partial(made_of, fonts=desk.fonts))
            for id_, plot in plan.plots.items()
            if plot.drawable
        }
        strips = {
            id_: kept.at_hand((id_, bar), partial(strips_of, fonts=desk.fonts))
            for id_, bar in bars.items()
        }
        return cls(plan, bars, desk, kept, _found(made), _found(strips))

    @property
    def ready(self) -> bool:
        """Whether nothing is left to be drawn."""
        return not (self._plots or self.bars.keys() - self.strips.keys())

    @property
    def _plots(self) -> list[Plot]:
        """The charts that are left to be drawn."""
        plots = self.plan.plots.values()
        return [one for one in plots if one.drawable and one.id not in self.made]

    def drawing(self) -> Drawing:
        """Draw what is left, and return all."""
        made, strips = dict(self.made), dict(self.strips)
        if not self.ready:
            with _silent():
                made |= self._pictures()
                strips |= self._range_bars()
        charts: dict[str, Chart] = {}
        problems = list(self.plan.problems)
        for id_, plot in self.plan.plots.items():
            work = made.get(id_)
            if work is None:
                continue
            problems += work.problems
            if work.ink is None:
                continue
            text = alternative(plot, self.desk.say)
            problems += text.problems
            charts[id_] = Chart(
                id=id_,
                svg=work.svg,
                ink=work.ink,
                alt=text.text,
                table=table(plot, self.desk.say),
                notes=notes_of(plot, self.desk.say),
            )
        ordered = {id_: strips[id_] for id_ in self.bars}
        return Drawing(charts, tuple(problems), ordered)

    def _pictures(self) -> dict[str, Made]:
        from briefmaker.charts.pictures import Studio

        desk, found = self.desk, {}
        studio = Studio(
            desk.widths,
            desk.slot,
            desk.say,
            desk.folder,
            desk.palette,
            desk.look.brand.sans,
            desk.look.enlarged,
        )
        for plot in self._plots:
            bare = asked(plot)
            work = found[plot.id] = studio.work(bare).made
            self.portfolio.keep(bare, made_said(work, desk.fonts))
        return found

    def _range_bars(self) -> dict[str, Strips]:
        from briefmaker.charts.strips import SHARE, strips
        from briefmaker.charts.typeface import Typeface

        desk, found = self.desk, {}
        face = Typeface(desk.folder, desk.look.brand.sans)
        for id_, bar in self.bars.items():
            if id_ in self.strips:
                continue
            drawn = found[id_] = strips(
                f"differs-{id_}",
                bar,
                round(desk.room * SHARE, 2),
                face,
                desk.palette,
                desk.say,
                desk.look.enlarged,
            )
            self.portfolio.keep((id_, bar), strips_said(drawn, desk.fonts))
        return found


def _found(known: Mapping[str, T | None]) -> dict[str, T]:
    return {id_: one for id_, one in known.items() if one is not None}


@contextmanager
def _silent() -> Iterator[None]:
    """Keep matplotlib from writing about its folders on standard error.

    It does where the home folder cannot be written to, and goes on without.
    """
    log = logging.getLogger("matplotlib")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)
