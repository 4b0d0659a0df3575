"""Bounds of answers on a scale: shares of a hundred on a scale with two sides."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefmaker.brief.charts import LikertChart
from briefmaker.charts.answers import MOST_ON_A_SIDE, answers_of
from briefmaker.charts.bounds.counts import most, not_negative, once, problem
from briefmaker.charts.points import Point, in_series, names_of_points, names_of_series
from briefmaker.charts.wholes import WHOLE, remainder
from briefmaker.problems import Address, Problem

BARS, OFF = 12, 2
"""The most questions, and the most answers off the scale."""


def likert(
    chart: LikertChart, points: Sequence[Point], top: Address
) -> Iterator[Problem]:
    """See that answers make a scale, and that they make a hundred (C-10)."""
    yield from most(len(names_of_series(points)), BARS, "bars", top)
    yield from once(points)
    yield from _scale(chart, points, top)
    yield from not_negative(points, "a share of answers", "")
    for series in names_of_series(points):
        yield from _whole(in_series(points, series), series, top)


def _scale(
    chart: LikertChart, points: Sequence[Point], top: Address
) -> Iterator[Problem]:
    names = names_of_points(points)
    answers = answers_of(chart, points)
    before, after = len(answers.against), len(answers.favour)
    if chart.neutral and chart.neutral not in names:
        yield problem(
            "unknown-answer",
            f"no answer is called “{chart.neutral}”",
            (*top, "neutral"),
            f"the answers are {', '.join(names)}",
            token=chart.neutral,
        )
    elif max(before, after) > MOST_ON_A_SIDE or len(answers.apart) > OFF:
        yield problem(
            "too-much",
            f"{len(names)} answers are more than the colours of a scale tell apart; "
            f"{MOST_ON_A_SIDE} on either side of a neutral one are the most",
            top,
            "put neighbouring answers together; name the `neutral` one, and what "
            "comes after the scale, such as “do not know”, is set apart",
        )
    elif before != after or not before:
        yield problem(
            "one-sided",
            f"a scale has as many answers for as against, and this one has {before} "
            f"before its middle and {after} after it",
            (*top, "neutral") if chart.neutral else (*top, "data"),
            "give all answers of the scale, the most negative first, and name the "
            "`neutral` one",
        )


def _whole(points: Sequence[Point], series: str, top: Address) -> Iterator[Problem]:
    """See that the answers to one question are all there and make a hundred."""
    known = [point for point in points if point.ends]
    name = f" to “{series}”" if series else ""
    for point in points if known else ():
        if point not in known:
            yield problem(
                "no-value",
                f"the answer “{point.label}”{name} has no value",
                point.address,
                "give its share, or leave all shares of this question out: the "
                "picture then says “no data”",
            )
        elif point.disputed or point.value is None:
            yield problem(
                "no-value",
                f"the answer “{point.label}”{name} has no one value: a bar of answers "
                "shows one survey",
                point.address,
                "draw a bar for each survey, or show the spread with `kind: range`",
            )
    settled = all(point.value is not None and point.ends[0] >= 0 for point in known)
    missing = remainder(known)
    if known == list(points) and settled and abs(missing) > Decimal("0.5") * len(known):
        yield problem(
            "shares",
            f"the answers{name} add up to {WHOLE - missing}, not 100",
            (*top, "data"),
            "give those who did not know or did not answer as an answer of their own",
        )
