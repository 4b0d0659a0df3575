"""Resolve what each chart draws, and report what stops it, without drawing.

`check` goes as far as this, so nothing here loads the drawing library.
"""

from collections.abc import Mapping
from datetime import date

from briefmaker.brief.charts import Chart
from briefmaker.brief.model import Brief
from briefmaker.charts.limits import limits
from briefmaker.charts.points import Point
from briefmaker.charts.resolve import Resolver
from briefmaker.evidence.claims import Evidence
from briefmaker.problems import Problem, blocking
from briefmaker.values import Struct


class Plot(Struct, frozen=True):
    """A chart with its points resolved.

    Attributes:
        cutoff: the day after which nothing is known.
        drawable: nothing was found that stops it from being drawn.
    """

    id: str
    chart: Chart
    points: tuple[Point, ...]
    cutoff: date
    drawable: bool = True

    @property
    def unit(self) -> str:
        """What its values are counted in, as printed."""
        return self.chart.unit or ""


class Plan(Struct, frozen=True):
    """All charts of a brief by id, ready to be drawn, and what is wrong with them."""

    plots: Mapping[str, Plot]
    problems: tuple[Problem, ...] = ()


def plan(brief: Brief, evidence: Evidence) -> Plan:
    """Resolve the charts of a brief."""
    plots: dict[str, Plot] = {}
    problems: list[Problem] = []
    for id_, chart in brief.charts.items():
        resolver = Resolver(id_, chart, evidence, brief.policy)
        points = tuple(resolver.points())
        found = [*resolver.problems, *resolver.mixed_units()]
        if not blocking(found):
            found += limits(id_, chart, points)
        plots[id_] = Plot(
            id_, chart, points, brief.cutoff, drawable=not blocking(found)
        )
        problems += found
    return Plan(plots, tuple(problems))
