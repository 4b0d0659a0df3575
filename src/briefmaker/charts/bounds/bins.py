"""Bounds of histograms: bars of one width, next to each other."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR
from itertools import pairwise

from briefmaker.brief.charts import HistogramChart
from briefmaker.charts.bins import counted
from briefmaker.charts.bounds.counts import most, not_negative, problem
from briefmaker.charts.points import Point
from briefmaker.problems import Address, Problem, Severity

BARS = 30


def histogram(
    chart: HistogramChart, points: Sequence[Point], top: Address
) -> Iterator[Problem]:
    """See that all bars cover the same, and that none lies over another."""
    given = [point for point in points if point.bin]
    if counted(points):
        if len(given) < len(points):
            yield problem(
                "mixed-bins",
                f"{len(given)} of {len(points)} rows give a bar with `low` and `high`, "
                "the others a single value",
                (*top, "data"),
                "give every row `low` and `high`, or only values and a `bin`",
            )
        yield from _of_rows(given)
        yield from not_negative(points, "a bar of a histogram", "")
        yield from most(len(points), BARS, "bars", top)
    elif chart.bin is None:
        yield problem(
            "no-bin",
            "single values need `bin`: how much one bar covers",
            top,
            "add `bin: 10`, or give each row `low` and `high`",
        )
    else:
        yield from _of_values(chart, points, top)


def _of_rows(points: Sequence[Point]) -> Iterator[Problem]:
    """Report bars that are wider than the first, or lie over the one before."""
    ordered = sorted(points, key=lambda point: point.bin or ())
    ends = [(point, *point.bin) for point in ordered if point.bin]
    width = ends[0][2] - ends[0][1]
    for point, low, high in ends[1:]:
        if high - low != width:
            yield problem(
                "uneven-bins",
                f"“{point.label}” covers {high - low} and the first bar {width}: bars "
                "of different width cannot be compared by height",
                point.address,
                "give all bars the same width",
            )
    for (before, _, end), (after, start, _) in pairwise(ends):
        if start < end:
            yield problem(
                "uneven-bins",
                f"“{before.label}” and “{after.label}” overlap: the one ends at {end}, "
                f"the other begins at {start}",
                after.address,
                "let each bar begin where the one before it ends",
            )


def _of_values(
    chart: HistogramChart, points: Sequence[Point], top: Address
) -> Iterator[Problem]:
    """Report values that cannot be counted, and more bars than can be drawn."""
    values = [point.value for point in points if point.value is not None]
    for point in points:
        if point.disputed:
            yield problem(
                "no-value",
                f"sources differ on “{point.label}”, so it falls into no one bar",
                point.address,
                "show what sources dispute with `kind: range`",
            )
    empty = sum(not point.readings for point in points)
    if empty:
        yield problem(
            "no-value",
            f"{empty} of {len(points)} rows have no value and are not counted",
            (*top, "data"),
            "leave them out, and say in the `note` how many there are",
            Severity.WARNING,
        )
    if values and chart.bin:
        low, high = (
            (end / chart.bin).to_integral_value(ROUND_FLOOR)
            for end in (min(values), max(values))
        )
        hint = "choose a wider `bin`"
        yield from most(int(high - low) + 1, BARS, "bars", top, hint)
