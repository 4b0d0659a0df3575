"""Whether the title of a chart says what its data show.

"Rose", "highest", "doubled" and "more than half" are claims too. They are reported only
where the data plainly contradict them; what cannot be told is left to the reader.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from briefmaker.evidence.page.courses import Course, further, ratio
from briefmaker.evidence.page.depiction import Depiction, Mark
from briefmaker.evidence.page.trend_words import Trend
from briefmaker.evidence.page.trends import Saying, Wording, saying
from briefmaker.problems import Address, Problem

FEW = 3
"""Values among which a reader sees at once which two are compared."""


def directions(depictions: Iterable[Depiction]) -> list[Problem]:
    """Report titles that the data of their charts plainly contradict."""
    problems: list[Problem] = []
    for each in depictions:
        said = saying(each.title, each.language)
        check = _over_time if each.kind == "time" else _side_by_side
        problems += check(each, said)
    return problems


def borne_out(depictions: Iterable[Depiction]) -> dict[Address, str]:
    """Return the multiple or part in each title that its data bear out, if any.

    Stricter than what is let pass: the data must be few, or named in the title.
    """
    found: dict[Address, str] = {}
    for each in depictions:
        said = saying(each.title, each.language)
        sized = said.only(Trend.CHANGED, Trend.TIMES, Trend.PART)
        if sized and _shows(each, said, sized):
            found[each.address] = sized.words
    return found


def _shows(chart: Depiction, said: Saying, sized: Wording) -> bool:
    """Whether the data of a chart show that multiple or part."""
    named = chart.named
    if chart.kind == "time":
        direction = said.only(Trend.UP, Trend.DOWN)
        lines = [Course(marks) for marks in chart.lines if len(marks) > 1]
        told = sized.trend is not Trend.PART or direction is not None
        return told and any(line.grew(sized, direction, said.years) for line in lines)
    if sized.trend is Trend.TIMES:
        few = len(named) == 2 or len(chart.marks) <= FEW
        return few and _apart(chart.marks, named, sized)
    meant = [mark for mark in chart.marks if mark.label in named]
    one = sized.trend is Trend.PART and chart.percent and len(named) == 1
    return one and _amounts(meant, sized)


def _over_time(chart: Depiction, said: Saying) -> Iterator[Problem]:
    """Hold the title against each line from its first to its last point."""
    lines = [Course(marks) for marks in chart.lines if len(marks) > 1]
    if not lines:
        return
    up_or_down = said.only(Trend.UP, Trend.DOWN, Trend.LEVEL)
    ranked = said.has(Trend.MOST, Trend.LEAST)
    if (
        up_or_down
        and not ranked
        and not any(line.went(up_or_down.trend, said.years) for line in lines)
    ):
        yield _contradicted(chart, up_or_down, lines[0].words)
    sized = said.only(Trend.CHANGED, Trend.TIMES, Trend.PART)
    if sized and not (
        any(line.grew(sized, up_or_down, said.years) for line in lines)
        or (sized.trend is Trend.TIMES and _apart(chart.marks, set(), sized))
        or (sized.trend is Trend.PART and _amounts(chart.marks, sized))
    ):
        yield _contradicted(chart, sized, lines[0].words)
    extreme = said.only(Trend.MOST, Trend.LEAST)
    if extreme and not up_or_down and len(lines) == 1 and len(said.years) == 1:
        better = lines[0].beyond(extreme.trend, said.years[0], said.since)
        if better:
            yield _contradicted(chart, extreme, f"there is {better.words}")


def _side_by_side(chart: Depiction, said: Saying) -> Iterator[Problem]:
    """Hold the title against values that stand beside one another."""
    named = chart.named
    extreme = said.only(Trend.MOST, Trend.LEAST)
    if extreme and len(named) == 1 and not said.has(Trend.DOWN):
        better = _outdone(chart.marks, named, extreme.trend)
        if better:
            meant = next(mark for mark in chart.marks if mark.label in named)
            found = f"{better.label} has {better.words}, {meant.label} {meant.words}"
            yield _contradicted(chart, extreme, found)
    times = said.only(Trend.TIMES)
    if times and not _apart(chart.marks, named, times):
        values = ", ".join(f"{mark.label} {mark.words}" for mark in chart.marks[:4])
        yield _contradicted(chart, times, f"the values are {values}")
    part = said.only(Trend.PART)
    if part and chart.percent and len(named) == 1:
        meant_by = [mark for mark in chart.marks if mark.label in named]
        if not _amounts(meant_by, part):
            found = f"{meant_by[0].label} has {meant_by[0].words}%"
            yield _contradicted(chart, part, found)


def _outdone(marks: Sequence[Mark], named: set[str], trend: Trend) -> Mark | None:
    """Return what plainly outdoes the one named, if something does in each series."""
    found: Mark | None = None
    for series in dict.fromkeys(mark.series for mark in marks):
        among = [mark for mark in marks if mark.series == series]
        meant = [mark for mark in among if mark.label in named]
        found = further(meant, among, trend) if meant else None
        if meant and found is None:
            return None
    return found


def _apart(marks: Sequence[Mark], named: set[str], times: Wording) -> bool:
    """Whether any two values may be said to be that many times apart."""
    among = [mark for mark in marks if mark.label in named] if len(named) > 1 else marks
    ends = [mark for mark in among if mark.low > 0]
    inside = any(
        times.allows(*[Fraction(mark.high) / Fraction(mark.low)] * 2)
        for mark in ends
        if mark.low < mark.high
    )
    return inside or any(times.allows(*ratio(*two)) for two in permutations(ends, 2))


def _amounts(marks: Iterable[Mark], part: Wording) -> bool:
    """Whether any percentage may be called that part of the whole."""
    for mark in marks:
        low, high = sorted(abs(Fraction(end)) / 100 for end in (mark.low, mark.high))
        if part.allows(low, high):
            return True
    return False


def _contradicted(chart: Depiction, said: Wording, found: str) -> Problem:
    return Problem(
        "evidence.direction",
        f"the title says “{said.words}”, but in the data {found}",
        address=chart.address,
        token=said.words,
        hint="say in the title what the data show, or correct the data",
    )
