"""Whether the numbers and dates of a typed row are sound in themselves."""

from decimal import Decimal

from briefmaker.brief.data import Row
from briefmaker.charts.dates import Period
from briefmaker.problems import Address, BriefError, Problem

YEARS = range(1000, 3000)
"""The years that a time axis can show."""


def error_of(code: str, message: str, address: Address, hint: str = "") -> BriefError:
    """Return a problem of one row, to be raised."""
    return BriefError([Problem(f"chart.{code}", message, address=address, hint=hint)])


def sound_range(row: Row, address: Address) -> None:
    """See that a typed range has two ends in the right order, and its value inside.

    Raises:
        BriefError: it has not.
    """
    ends = _ends(row, ("low", "high"), address)
    value = row.value
    if ends and value is not None and not ends[0] <= value <= ends[1]:
        message = f"`value` ({value}) lies outside its range, {ends[0]} to {ends[1]}"
        raise error_of("bad-range", message, (*address, "value"))


def sound_inner(row: Row, address: Address) -> None:
    """See that the narrower of two intervals lies within the wider one.

    Raises:
        BriefError: it does not, or there is no wider one.
    """
    inner = _ends(row, ("inner_low", "inner_high"), address)
    if not inner:
        return
    where = (*address, "inner_low")
    if row.low is None or row.high is None:
        message = "`inner_low` and `inner_high` need `low` and `high` around them"
        raise error_of("bad-range", message, where)
    if not row.low <= inner[0] <= inner[1] <= row.high:
        message = (
            f"the inner interval, {inner[0]} to {inner[1]}, lies outside the wider "
            f"one, {row.low} to {row.high}"
        )
        raise error_of("bad-range", message, where)
    if row.value is not None and not inner[0] <= row.value <= inner[1]:
        message = (
            f"`value` ({row.value}) lies outside the inner interval, "
            f"{inner[0]} to {inner[1]}"
        )
        raise error_of("bad-range", message, (*address, "value"))


def bin_of(row: Row, address: Address) -> tuple[Decimal, Decimal] | None:
    """Return from where to where a bar of a histogram counts, if the row says so.

    Raises:
        BriefError: it has one end only, or no width.
    """
    ends = _ends(row, ("low", "high"), address)
    if ends and ends[0] == ends[1]:
        message = f"a bar from {ends[0]} to {ends[1]} has no width"
        raise error_of("bad-range", message, (*address, "low"))
    return ends


def period_of(date: str, end: str | None, address: Address) -> Period:
    """Return the period between two dates, as the author typed them.

    Raises:
        BriefError: there is no such day, or it ends before it begins.
    """
    start = _day(date, (*address, "date"))
    if end is None:
        return start
    last = _day(end, (*address, "end"))
    if last.last < start.first:
        message = f"`end` ({end}) is before `date` ({date})"
        raise error_of("ends-early", message, (*address, "end"))
    return start.until(last)


def _ends(
    row: Row, keys: tuple[str, str], address: Address
) -> tuple[Decimal, Decimal] | None:
    """Return both ends of a range, in the right order; nothing where it has none.

    Raises:
        BriefError: one of them is missing, or they are the wrong way round.
    """
    low: Decimal | None = getattr(row, keys[0])
    high: Decimal | None = getattr(row, keys[1])
    if low is None and high is None:
        return None
    if low is None or high is None:
        lacking = keys[0] if low is None else keys[1]
        message = f"a range needs both ends: `{lacking}` is missing"
        raise error_of("bad-range", message, address)
    if low > high:
        message = f"`{keys[0]}` ({low}) is above `{keys[1]}` ({high})"
        raise error_of("bad-range", message, (*address, keys[0]))
    return low, high


def _day(text: str, address: Address) -> Period:
    try:
        period = Period.of(text)
    except ValueError:
        message = f"there is no day {text} in the calendar"
        raise error_of("no-such-day", message, address) from None
    if period.first.year not in YEARS:
        message = f"{text} lies outside the years {YEARS[0]} to {YEARS[-1]}"
        raise error_of("no-such-day", message, address)
    return period
