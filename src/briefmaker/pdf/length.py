"""The length of a document: its limit, its last page, the sheets that it fills."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from briefmaker.look.look import Variant
from briefmaker.pdf.holes import filled
from briefmaker.pdf.laid import Column, Layout, Scrap
from briefmaker.pdf.telling import counted
from briefmaker.pdf.tightening import ends_short
from briefmaker.problems import Problem, Severity
from briefmaker.writing.page import Page

LONGEST = 3
"""Sections that are named where a document is too long."""

TIGHT_FIT = 0.1
"""Share of the last page that is left where another paper may be too small."""

A4 = 297 / 25.4 * 96
"""Height of the taller of the two papers, in CSS px."""

FOLDED = 4
"""Pages on a sheet that is printed on both sides and folded once."""


def length(page: Page, laid: Layout) -> Iterator[Problem]:
    """Yield where a document has too many pages, or an awkward number of them."""
    yield from _over(page, laid)
    yield from _close(page, laid)
    yield from _short(page, laid)
    yield from _unfilled(page, laid)


def _over(page: Page, laid: Layout) -> Iterator[Problem]:
    """The document keeps to its page limit; its annexes do not count (L-01)."""
    pages = laid.proper(page.annex)
    if page.limit is None or pages <= page.limit:
        return
    beyond = [s for s in laid.scraps if page.limit <= s.page < pages]
    beside = " before its annexes" if pages < laid.pages else ""
    sections = "; ".join(
        f"{name} ({counted(number, 'line')})"
        for name, number in _longest(page, laid)[:LONGEST]
    )
    yield Problem(
        "pdf.too-long",
        f"the document is {counted(pages, 'page')} long{beside} and its limit is "
        f"{page.limit}: over by {counted(lines(beyond), 'line')}"
        + (f"; longest sections: {sections}" if sections else ""),
        address=page.limit_at,
        hint=f"shorten it, or set `limits: {{pages: {pages}}}`",
    )


def _longest(page: Page, laid: Layout) -> list[tuple[str, int]]:
    """Return the sections of the brief with their lines, the longest first."""
    anchors = {a for a, at in page.anchors.items() if at[:1] == ("sections",)}
    parts: dict[str, list[Scrap]] = defaultdict(list)
    for scrap in laid.scraps:
        parts[laid.within(scrap.element, anchors)].append(scrap)
    found = [(laid.name(anchor), lines(part)) for anchor, part in parts.items()]
    named = [(name, number) for name, number in found if name]
    return sorted(named, key=lambda each: -each[1])


def lines(scraps: Iterable[Scrap]) -> int:
    """Return how many lines these take up; what stands side by side is one line."""
    places: dict[tuple[int, Column | None], list[tuple[float, float]]]
    places = defaultdict(list)
    for scrap in scraps:
        if scrap.area == "text" and scrap.words.strip():
            span = (scrap.line.top, scrap.line.bottom)
            places[scrap.page, scrap.column].append(span)
    return sum(map(_rows, places.values()))


def _rows(spans: list[tuple[float, float]]) -> int:
    """Return how many rows these spans make, from top to bottom."""
    rows, middle = 0, float("-inf")
    for top, bottom in sorted(spans):
        if top >= middle:
            rows += 1
            middle = (top + bottom) / 2
    return rows


def _close(page: Page, laid: Layout) -> Iterator[Problem]:
    """What just fits on A4 may not fit on Letter, which holds less (L-01)."""
    pages = laid.proper(page.annex)
    left = 1 - filled(laid, pages - 1)
    if page.limit == pages and laid.sheet.bottom > A4 - 1 and left < TIGHT_FIT:
        yield Problem(
            "pdf.close-fit",
            f"the document fills its {counted(pages, 'page')} on A4 to within "
            f"{left:.0%} of the last one, and may run over on Letter",
            severity=Severity.NOTE,
            address=page.limit_at,
            hint="where readers print on Letter, try `--paper Letter`",
        )


def _short(page: Page, laid: Layout) -> Iterator[Problem]:
    """The last page holds more than a few lines (L-05)."""
    pages = laid.proper(page.annex)
    if ends_short(laid, pages):
        last = [s for s in laid.scraps if s.page == pages - 1]
        yield Problem(
            "pdf.short-last-page",
            f"the last page, {pages}, holds {counted(lines(last), 'line')} and is "
            "empty below",
            severity=Severity.NOTE,
            hint="shorten the text by that much and save a page",
        )


def _unfilled(page: Page, laid: Layout) -> Iterator[Problem]:
    """A booklet has four pages to a sheet (L-15)."""
    if Variant.BOOKLET in page.look.variants and laid.pages % FOLDED:
        yield Problem(
            "pdf.odd-pages",
            f"the booklet has {counted(laid.pages, 'page')}, which do not fill "
            f"sheets of {FOLDED}",
            severity=Severity.NOTE,
        )
