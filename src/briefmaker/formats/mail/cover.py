"""The letter that the papers of a meeting travel with, from plain values."""

import datetime
from collections.abc import Iterator, Sequence

from briefmaker.brief.model import Marking
from briefmaker.formats.mail.enclosure import Enclosure
from briefmaker.formats.mail.letter import Letter, finished
from briefmaker.formats.mail.pictures import logo_of
from briefmaker.formats.mail.said import Line, Said
from briefmaker.formats.mail.subject import day, subject
from briefmaker.formats.runs import Flow, Inlines, Mark, Words
from briefmaker.look.look import Look
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace
from briefmaker.writing.header import handled
from briefmaker.writing.language import Language

STRONG = frozenset({Mark.STRONG})
APART = " · "


class AgendaLine(Struct, frozen=True):
    """An item of the agenda.

    Attributes:
        time: when it begins, in words: `9:30`.
        purpose: what the meeting is to do with it, in words; maybe nothing.
        at: where its papers are, in words: `page 12`; maybe nothing.
    """

    time: str
    title: str
    purpose: str = ""
    at: str = ""


class Occasion(Struct, frozen=True):
    """A meeting, as the letter with its papers tells it.

    Attributes:
        title: what the meeting is called.
        day: on which it is.
        issued: the day on which the papers go out.
        when: day and hours in words, with the zone.
        document: id and version of the pack.
        note: a restriction beside the handling mark; maybe nothing.
        copy: whose copy it is: `Copy 3 of 12 · Anna Aliyeva`; maybe nothing.
    """

    title: str
    day: datetime.date
    issued: datetime.date
    when: str
    place: str
    sender: str
    document: str
    marking: Marking
    agenda: tuple[AgendaLine, ...] = ()
    note: str = ""
    copy: str = ""
    contact: str = ""


def cover(
    occasion: Occasion,
    enclosures: Sequence[Enclosure],
    language: Language,
    look: Look,
    workspace: Workspace,
    greeting: str = "",
    note: str = "",
    signature: str = "",
) -> Letter:
    """Return the letter that the papers of a meeting travel with.

    Raises:
        BriefError: the logo could not be drawn, or a template is missing or broken.
    """
    said = _said(occasion, language, look)
    own = (greeting, note, signature)
    done = finished(said, enclosures, language, workspace, *own)
    # An agenda is as long as the meeting: no rule of length is for it.
    kept = (each for each in done.problems if each.code != "mail.long")
    return replace(done, problems=tuple(kept))


def _said(occasion: Occasion, language: Language, look: Look) -> Said:
    words = language.words
    flow = Flow(language.tag, language.direction == "rtl")
    handling = handled(occasion.marking, occasion.note, language)
    contact = f"{words.contact}{words.colon} {occasion.contact}"
    issued = language.date(occasion.issued)
    return Said(
        flow=flow,
        look=look,
        subject=_subject(occasion, handling.label, language),
        mark_name=handling.name,
        marking=handling.label,
        beside=occasion.note,
        title=(Words(occasion.title),),
        kicker=language.file.pack.title,
        lead=tuple(Line(line, flow) for line in _lead(occasion, language)),
        heading=language.file.pack.agenda if occasion.agenda else "",
        points=tuple(
            Line(
                (Words(each.time, STRONG), Words(f" {each.title}")),
                flow,
                listed=True,
                aside=APART.join(filter(None, (each.purpose, each.at))),
            )
            for each in occasion.agenda
        ),
        contact=contact if occasion.contact else "",
        document=APART.join((occasion.sender, occasion.document, issued)),
        logo=logo_of(look.brand.logo),
    )


def _subject(occasion: Occasion, marking: str, language: Language) -> str:
    on = day(occasion.day, occasion.issued, language)
    keyword = language.file.mail.meeting.format(date=on)
    return subject(marking, keyword, (occasion.title,), occasion.document, language)


def _lead(occasion: Occasion, language: Language) -> Iterator[Inlines]:
    """Yield when and where it is, and whose copy this is."""
    yield (Words(occasion.when, STRONG),)
    place = f"{language.file.pack.place}{language.words.colon}"
    yield Words(place, STRONG), Words(f" {occasion.place}")
    if occasion.copy:
        yield (Words(occasion.copy),)
