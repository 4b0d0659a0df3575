"""How much a chart can hold, and what its kind needs (design C.4, rules C-07, C-10)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefmaker.brief.exhibits import (
    BarChart,
    Chart,
    GroupedBarChart,
    LineChart,
    RangeChart,
    ShareChart,
    TimelineChart,
)
from briefmaker.brief.nearest import nearest
from briefmaker.charts.points import (
    Point,
    in_series,
    names_of_points,
    names_of_series,
)
from briefmaker.charts.wholes import remainder
from briefmaker.problems import Address, Problem, Severity

BARS, SERIES, LINES, RANGES, EVENTS, PARTS = 12, 3, 4, 12, 9, 5
COLOURS = 4
LONGEST = 18
"""The most characters of a number; longer ones need another unit."""


def limits(id_: str, chart: Chart, points: Sequence[Point]) -> Iterator[Problem]:
    """Report what a chart of this kind cannot show, or not well."""
    top: Address = ("charts", id_)
    if not isinstance(chart, TimelineChart):
        if not any(point.readings for point in points):
            yield _problem("no-data", "there is no value in this chart", top)
            return
        yield from _long_numbers(points)
    match chart:
        case BarChart():
            yield from _most(len(points), BARS, "bars", top)
            yield from _once(points)
            yield from _focus(chart.focus, names_of_points(points), top)
        case GroupedBarChart():
            yield from _grouped(points, top)
        case LineChart():
            yield from _most(len(names_of_series(points)), LINES, "lines", top)
            yield from _focus(chart.focus, names_of_series(points), top)
            yield from _dated(points)
            yield from _one_a_day(points)
        case RangeChart():
            yield from _most(len(points), RANGES, "rows", top)
        case TimelineChart():
            yield from _most(len(points), EVENTS, "events", top)
            yield from _dated(points)
        case ShareChart():
            yield from _shares(chart, points, top)


def _problem(
    code: str,
    message: str,
    address: Address,
    hint: str = "",
    severity: Severity = Severity.ERROR,
    token: str = "",
) -> Problem:
    return Problem(
        f"chart.{code}", message, severity, address=address, hint=hint, token=token
    )


def _most(count: int, most: int, what: str, address: Address) -> Iterator[Problem]:
    """Warn of more than a reader can take in; refuse more than double that."""
    if count > most:
        severity = Severity.ERROR if count > 2 * most else Severity.WARNING
        yield _problem(
            "too-much",
            f"{count} {what} are more than a reader takes in; {most} are the most",
            address,
            "draw fewer, or put the rest into a table",
            severity,
        )


def _once(points: Sequence[Point]) -> Iterator[Problem]:
    seen = Counter((point.label, point.series) for point in points)
    for point in points:
        if seen[point.label, point.series] > 1:
            seen[point.label, point.series] = 0
            series = f" in “{point.series}”" if point.series else ""
            yield _problem(
                "twice",
                f"“{point.label}” is there twice{series}",
                point.address,
                "give each its own label",
            )


def _focus(
    focus: Sequence[str], known: Sequence[str], top: Address
) -> Iterator[Problem]:
    for number, name in enumerate(focus):
        if name not in known:
            yield _problem(
                "unknown-focus",
                f"nothing in this chart is called “{name}”",
                (*top, "focus", number),
                nearest(name, known) or f"it has {', '.join(filter(None, known))}",
                token=name,
            )


def _grouped(points: Sequence[Point], top: Address) -> Iterator[Problem]:
    names = names_of_series(points)
    nameless = [point for point in points if not point.series]
    for point in nameless:
        yield _problem(
            "no-series",
            f"“{point.label}” does not say which bar of its group it is",
            point.address,
            "give it a `series`, or use `kind: bar`",
        )
    yield from _once(points)
    if len(names) > COLOURS:
        yield _problem(
            "too-much",
            f"{len(names)} series need more colours than can be told apart in print",
            top,
            f"draw at most {SERIES} series",
        )
    else:
        yield from _most(len(names), SERIES, "series", top)
    yield from _most(len(points), BARS, "bars", top)


def _dated(points: Sequence[Point]) -> Iterator[Problem]:
    for point in points:
        if point.period is None:
            yield _problem(
                "no-date",
                f"“{point.label}” has no date, so it has no place in time",
                point.address,
                "give the row or its fact a `date`",
            )


def _one_a_day(points: Sequence[Point]) -> Iterator[Problem]:
    seen: set[tuple[str, float]] = set()
    for point in points:
        if point.period is None:
            continue
        place = (point.series, point.period.middle)
        if place in seen:
            name = f"“{point.series}”" if point.series else "the line"
            yield _problem(
                "twice", f"{name} has two values for one date", point.address
            )
        seen.add(place)


def _long_numbers(points: Sequence[Point]) -> Iterator[Problem]:
    for point in points:
        if any(
            len(f"{end:f}") > LONGEST or end.adjusted() > LONGEST for end in point.ends
        ):
            yield _problem(
                "long-number",
                f"the number of “{point.label}” is too long to print in a chart",
                point.address,
                "round it, or count in a larger unit",
            )


def _shares(
    chart: ShareChart, points: Sequence[Point], top: Address
) -> Iterator[Problem]:
    parts = len(names_of_points(points)) + bool(chart.rest)
    yield from _most(parts, PARTS, "parts", top)
    yield from _once(points)
    for point in points:
        if not point.ends:
            yield _problem(
                "no-value",
                f"“{point.label}” is part of a whole and has no value",
                point.address,
                "give its share, or leave it out and name a `rest`",
            )
        elif point.ends[0] < 0:
            yield _problem(
                "negative-share",
                f"“{point.label}” is {point.ends[0]}, and a share cannot be negative",
                point.address,
            )
    if all(point.ends and point.ends[0] >= 0 for point in points):
        for series in names_of_series(points):
            yield from _sum(chart, in_series(points, series), series, top)


def _sum(
    chart: ShareChart, points: Sequence[Point], series: str, top: Address
) -> Iterator[Problem]:
    """See that the parts of one whole make a hundred, rounding aside (C-10)."""
    slack = Decimal("0.5") * len(points)
    missing = remainder(points)
    name = f" of “{series}”" if series else ""
    total = 100 - missing
    if missing < -slack:
        disputed = any(point.disputed for point in points)
        yield _problem(
            "shares",
            f"the parts{name} add up to {total}, more than 100"
            + (" where the highest source is right" if disputed else ""),
            (*top, "data"),
            "show values that sources dispute with `kind: range`" if disputed else "",
        )
    elif missing > slack and not chart.rest:
        yield _problem(
            "shares",
            f"the parts{name} add up to {total}, not 100",
            (*top, "data"),
            "name what is missing: `rest: Other`",
        )
