"""Bounds of what adds up: shares, stacked bars, waterfalls (C-10)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefmaker.brief.charts import ShareChart
from briefmaker.charts.bounds.counts import most, not_negative, once, problem
from briefmaker.charts.points import (
    Point,
    in_series,
    names_of_points,
    names_of_series,
)
from briefmaker.charts.sums import slips
from briefmaker.charts.wholes import remainder
from briefmaker.problems import Address, Problem, Severity

PARTS, STACKED, BARS, STEPS = 5, 4, 12, 10


def shares(
    chart: ShareChart, points: Sequence[Point], top: Address
) -> Iterator[Problem]:
    """See that the parts of each whole are there and make a hundred."""
    parts = len(names_of_points(points)) + bool(chart.rest)
    yield from most(parts, PARTS, "parts", top)
    yield from once(points)
    for point in points:
        if not point.ends:
            yield problem(
                "no-value",
                f"“{point.label}” is part of a whole and has no value",
                point.address,
                "give its share, or leave it out and name a `rest`",
            )
    yield from not_negative(points, "a share", "")
    if all(point.ends and point.ends[0] >= 0 for point in points):
        for series in names_of_series(points):
            yield from _hundred(chart, in_series(points, series), series, top)


def _hundred(
    chart: ShareChart, points: Sequence[Point], series: str, top: Address
) -> Iterator[Problem]:
    """See that the parts of one whole make a hundred, rounding aside."""
    slack = Decimal("0.5") * len(points)
    missing = remainder(points)
    name = f" of “{series}”" if series else ""
    total = 100 - missing
    if missing < -slack:
        disputed = any(point.disputed for point in points)
        yield problem(
            "shares",
            f"the parts{name} add up to {total}, more than 100"
            + (" where the highest source is right" if disputed else ""),
            (*top, "data"),
            "show values that sources dispute with `kind: range`" if disputed else "",
        )
    elif missing > slack and not chart.rest:
        yield problem(
            "shares",
            f"the parts{name} add up to {total}, not 100",
            (*top, "data"),
            "name what is missing: `rest: Other`",
        )


def stacked(points: Sequence[Point], top: Address) -> Iterator[Problem]:
    """See that the parts of bars can be put on top of each other."""
    for point in points:
        if not point.series:
            yield problem(
                "no-series",
                f"“{point.label}” does not say which part of its bar it is",
                point.address,
                "give it a `series`, or use `kind: bar`",
            )
    yield from once(points)
    yield from not_negative(points, "a part", "draw a `bar` for each, or a `waterfall`")
    names = names_of_series(points)
    if len(names) > STACKED:
        yield problem(
            "too-much",
            f"{len(names)} parts are more than can be told apart; {STACKED} are the "
            "most",
            top,
            "put the smallest together as “other”",
        )
    yield from most(len(names_of_points(points)), BARS, "bars", top)


def waterfall(points: Sequence[Point], top: Address) -> Iterator[Problem]:
    """See that changes lead from a total to a total, and add up to it."""
    yield from most(len(points), STEPS, "steps", top)
    if not any(point.total for point in points):
        yield problem(
            "no-total",
            "a waterfall leads to a total, and this one has none",
            (*top, "data"),
            "mark the rows that are totals with `total: true`",
        )
    unsure = [point for point in points if point.value is None]
    for point in unsure:
        said = "sources differ on it" if point.disputed else "it has no one value"
        yield problem(
            "no-value",
            f"the sum cannot be drawn without “{point.label}”: {said}",
            point.address,
            "show what sources dispute with `kind: range`" if point.disputed else "",
        )
    for slip in () if unsure else slips(points):
        yield problem(
            "sum",
            f"the changes before “{slip.point.label}” add up to {slip.summed:f}, and "
            f"it says {slip.stated:f}",
            slip.point.address,
            "say in the `note` that the figures are rounded"
            if slip.rounding
            else "correct one of them, or add the change that is missing",
            Severity.WARNING if slip.rounding else Severity.ERROR,
        )
