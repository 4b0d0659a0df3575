"""Bounds of rows and columns: bars, groups, dots, lollipops, ranges."""

from collections.abc import Iterator, Sequence

from briefmaker.brief.exhibits import Slot
from briefmaker.charts.bounds.counts import most, once, problem
from briefmaker.charts.columns import moment, places_of, timed
from briefmaker.charts.points import Point, names_of_points, names_of_series
from briefmaker.problems import Address, Problem

BARS, SERIES, RANGES, ROWS = 12, 3, 12, 16
COLOURS = 4
COLUMNS = {Slot.SIDE: 4, Slot.COLUMN: 8, Slot.MAIN: 12, Slot.FULL: 16}
"""Columns that a width takes: one for about 10 mm (design C.4)."""


def grouped(points: Sequence[Point], top: Address) -> Iterator[Problem]:
    """See that a chart of groups says which bar is which, and has few of them."""
    for point in points:
        if not point.series:
            yield problem(
                "no-series",
                f"“{point.label}” does not say which bar of its group it is",
                point.address,
                "give it a `series`, or use `kind: bar`",
            )
    yield from once(points)
    yield from _series(points, top)
    yield from most(len(points), BARS, "bars", top)


def _series(points: Sequence[Point], top: Address) -> Iterator[Problem]:
    names = names_of_series(points)
    if len(names) > COLOURS:
        yield problem(
            "too-much",
            f"{len(names)} series need more colours than can be told apart in print",
            top,
            f"draw at most {SERIES} series",
        )
    else:
        yield from most(len(names), SERIES, "series", top)


def columns(
    points: Sequence[Point], slot: Slot | None, top: Address
) -> Iterator[Problem]:
    """See that columns are told apart and are not too many for their width.

    Args:
        slot: nothing where the document's kind decides; `crowded` is asked then.
    """
    if not timed(points):
        yield from once(points)
    else:
        yield from _one_a_date(points)
    yield from _series(points, top)
    yield from crowded(points, slot or Slot.FULL, top)


def crowded(points: Sequence[Point], slot: Slot, top: Address) -> Iterator[Problem]:
    """Warn of more columns than a width takes: so many dates are a line."""
    count = len(places_of(points)) * len(names_of_series(points))
    dates = all(moment(point) for point in points)
    hint = "draw a `line`" if dates else "draw a `bar`: names have more room in rows"
    yield from most(count, COLUMNS[slot], "columns", top, hint)


def _one_a_date(points: Sequence[Point]) -> Iterator[Problem]:
    seen: set[tuple[object, str]] = set()
    for point in points:
        place = (moment(point), point.series)
        if place in seen:
            name = f"“{point.series}”" if point.series else f"“{point.label}”"
            yield problem(
                "twice",
                f"{name} has two values for one date",
                point.address,
                "give them different labels, or a `series` each",
            )
        seen.add(place)


def dots(points: Sequence[Point], top: Address) -> Iterator[Problem]:
    """See that no more kinds of dot stand in a row than differ in shape."""
    yield from once(points)
    yield from most(len(names_of_points(points)), ROWS, "rows", top)
    count = len(names_of_series(points))
    if count > SERIES:
        yield problem(
            "too-much",
            f"{count} kinds of dot are more than shapes tell apart; {SERIES} are "
            "the most",
            top,
            "draw fewer series, or one chart for each",
        )
