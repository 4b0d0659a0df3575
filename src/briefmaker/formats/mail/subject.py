"""The subject of a letter: mark, keyword, day, title and id, in that order (N-01).

TLP 2.0 wants its label in the subject; the keyword says what the reader has to do
before the letter is opened (design A.5). What is too long is the title's loss: the
mark, the keyword and the id are never cut.
"""

import datetime
from collections.abc import Iterator

from briefmaker.brief.model import Brief, Marking, Status
from briefmaker.problems import Problem, Severity
from briefmaker.writing.header import name
from briefmaker.writing.language import NARROW, NBSP, Language

MOST = 78
"""Characters of a subject: more are cut by lists of letters (RFC 5322, 2.1.1)."""

SHORTEST = 12
"""Characters of a title that still say something."""

CUT = "…"
APART = " · "


def subject_of(brief: Brief, language: Language, *, draft: bool = False) -> str:
    """Return the subject of the letter that a brief travels with.

    The title stands in it if there is room, else the topic, else as many words of
    the title as there is room for.

    Args:
        draft: it is printed as a draft, whatever the brief says of itself.
    """
    told = Status.DRAFT if draft else brief.status
    shown = told in (Status.DRAFT, Status.SUPERSEDED)
    status = language.file.status[told] if shown else ""
    marking = "" if brief.marking is Marking.NONE else brief.marking.value
    keyword = APART.join(filter(None, (status, _keyword(brief, language))))
    titles = (brief.title, brief.topic) if brief.topic else (brief.title,)
    return subject(marking, keyword, titles, name(brief), language)


def subject(
    marking: str,
    keyword: str,
    titles: tuple[str, ...],
    document: str,
    language: Language,
) -> str:
    """Return a subject of at most 78 characters.

    Args:
        marking: the handling mark; maybe nothing.
        keyword: what the reader has to do, and by when.
        titles: forms of the title, the best first; if none fits, the first is cut,
            or left out where no word of it would say anything.
        document: the id, which is never cut.
    """
    mark = f"[{marking}] " if marking else ""
    pattern = mark + language.file.mail.subject

    def whole(title: str) -> str:
        said = pattern.format(keyword=keyword, title=title, document=document)
        return _plain(said)

    room = MOST - len(whole("x")) + 1
    fitting = next((title for title in titles if len(title) <= room), None)
    if fitting is not None:
        return whole(fitting)
    if room < SHORTEST:
        return _plain(f"{mark}{keyword} ({document})")
    return whole(_cut(titles[0], room))


def day(date: datetime.date, beside: datetime.date, language: Language) -> str:
    """Return a day in few letters: `20 Oct`, with its year if it is of another one.

    Args:
        beside: the day that the reader takes for today: that of the issue.
    """
    words = language.file.mail
    pattern = words.day if date.year == beside.year else words.day_of_year
    month = date.month - 1
    said = pattern.format(
        day=date.day,
        month=language.months_of[month],
        short=language.months_short[month],
        year=date.year,
    )
    return language.numerals(said)


def too_long(said: str) -> Iterator[Problem]:
    """Report a subject that lists of letters cut (rule N-01)."""
    if len(said) > MOST:
        yield Problem(
            "mail.subject",
            f"the subject has {len(said)} characters; {MOST} are the most that mail "
            f"programs show: “{said}”",
            Severity.WARNING,
            ("id",),
            hint="shorten the id or the version, which are never cut",
        )


def _keyword(brief: Brief, language: Language) -> str:
    """Return what the reader has to do, with the day that belongs to it."""
    words = language.file.mail
    if brief.status is Status.CLEARANCE:
        return words.clearance.format(date=day(brief.date, brief.date, language))
    if brief.decision:
        by = day(brief.decision.by, brief.date, language)
        return words.decision.format(date=by)
    return words.information.format(date=day(brief.date, brief.date, language))


def _cut(title: str, room: int) -> str:
    """Return as many whole words as there is room for, then an ellipsis."""
    room -= len(CUT)
    if len(title.split(" ", 1)[0]) > room:
        return title[:room] + CUT
    return title[: room + 1].rpartition(" ")[0].rstrip(" ,;:–—-(«“") + CUT


def _plain(said: str) -> str:
    """Return a subject with single spaces of the usual kind: a header has no others."""
    return " ".join(said.replace(NBSP, " ").replace(NARROW, " ").split())
