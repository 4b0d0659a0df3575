"""Steps of work: from when to when, and how many are done at the cut-off."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from briefmaker.charts.conventions import Conventions
from briefmaker.charts.dates import Period
from briefmaker.charts.findings.finding import Finding
from briefmaker.charts.points import Point
from briefmaker.charts.states import State, state_of


def tasks(points: Sequence[Point], cutoff: date, say: Conventions) -> Iterator[Finding]:
    """Yield how far the work is, then what is under way."""
    periods = [point.period for point in points if point.period]
    states = Counter(state_of(point, cutoff) for point in points)
    first = min(periods, key=lambda period: period.start)
    last = max(periods, key=lambda period: period.end)
    yield Finding(
        say.alt.steps.format(
            count=len(points),
            start=say.period(Period(first.first, first.first, first.precision)),
            end=say.period(Period(last.last, last.last, last.precision)),
            done=states[State.DONE],
            current=states[State.UNDER_WAY],
            planned=states[State.PLANNED],
            date=say.period(Period(cutoff, cutoff, "day")),
        )
    )
    current = [one.label for one in points if state_of(one, cutoff) is State.UNDER_WAY]
    if current:
        text = f"{say.under_way}: {say.listed(current)}"
        yield Finding(text, telling=False)
