"""A drawn chart, or what stopped it."""

from briefmaker.charts.ink import Ink
from briefmaker.problems import Problem
from briefmaker.values import Struct


class Made(Struct, frozen=True):
    """A picture as ink and as SVG, or none, and what was found of it."""

    problems: tuple[Problem, ...]
    ink: Ink | None = None
    svg: str = ""
