"""Whether a source is too old for the brief that stands on it.

A source is stale when a newer edition takes its place, when the day has passed on
which it was to be looked at again, or when it is older at the brief's information
cut-off than the brief allows. A date that is only known as a month or a year counts
as its last day: the doubt is the source's. One without a date is not judged by age.
"""

from calendar import monthrange
from datetime import date

from briefmaker.brief.library import Source


def stale(source: Source, cutoff: date, max_age: str | None) -> str:
    """Return why a source is stale at the cut-off, as a clause; nothing if it is not.

    Args:
        max_age: `18 months`, as `Brief.max_age` has it; no limit without it.
    """
    if source.superseded_by:
        return f"“{source.superseded_by}” takes its place"
    if source.review_after and source.review_after < cutoff:
        return f"it was to be looked at again after {source.review_after.isoformat()}"
    if max_age and source.issued and last_day(source.issued) < before(cutoff, max_age):
        return (
            f"it is of {source.issued}, more than {max_age} before the cut-off "
            f"{cutoff.isoformat()}"
        )
    return ""


def last_day(written: str) -> date:
    """Return the last day of a year, month or day (ISO 8601)."""
    year, *rest = (int(number) for number in written.split("-"))
    month = rest[0] if rest else 12
    day = rest[1] if len(rest) == 2 else monthrange(year, month)[1]
    return date(max(year, 1), month, day)


def before(day: date, age: str) -> date:
    """Return the day that lies an age before another: `18 months`, `90 days`.

    The 31st of a month counts back to the last day of a shorter one, and nothing
    goes back beyond the year 1.
    """
    number, unit = age.split()
    count = int(number)
    if unit.startswith("day"):
        return date.fromordinal(max(day.toordinal() - count, 1))
    months = count if unit.startswith("month") else 12 * count
    total = day.year * 12 + day.month - 1 - months
    if total < 12:
        return date.min
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
