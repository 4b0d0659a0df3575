"""What stands before and behind the papers of a pack: cover, lists, the glossary.

Numbers of pages are plain text, as the binder has counted them; only the parts that
stand here themselves are numbered by the engine.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from briefmaker.look.look import Look
from briefmaker.pack.facts import Bound, Copy
from briefmaker.pack.frame import Setter
from briefmaker.pack.hours import when
from briefmaker.pack.listing import attending, copied, entries, tasks, terms
from briefmaker.pack.planning import Plan
from briefmaker.pack.points import DOT, points
from briefmaker.pack.view import Cover
from briefmaker.problems import Address
from briefmaker.workspace import Workspace
from briefmaker.writing.header import TITLE_LINE, plain
from briefmaker.writing.language import NBSP, Language
from briefmaker.writing.page import Page
from briefmaker.writing.ties import balanced
from briefmaker.writing.typography import typeset
from briefmaker.writing.view import Cell

BESIDE_COVER = 10
"""Lines of contents that the cover has room for."""

BESIDE_LARGE_COVER = 5


def front(
    plan: Plan,
    bound: Sequence[Bound],
    total: int,
    copy: Copy | None,
    language: Language,
    look: Look,
    workspace: Workspace,
    *,
    glossary: int = 0,
    stamp: str = "",
) -> Page:
    """Return cover, contents, agenda, attendees and actions outstanding.

    Args:
        bound: the tabs after layout, in their order.
        total: how many pages the pack has.
        copy: whose copy this is; nothing if there are no others.
        glossary: the page on which it begins; right after the last tab if not known.
        stamp: a short digest of what the pack is made from, for the cover.

    Raises:
        BriefError: a template or style sheet is missing or broken.
    """
    meeting = plan.meeting
    setter = Setter(plan, language, look, workspace)
    after = glossary or (bound[-1].first + bound[-1].pages if bound else 0)
    contents = entries(meeting, bound, after, language)
    most = BESIDE_LARGE_COVER if look.large else BESIDE_COVER
    title = DOT.join((setter.named(), language.date(meeting.date)))
    return setter.page(
        "front",
        title,
        anchors=_anchors(plan),
        cover=_cover(setter, bound, total, copy, stamp),
        contents_word=language.file.screen.contents,
        contents=contents,
        apart=len(contents) > most,
        agenda=points(plan, bound, language),
        people=attending(meeting, language),
        copies=copied(meeting, language),
        tasks=tuple(tasks(meeting, language)),
    )


def tail(
    plan: Plan, language: Language, look: Look, workspace: Workspace
) -> Page | None:
    """Return the glossary; nothing if the meeting has none.

    Raises:
        BriefError: a template or style sheet is missing or broken.
    """
    if not plan.meeting.glossary:
        return None
    setter = Setter(plan, language, look, workspace)
    return setter.page(
        "tail",
        language.file.pack.glossary,
        anchors={"glossary": ("glossary",)},
        terms=terms(plan.meeting, language),
    )


def _cover(
    setter: Setter,
    bound: Sequence[Bound],
    total: int,
    copy: Copy | None,
    stamp: str,
) -> Cover:
    meeting, language = setter.plan.meeting, setter.language
    words, mark = language.file.pack, setter.handling.label
    others = any(each.marking not in ("", mark) for each in bound)
    number = words.number.format(number=meeting.number) if meeting.number else ""
    return Cover(
        title=Markup(escape(balanced(typeset(meeting.meeting, language), TITLE_LINE))),
        number=plain(language.numerals(number), language),
        when=plain(when(meeting, language), language),
        place=plain(meeting.place, language),
        people=tuple(_cells(_from(setter), language)),
        details=tuple(_cells(_counted(setter, bound, total, stamp), language)),
        copy=plain(_copy(copy, language), language),
        name=plain(copy.name if copy else "", language),
        marks=plain(words.own_marks if others else "", language),
    )


def _from(setter: Setter) -> Iterator[tuple[str, str]]:
    meeting, words = setter.plan.meeting, setter.language.words
    yield words.sender, meeting.sender
    yield words.contact, meeting.contact or ""
    mark = (setter.handling.label, meeting.marking_note)
    yield words.handling, DOT.join(filter(None, mark))


def _counted(
    setter: Setter, bound: Sequence[Bound], total: int, stamp: str
) -> Iterator[tuple[str, str]]:
    language = setter.language
    words, own = language.words, language.file.pack
    yield words.issued, language.date(setter.plan.issued)
    yield words.document, DOT.join(filter(None, (setter.plan.meeting.id, stamp)))
    yield own.papers, language.numerals(str(len(bound)))
    yield own.pages, language.numerals(str(total))


def _cells(said: Iterator[tuple[str, str]], language: Language) -> Iterator[Cell]:
    for label, text in said:
        if text:
            yield Cell(label, plain(text, language))


def _copy(copy: Copy | None, language: Language) -> str:
    """Return which copy it is: “Copy 3 of 12”."""
    if copy is None:
        return ""
    said = language.file.pack.copy_of.format(number=copy.number, of=copy.of)
    return language.numerals(said).replace(" ", NBSP)


def _anchors(plan: Plan) -> dict[str, Address]:
    """Return what each part of the front stands for in the meeting's file."""
    meeting = plan.meeting
    found: dict[str, Address] = {"agenda": ("agenda",), "actions": ("actions",)}
    found |= {f"item-{n}": ("agenda", n - 1) for n in range(1, len(meeting.agenda) + 1)}
    attendees = "attendees_from" if meeting.attendees_from else "attendees"
    return {**found, "attendees": (attendees,)}
