"""What the bounds of several families share: how many, whether twice, in what focus."""

from collections import Counter
from collections.abc import Iterator, Sequence

from briefmaker.brief.nearest import nearest
from briefmaker.charts.points import Point
from briefmaker.problems import Address, Problem, Severity

LONGEST = 18
"""The most characters of a number; longer ones need another unit."""

FEWER = "draw fewer, or put the rest into a table"


def problem(
    code: str,
    message: str,
    address: Address,
    hint: str = "",
    severity: Severity = Severity.ERROR,
    token: str = "",
) -> Problem:
    """Return a problem of a chart."""
    return Problem(
        f"chart.{code}", message, severity, address=address, hint=hint, token=token
    )


def most(
    count: int, limit: int, what: str, address: Address, hint: str = FEWER
) -> Iterator[Problem]:
    """Warn of more than a reader takes in; refuse more than double that (C-07)."""
    if count > limit:
        yield problem(
            "too-much",
            f"{count} {what} are more than a reader takes in; {limit} are the most",
            address,
            hint,
            Severity.ERROR if count > 2 * limit else Severity.WARNING,
        )


def once(points: Sequence[Point]) -> Iterator[Problem]:
    """Report names that stand for two values."""
    seen = Counter((point.label, point.series) for point in points)
    for point in points:
        if seen[point.label, point.series] > 1:
            seen[point.label, point.series] = 0
            series = f" in “{point.series}”" if point.series else ""
            yield problem(
                "twice",
                f"“{point.label}” is there twice{series}",
                point.address,
                "give each its own label",
            )


def focused(
    focus: Sequence[str], known: Sequence[str], top: Address
) -> Iterator[Problem]:
    """Report a focus on what is not there."""
    for number, name in enumerate(focus):
        if name not in known:
            yield problem(
                "unknown-focus",
                f"nothing in this chart is called “{name}”",
                (*top, "focus", number),
                nearest(name, known) or f"it has {', '.join(filter(None, known))}",
                token=name,
            )


def dated(points: Sequence[Point]) -> Iterator[Problem]:
    """Report what has no date where time is an axis."""
    for point in points:
        if point.period is None:
            yield problem(
                "no-date",
                f"“{point.label}” has no date, so it has no place in time",
                point.address,
                "give the row or its fact a `date`",
            )


def one_a_day(points: Sequence[Point]) -> Iterator[Problem]:
    """Report lines with two values for one date."""
    seen: set[tuple[str, float]] = set()
    for point in points:
        if point.period is None:
            continue
        place = (point.series, point.period.middle)
        if place in seen:
            name = f"“{point.series}”" if point.series else "the line"
            yield problem("twice", f"{name} has two values for one date", point.address)
        seen.add(place)


def long_numbers(points: Sequence[Point]) -> Iterator[Problem]:
    """Report numbers with more digits than a chart can print."""
    for point in points:
        if any(
            len(f"{end:f}") > LONGEST or end.adjusted() > LONGEST for end in point.ends
        ):
            yield problem(
                "long-number",
                f"the number of “{point.label}” is too long to print in a chart",
                point.address,
                "round it, or count in a larger unit",
            )


def not_negative(points: Sequence[Point], what: str, hint: str) -> Iterator[Problem]:
    """Report parts that are negative: they cannot be put on top of each other."""
    for point in points:
        if point.ends and point.ends[0] < 0:
            yield problem(
                "negative-share",
                f"“{point.label}” is {point.ends[0]}, and {what} cannot be negative",
                point.address,
                hint,
            )
