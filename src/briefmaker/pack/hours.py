"""The hours of a meeting, as they are printed: days, times of items, time zones."""

from datetime import datetime, time

from briefmaker.brief.clock import zone
from briefmaker.brief.meeting import Meeting
from briefmaker.writing.language import MINUS, Language

DASH = "–"
MINUTES = 60


def when(meeting: Meeting, language: Language) -> str:
    """Return when it takes place, as “Monday 20 October 2025, 09:30–11:45 (…)”."""
    words = language.file.pack
    first, last = meeting.agenda[0], meeting.agenda[-1]
    said = words.when.format(
        day=words.day.format(
            weekday=language.weekday(meeting.date), date=language.date(meeting.date)
        ),
        hours=span(first.at, last.until, language),
        zone=f"{meeting.zone.replace('_', ' ')}, {offset(meeting)}",
    )
    return said[:1].upper() + said[1:]


def hours(meeting: Meeting, language: Language) -> tuple[str, ...]:
    """Return from when to when each item of the agenda is."""
    agenda = meeting.agenda
    begun_after = (*(item.at for item in agenda[1:]), None)
    return tuple(
        span(item.at, item.until or after, language)
        for item, after in zip(agenda, begun_after, strict=True)
    )


def span(begin: time, end: time | None, language: Language) -> str:
    """Return the hours from a time to another, which may not be known."""
    said = (f"{each:%H:%M}" for each in (begin, end) if each)
    return language.numerals(DASH.join(said))


def offset(meeting: Meeting) -> str:
    """Return how far the clocks are from Greenwich's when it begins, as “UTC+2”."""
    begin = datetime.combine(meeting.date, meeting.agenda[0].at, zone(meeting.zone))
    shift = begin.utcoffset()
    minutes = round(shift.total_seconds() / MINUTES) if shift else 0
    if not minutes:
        return "UTC"
    whole, rest = divmod(abs(minutes), MINUTES)
    sign = MINUS if minutes < 0 else "+"
    return f"UTC{sign}{whole}" + (f":{rest:02}" if rest else "")
