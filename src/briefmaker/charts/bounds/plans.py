"""Bounds of plans of work: a row for each step, each with a date."""

from collections.abc import Iterator, Sequence

from briefmaker.charts.bounds.counts import dated, most, problem
from briefmaker.charts.points import Point
from briefmaker.problems import Address, Problem

STEPS = 15


def gantt(points: Sequence[Point], top: Address) -> Iterator[Problem]:
    """See that there are steps, that each has its time, and that they are few."""
    if not points:
        yield problem("no-data", "there is no step in this plan", top)
    yield from most(len(points), STEPS, "steps", top)
    yield from dated(points)
