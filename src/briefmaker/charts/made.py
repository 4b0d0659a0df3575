"""A drawn chart, or what stopped it."""

from dataclasses import dataclass

from briefmaker.charts.ink import Ink
from briefmaker.problems import Problem


@dataclass(frozen=True, slots=True)
class Made:
    """A picture as ink and as SVG, or none, and what was found of it."""

    problems: tuple[Problem, ...]
    ink: Ink | None = None
    svg: str = ""
