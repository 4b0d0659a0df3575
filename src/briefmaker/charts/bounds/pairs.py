"""Bounds of scatter charts: two measures for each point."""

from collections.abc import Iterator, Sequence

from briefmaker.brief.charts import ScatterChart
from briefmaker.charts.bounds.counts import focused, most, once, problem
from briefmaker.charts.points import Point, names_of_points, names_of_series
from briefmaker.problems import Address, Problem, Severity

POINTS, NAMED, KINDS = 40, 12, 4
"""The most points, the most that are all named, and the most forms of marks."""


def scatter(
    chart: ScatterChart, points: Sequence[Point], top: Address
) -> Iterator[Problem]:
    """See that points have two measures, and that a reader can tell which is which."""
    yield from most(len(points), POINTS, "points", top)
    yield from once(points)
    yield from focused(chart.focus, names_of_points(points), top)
    placed = [one for one in points if one.readings and one.across is not None]
    if not any(point.across is not None for point in points):
        yield problem(
            "no-across",
            "no row has `across`, the measure that goes to the right",
            (*top, "data"),
            "give each row `across` and `value`",
        )
    elif len(placed) < 2:
        yield problem(
            "one-point",
            f"{len(placed)} of the points has both measures, and one point shows no "
            "relation between them",
            (*top, "data"),
            "give more rows both `across` and `value`, or say it in the text",
        )
    if len(names_of_series(points)) > KINDS:
        yield problem(
            "too-much",
            f"{len(names_of_series(points))} series need more forms than can be told "
            f"apart; {KINDS} are the most",
            top,
            "draw fewer series, or use `kind: small-multiples`",
        )
    if not chart.focus and len(placed) > NAMED:
        yield problem(
            "unnamed",
            f"none of the {len(placed)} points has a name in the picture",
            top,
            "list in `focus` the points that the title or the text speaks of",
            Severity.WARNING,
        )
