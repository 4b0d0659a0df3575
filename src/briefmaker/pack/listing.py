"""Lists around the papers: contents, attendees, actions, words of the glossary."""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from briefmaker.brief.meeting import Action, Attendee, Meeting
from briefmaker.pack.facts import Bound
from briefmaker.pack.points import DOT, called
from briefmaker.pack.view import Entry, Person, Task, Term
from briefmaker.writing.header import plain
from briefmaker.writing.language import Language
from briefmaker.writing.remark import remark

GLOSSARY = "tail-top"
"""The anchor of the pages after the tabs, as the binder names it."""


def entries(
    meeting: Meeting, bound: Sequence[Bound], glossary: int, language: Language
) -> tuple[Entry, ...]:
    """Return the list of contents: parts of the front, papers, the glossary.

    Args:
        glossary: the page of the pack on which it begins.
    """
    words = language.file.pack
    own = [("agenda", words.agenda, True)]
    own.append(("attendees", words.attendees, bool(meeting.attendees)))
    own.append(("actions", words.actions, bool(meeting.actions)))
    found = [_own(title, anchor) for anchor, title, there in own if there]
    found += [_paper(each, language) for each in bound]
    if meeting.glossary:
        number = language.numerals(str(glossary))
        found.append(_own(words.glossary, GLOSSARY, number))
    return tuple(found)


def _own(title: str, anchor: str, page: str = "") -> Entry:
    return Entry(Markup(), Markup(escape(title)), Markup(), anchor, page)


def _paper(paper: Bound, language: Language) -> Entry:
    words = language.file.pack
    kind = words.foreign if paper.tab.foreign else paper.kind
    said = (kind, paper.document, paper.author, paper.marking)
    return Entry(
        label=plain(called(paper.tab, language), language),
        title=plain(paper.title, language),
        about=plain(DOT.join(filter(None, said)), language),
        target=paper.anchor,
        page=language.numerals(str(paper.first)),
    )


def attending(meeting: Meeting, language: Language) -> tuple[Person, ...]:
    """Return those who come, who chairs it first."""
    come = [each for each in meeting.attendees if each.attends]
    return _people(sorted(come, key=lambda each: not each.chair), language)


def copied(meeting: Meeting, language: Language) -> tuple[Person, ...]:
    """Return those who do not come and get a copy."""
    own = [each for each in meeting.attendees if each.copy_ and not each.attends]
    return _people(own, language)


def _people(found: Iterable[Attendee], language: Language) -> tuple[Person, ...]:
    return tuple(
        Person(
            name=plain(each.name, language),
            chair=each.chair,
            office=plain(office(each, language), language),
            note=plain(each.note or "", language),
        )
        for each in found
    )


def office(person: Attendee, language: Language) -> str:
    """Return what somebody is, and of which body."""
    said = filter(None, (person.role, person.body))
    return language.words.comma.join(said)


def tasks(meeting: Meeting, language: Language) -> Iterator[Task]:
    """Yield the actions outstanding as they stand on the day of the meeting."""
    for each in meeting.actions:
        yield Task(
            action=remark(each.action, language),
            owner=plain(each.owner, language),
            due=language.date(each.due),
            late=_late(each, meeting, language),
            state=plain(each.state or "", language),
        )


def _late(action: Action, meeting: Meeting, language: Language) -> str:
    days = (meeting.date - action.due).days
    return language.count(language.file.pack.overdue, days) if days > 0 else ""


def terms(meeting: Meeting, language: Language) -> tuple[Term, ...]:
    """Return the words of the glossary in the order in which they are written.

    Languages sort their letters each in its own way, so that order is the author's.
    """
    return tuple(
        Term(plain(word, language), remark(meaning, language))
        for word, meaning in meeting.glossary.items()
    )
