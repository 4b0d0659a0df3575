"""What stands under the title and on every page: dates, handling mark, readers."""

from collections.abc import Callable
from typing import Literal

from briefmaker.brief.model import Brief, Marking
from briefmaker.changes.passages import words_of
from briefmaker.changes.side import Side
from briefmaker.changes.words import plain, said
from briefmaker.values import Struct
from briefmaker.writing.composition import Composition
from briefmaker.writing.language import Language
from briefmaker.writing.tree import parse

Key = Literal[
    "marking",
    "status",
    "decision_by",
    "asked",
    "to",
    "copy_to",
    "cutoff",
    "version",
    "date",
    "sender",
    "document",
    "kind",
    "language",
    "scale",
    "occasion",
    "period",
    "next_issue",
    "as_of",
    "cleared_by",
    "contact",
]


class Particular(Struct, frozen=True):
    """One of them, as both editions print it; nothing where one does not."""

    key: Key
    old: str
    new: str


def particulars(old: Side, new: Side) -> tuple[Particular, ...]:
    """Return those that are not the same, in the new edition's language."""
    language = new.made.language
    found = (
        Particular(key, plain(of(old.made, language)), plain(of(new.made, language)))
        for key, of in SAID.items()
    )
    return tuple(each for each in found if each.old != each.new)


def _marking(brief: Brief) -> str:
    mark = "" if brief.marking is Marking.NONE else brief.marking.value
    return " · ".join(filter(None, (mark, brief.marking_note)))


def _decision_by(brief: Brief, language: Language) -> str:
    return language.date(brief.decision.by) if brief.decision else ""


def _asked(made: Composition) -> str:
    """Return what the reader is asked to decide, without marks of its sources."""
    html = made.written.lines.get(("decision", "ask"), "")
    body = parse(html).find("body")
    return said(tuple(words_of(body))) if body is not None else ""


def _occasion(brief: Brief, language: Language) -> str:
    if not brief.occasion:
        return ""
    return language.words.comma.join(
        [brief.occasion.name, language.date(brief.occasion.on)]
    )


def _period(brief: Brief, language: Language) -> str:
    if not brief.period:
        return ""
    ends = (brief.period.first, brief.period.last)
    return " – ".join(language.date(day) for day in ends)


def _next_issue(brief: Brief, language: Language) -> str:
    return language.date(brief.next_issue) if brief.next_issue else ""


def _kind(made: Composition, language: Language) -> str:
    asks = made.brief.decision is not None
    called = made.kind.called(language.tag, asks=asks)
    return " ".join(filter(None, (called, made.brief.number)))


SAID: dict[Key, Callable[[Composition, Language], str]] = {
    "marking": lambda made, _: _marking(made.brief),
    "status": lambda made, language: language.file.status[made.brief.status],
    "decision_by": lambda made, language: _decision_by(made.brief, language),
    "asked": lambda made, _: _asked(made),
    "to": lambda made, _: "; ".join(made.brief.to),
    "copy_to": lambda made, _: "; ".join(made.brief.copy_to),
    "cutoff": lambda made, language: language.date(made.brief.cutoff),
    "version": lambda made, _: made.brief.version,
    "date": lambda made, language: language.date(made.brief.date),
    "sender": lambda made, _: made.brief.sender,
    "document": lambda made, _: made.brief.id,
    "kind": _kind,
    "language": lambda made, _: made.language.file.name,
    "scale": lambda made, language: language.file.scales[made.brief.likelihood_scale],
    "occasion": lambda made, language: _occasion(made.brief, language),
    "period": lambda made, language: _period(made.brief, language),
    "next_issue": lambda made, language: _next_issue(made.brief, language),
    "as_of": lambda made, _: made.brief.as_of or "",
    "cleared_by": lambda made, _: "; ".join(made.brief.cleared_by),
    "contact": lambda made, _: made.brief.contact or "",
}
"""How each is said, in the order in which readers are told."""
