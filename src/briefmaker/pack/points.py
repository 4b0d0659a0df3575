"""The agenda as it is printed: items in time, what they are for, and their papers."""

from collections.abc import Sequence

from markupsafe import Markup

from briefmaker.brief.meeting import Item, Purpose
from briefmaker.pack.facts import Bound
from briefmaker.pack.hours import hours
from briefmaker.pack.planning import Plan, Tab
from briefmaker.pack.view import Point, Reference
from briefmaker.writing.header import plain, sentence
from briefmaker.writing.language import NBSP, Language
from briefmaker.writing.remark import remark

DOT = " · "


def points(plan: Plan, bound: Sequence[Bound], language: Language) -> tuple[Point, ...]:
    """Return the items of the agenda in their order.

    Args:
        bound: the tabs after layout; where others begin is not known.
    """
    words, agenda = language.file.pack, plan.meeting.agenda
    laid = {each.tab.label: each for each in bound}
    times = hours(plan.meeting, language)
    return tuple(
        Point(
            number=language.numerals(str(at + 1)),
            hours=when,
            title=plain(item.title, language),
            purpose=words.purposes[item.purpose],
            kind=item.purpose.value.lower(),
            owner=plain(item.owner or "", language),
            note=remark(item.note, language) if item.note else Markup(),
            papers=tuple(
                _reference(item, tab, laid.get(tab.label), language)
                for tab in plan.papers_of(at)
            ),
        )
        for at, (item, when) in enumerate(zip(agenda, times, strict=True))
    )


def called(tab: Tab, language: Language) -> str:
    """Return what a tab is called: “Tab 2”, “Annex A”."""
    words = language.file.pack
    pattern = words.annex if tab.item is None else words.tab
    return pattern.format(label=language.numerals(tab.label)).replace(" ", NBSP)


def _reference(
    item: Item, tab: Tab, laid: Bound | None, language: Language
) -> Reference:
    """Return a paper by tab, id and page: “Tab 2 · BM-2025-002 · page 17”."""
    label = plain(called(tab, language), language)
    if laid is None:
        document = plain(tab.paper.id or "", language)
        title = plain(tab.paper.title or "", language)
        return Reference(label, document, Markup(), title, Markup())
    asks = laid.ask if item.purpose is Purpose.DECISION else ""
    page = language.file.pack.at_page.format(page=language.numerals(str(laid.first)))
    return Reference(
        tab=label,
        document=plain(laid.document, language),
        page=plain(page.replace(" ", NBSP), language),
        title=plain(laid.title, language),
        ask=sentence(plain(asks, language)),
        target=laid.anchor,
    )
