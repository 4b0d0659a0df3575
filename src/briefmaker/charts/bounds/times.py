"""Bounds of charts over time: lines, areas, slopes, timelines."""

from collections.abc import Iterator, Sequence

from briefmaker.charts.bounds.counts import (
    dated,
    most,
    not_negative,
    one_a_day,
    problem,
)
from briefmaker.charts.points import Point, names_of_points, names_of_series
from briefmaker.problems import Address, Problem

LINES, EVENTS, AREAS, SLOPES = 4, 9, 4, 10
ENDS = 2


def lines(points: Sequence[Point], top: Address) -> Iterator[Problem]:
    """See that every value of a line has a date of its own."""
    yield from most(len(names_of_series(points)), LINES, "lines", top)
    yield from dated(points)
    yield from one_a_day(points)


def events(points: Sequence[Point], top: Address) -> Iterator[Problem]:
    """See that every event has a date."""
    yield from most(len(points), EVENTS, "events", top)
    yield from dated(points)


def areas(points: Sequence[Point], top: Address) -> Iterator[Problem]:
    """See that areas can be put on top of each other (design C.4)."""
    names = names_of_series(points)
    if len(names) > AREAS:
        yield problem(
            "too-much",
            f"{len(names)} parts are more than can be told apart; {AREAS} are the most",
            top,
            "put the smallest together, or draw a `line` for each",
        )
    yield from not_negative(points, "an area", "draw a `line`")
    undated = list(dated(points))
    yield from undated
    yield from one_a_day(points)
    if undated:
        return
    if len({point.period for point in points}) < ENDS:
        yield problem(
            "two-dates",
            "an area shows change over time, and this chart has one date",
            (*top, "data"),
            "draw `stacked`, or a `bar`",
        )
    if len(names) > 1:
        yield from _stackable(points, top)


def _stackable(points: Sequence[Point], top: Address) -> Iterator[Problem]:
    """See that there is one sure value for each part at each date."""
    for point in points:
        if not point.ends or point.value is None:
            said = "sources differ on it" if point.disputed else "it has no value"
            yield problem(
                "no-value",
                f"nothing can be put on top of “{point.series or point.label}”: {said}"
                " at one date",
                point.address,
                "draw a `line` for each part",
            )
    dates = dict.fromkeys(point.period for point in points)
    for series in names_of_series(points):
        own = {point.period for point in points if point.series == series}
        if len(own) < len(dates):
            yield problem(
                "no-value",
                f"“{series}” has no value for {len(dates) - len(own)} of "
                f"{len(dates)} dates, so the parts do not make a total there",
                (*top, "data"),
                "give it one for each date, or draw a `line` for each part",
            )


def slopes(points: Sequence[Point], top: Address) -> Iterator[Problem]:
    """See that a slope has two dates, and hides none between them."""
    undated = list(dated(points))
    yield from undated
    yield from most(len(names_of_points(points)), SLOPES, "slopes", top)
    if undated:
        return
    dates = {point.period for point in points}
    if len(dates) != ENDS:
        yield problem(
            "two-dates",
            f"a slope leads from one date to another, and this chart has {len(dates)}",
            (*top, "data"),
            "draw a `line`, which hides nothing between"
            if len(dates) > ENDS
            else "give each name a row for the earlier and one for the later date",
        )
    seen: set[tuple[str, object]] = set()
    for point in points:
        if (point.label, point.period) in seen:
            yield problem(
                "twice", f"“{point.label}” has two values for one date", point.address
            )
        seen.add((point.label, point.period))
