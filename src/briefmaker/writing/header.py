"""What stands above the text and on every page: title, reader, dates, marks."""

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from briefmaker.brief.kinds import Kind
from briefmaker.brief.model import Brief, Marking, Span, Status
from briefmaker.writing.language import NBSP, Language
from briefmaker.writing.ties import JOINER, balanced, settled_line
from briefmaker.writing.typography import ENDINGS, typeset
from briefmaker.writing.view import Cell, Folio, Handling, Header
from briefmaker.writing.written import Written

TITLE_LINE = 40
"""Letters of the title that about fill a line (22 pt on 170 mm)."""

HELD = 24
"""Letters of a name under the title that is not broken over lines."""

MARK = re.compile(r'<sup class="mark">.*?</sup>')

RUNNING = 90
"""Letters of a short title that stand beside the longest handling mark."""

SHORTEST = 20
"""Letters that are left of it beside a long note on handling."""


def header(
    brief: Brief,
    kind: Kind,
    written: Written,
    language: Language,
    room: int = RUNNING,
) -> Header:
    """Return the furniture of the document.

    Args:
        room: letters of a short title that stand beside the longest handling mark.
    """
    words = language.words
    final = brief.status is Status.FINAL
    title = typeset(brief.title, language)
    beside = len(brief.marking_note or "") + (0 if final else len("SUPERSEDED"))
    return Header(
        handling=handling(brief, language),
        status="" if final else language.file.status[brief.status],
        kicker=tuple(
            plain(part, language) for part in (kicker(brief, kind), brief.topic) if part
        ),
        title=Markup(escape(balanced(title, TITLE_LINE))),
        standfirst=line(written, "standfirst"),
        people=tuple(_people(brief, language)),
        details=tuple(_details(brief, language)),
        terms=plain(words.chatham_house, language) if brief.chatham_house else Markup(),
        box=plain(language.file.sections[kind.box], language),
        decision=_decision(brief, kind, written, language),
        running=Markup(escape(shortened(title, room - beside))),
        document=plain(
            " · ".join([brief.sender, name(brief), language.date(brief.date)]),
            language,
        ),
        folio=folio(words.page_of),
    )


def kicker(brief: Brief, kind: Kind) -> str:
    """Return the words for this kind of document, and its number in a series."""
    called = kind.called(brief.language, asks=brief.decision is not None)
    return f"{called}{NBSP}{brief.number}" if brief.number else called


def name(brief: Brief) -> str:
    """Return id and version, kept together: `BM-2025-002 v1.0`."""
    return f"{brief.id}{NBSP}v{brief.version}"


def handling(brief: Brief, language: Language) -> Handling:
    """Return the handling mark of a brief."""
    return handled(brief.marking, brief.marking_note, language)


def handled(marking: Marking, note: str | None, language: Language) -> Handling:
    """Return a handling mark: TLP 2.0 marks are never translated or changed."""
    return Handling(
        name=marking.lower().replace(":", "-").replace("+", "-"),
        label="" if marking is Marking.NONE else marking.value,
        note=plain(note or "", language),
    )


def plain(text: str, language: Language) -> Markup:
    """Return an author's plain text as HTML, its dashes and no-break spaces set."""
    return Markup(settled_line(escape(typeset(text, language))))


def line(written: Written, *address: str | int) -> Markup:
    """Return a field of prose that is set as one line; nothing if there is none."""
    return Markup(settled_line(written.lines.get(address, "")))


def sentence(html: Markup) -> Markup:
    """Return HTML that ends with a full stop."""
    text = Markup(MARK.sub("", html)).striptags().rstrip(f" {JOINER}")
    return html if not text or text.endswith(ENDINGS) else html + "."


def shortened(title: str, letters: int) -> str:
    """Return the title for the running head: whole words, about so many letters."""
    if len(title) <= letters:
        return title
    return title[: max(letters, SHORTEST) - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"


def folio(pattern: str) -> tuple[Folio, ...]:
    """Return `{page} of {pages}` in parts."""
    parts = pattern.replace("{pages}", "\0pages\0").replace("{page}", "\0page\0")
    kinds = {"page": Folio("page"), "pages": Folio("pages")}
    return tuple(
        kinds.get(part, Folio("words", part)) for part in parts.split("\0") if part
    )


def _people(brief: Brief, language: Language) -> Iterator[Cell]:
    """Yield for whom it is, from whom, and for which occasion."""
    words, occasion = language.words, brief.occasion
    said = [
        (words.to, "; ".join(brief.to)),
        (words.sender, brief.sender),
        (words.copy_to, "; ".join(brief.copy_to)),
    ]
    if occasion:
        met = language.words.comma.join([occasion.name, language.date(occasion.on)])
        said.append((words.occasion, met))
    yield from _cells(said, language)


def _details(brief: Brief, language: Language) -> Iterator[Cell]:
    """Yield its dates, what it covers, and its id."""
    words, period, next_ = language.words, brief.period, brief.next_issue
    closed = language.date(brief.cutoff)
    said = [
        (words.issued, language.date(brief.date)),
        (words.as_of, f"{closed}{words.comma}{brief.as_of}")
        if brief.as_of
        else (words.cutoff, closed),
        (words.period, _span(period, language) if period else ""),
        (words.next_issue, language.date(next_) if next_ else ""),
        (words.document, name(brief)),
    ]
    yield from _cells(said, language)


def _cells(said: Iterable[tuple[str, str]], language: Language) -> Iterator[Cell]:
    for label, text in said:
        if text:
            yield Cell(label, _held(plain(text, language)))


def _span(period: Span, language: Language) -> str:
    """Return from one day to another, without what both share: `6–12 October 2025`."""
    last = language.date(period.last)
    if period.first == period.last:
        return last
    first = language.date(period.first).split(NBSP)
    for mine, other in zip(first[:0:-1], reversed(last.split(NBSP)), strict=False):
        if mine != other:
            break
        first.pop()
    dash = " – " if len(first) > 1 else "–"
    return NBSP.join(first) + dash + last


def _held(html: Markup) -> Markup:
    """Return a short name in one piece, so that a row of names stands on one line."""
    short = len(html.striptags()) <= HELD
    return Markup(html.replace(" ", NBSP)) if short else html


def _decision(brief: Brief, kind: Kind, written: Written, language: Language) -> Markup:
    """Return the line at the end of the box; nothing where the kind has none."""
    words = language.words
    if brief.decision:
        by = plain(
            words.decision_by.format(date=language.date(brief.decision.by)), language
        )
        ask = line(written, "decision", "ask")
        return sentence(Markup("<strong>{}{}</strong> ").format(by, words.colon) + ask)
    if brief.for_information:
        return sentence(line(written, "for_information"))
    if kind.decision == "none":
        return Markup()
    return sentence(plain(words.for_information, language))
