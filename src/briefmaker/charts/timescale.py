"""Round dates on a time axis, as many as its width takes."""

from collections.abc import Iterator, Sequence
from datetime import date

from briefmaker.charts.dates import Period, Precision
from briefmaker.charts.frame import Frame
from briefmaker.charts.scale import Scale
from briefmaker.charts.styles import AXIS
from briefmaker.values import Struct

YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
MONTHS = (1, 2, 3, 6)
DAYS = (1, 2, 7, 14)
APART = 3.0
"""Between two dates on an axis, in mm."""


class Tick(Struct, frozen=True):
    """A date on an axis; `at` in days."""

    at: float
    text: str


def ticks_of(periods: Sequence[Period], scale: Scale, frame: Frame) -> list[Tick]:
    """Return the finest round dates whose words do not touch.

    They stand where their points stand: in the middle of the year or month if every
    point is one, else at its beginning. Years count back from the last point,
    because the latest value is the one that matters.
    """
    precisions = {period.precision for period in periods}
    for ticks in _steps(periods[0], periods[-1], precisions, frame):
        if _fit(ticks, scale, frame):
            return ticks
    last = periods[-1]
    return [Tick(last.middle, frame.say.period(last, short=True))]


def _steps(
    first: Period, last: Period, precisions: set[Precision], frame: Frame
) -> Iterator[list[Tick]]:
    days = last.end - first.start
    if precisions == {"day"} and days < 62:
        for step in DAYS:
            yield _days(first, last, step, frame)
    if precisions != {"year"} and days < 3 * 366:
        for step in MONTHS:
            yield _months(first, last, step, precisions == {"month"}, frame)
    for step in YEARS:
        yield _years(first, last, step, precisions == {"year"}, frame)


def _days(first: Period, last: Period, step: int, frame: Frame) -> list[Tick]:
    numbers = range(last.first.toordinal(), first.first.toordinal() - 1, -step)
    days = [Period.of(date.fromordinal(number).isoformat()) for number in numbers]
    return [Tick(day.middle, frame.say.period(day, short=True)) for day in days[::-1]]


def _months(
    first: Period, last: Period, step: int, whole: bool, frame: Frame
) -> list[Tick]:
    start = first.first.year * 12 + first.first.month - 1
    end = last.last.year * 12 + last.last.month - 1
    numbers = range(start + -start % step, end + 1, step)
    months = [Period.of(f"{n // 12:04}-{n % 12 + 1:02}") for n in numbers]
    return [
        Tick(
            month.middle if whole else month.start, frame.say.period(month, short=True)
        )
        for month in months
        if whole or first.start <= month.start <= last.end
    ]


def _years(
    first: Period, last: Period, step: int, whole: bool, frame: Frame
) -> list[Tick]:
    say = frame.say
    if whole:
        years = list(range(last.first.year, first.first.year - 1, -step))[::-1]
        spans = [Period.of(f"{year:04}") for year in years]
        return [Tick(year.middle, say.period(year)) for year in spans]
    start, end = first.first.year, last.last.year
    starts = (
        (Period.of(f"{year:04}").start, say.numerals(str(year)))
        for year in range(start + -start % step, end + 1, step)
    )
    return [Tick(at, text) for at, text in starts if first.start <= at <= last.end]


def _fit(ticks: Sequence[Tick], scale: Scale, frame: Frame) -> bool:
    if not ticks:
        return False
    end = -APART
    for tick in ticks:
        half = frame.typeface.width(tick.text, AXIS) / 2
        if scale(tick.at) - half < end + APART:
            return False
        end = scale(tick.at) + half
    return True
