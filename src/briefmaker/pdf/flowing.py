"""How blocks fall on pages: headings with text, figures near mentions, no holes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from xml.etree.ElementTree import Element

from briefmaker.pdf.exhibits import exhibit_of, far, series
from briefmaker.pdf.holes import holes, opened
from briefmaker.pdf.laid import Layout, Scrap
from briefmaker.pdf.settling import HEADINGS, SLACK, overtaken
from briefmaker.pdf.telling import inside, shown
from briefmaker.problems import Address, Problem, Severity
from briefmaker.writing.page import Page

HOLE = 0.2
"""Share of the height between the margins that may stay empty (L-04)."""

FEWEST = 2
"""Lines that stand under a heading before its page or column ends (L-03)."""


def flowing(page: Page, laid: Layout) -> Iterator[Problem]:
    """Yield what stands on the wrong page, or leaves a page empty."""
    yield from _headings(page, laid)
    yield from _late(page, laid)
    yield from _holes(page, laid)
    yield from _far(page, laid)
    yield from _split(page, laid)


def _headings(page: Page, laid: Layout) -> Iterator[Problem]:
    """Text follows a heading on its page and in its column (L-03)."""
    text = [scrap for scrap in laid.scraps if scrap.area == "text" and not scrap.free]
    first: dict[Element, int] = {}
    for at, scrap in enumerate(text):
        if scrap.element.tag in HEADINGS:
            first.setdefault(scrap.element, at)
    for at in first.values():
        heading = text[at]
        rest = [scrap for scrap in text[at + 1 :] if scrap.element.tag not in HEADINGS]
        under = _under(heading, rest)
        if len(under) >= FEWEST or not rest or rest[-1].page == heading.page:
            continue
        if under and not _goes_on(laid, text, at):
            continue
        what = "has only one line under it" if under else "is the last thing"
        where = f"on page {heading.page + 1} or in its column"
        words = shown("".join(heading.element.itertext()))
        yield Problem(
            "pdf.stranded-heading",
            f"the heading “{words}” {what} {where}",
            severity=Severity.WARNING,
            address=_address(page, laid, heading.element),
            hint="shorten the text before it by a few words",
        )


def _under(heading: Scrap, rest: Sequence[Scrap]) -> set[float]:
    """Return the lines beside and under a heading, up to the end of its column."""
    near = takewhile(lambda scrap: scrap.page == heading.page, rest)
    tops: set[float] = set()
    for scrap in near:
        if scrap.column == heading.column:
            if scrap.line.top >= heading.line.top - SLACK:
                tops.add(round(scrap.line.top))
            if not scrap.words:  # a picture is more than a line
                tops.add(-1)
    return tops


def _goes_on(laid: Layout, text: Sequence[Scrap], at: int) -> bool:
    """Whether the text of a heading goes on after the end of its page or column."""
    heading = text[at]
    after = [
        scrap
        for scrap in text[at + 1 :]
        if (scrap.page, scrap.column) != (heading.page, heading.column)
        and scrap.element is not heading.element
    ]
    if not after or after[0].element.tag in HEADINGS:
        return False
    if after[0].page != heading.page and opened(laid, after[0].page):
        return False
    # A heading with its one line before a figure or table is whole.
    return exhibit_of(laid, after[0].element) is None


def _late(page: Page, laid: Layout) -> Iterator[Problem]:
    """A heading does not come after the text that stands beside it."""
    for scrap in overtaken(laid):
        yield Problem(
            "pdf.late-heading",
            f"the heading “{shown(scrap.words)}” stands on page {scrap.page + 1}, "
            "after the text that it belongs to",
            address=_address(page, laid, scrap.element),
            hint="lengthen or shorten the text before it by a few words",
        )


def _holes(page: Page, laid: Layout) -> Iterator[Problem]:
    """No page or column stays empty to a fifth before the next one (L-04)."""
    for hole in holes(laid, laid.proper(page.annex)):
        if hole.share > HOLE:
            anchor = laid.within(hole.after.element, page.anchors)
            ends = "a column" if hole.in_column else "the text"
            name = laid.name(anchor) or f"“{shown(hole.after.words)}”"
            yield Problem(
                "pdf.hole",
                f"{hole.share:.0%} of page {hole.page + 1} stays empty where {ends} "
                f"ends before {name}",
                severity=Severity.WARNING,
                address=page.anchors.get(anchor, ()),
                hint="put text that may come before it there, or make it smaller",
            )


def _far(page: Page, laid: Layout) -> Iterator[Problem]:
    """An exhibit stands at most a page after its first mention (L-10)."""
    for exhibit, named, stands in far(laid):
        anchor = exhibit.get("id", "")
        yield Problem(
            "pdf.far-exhibit",
            f"{laid.name(anchor).strip('“”') or 'an exhibit'} stands on page "
            f"{stands + 1} and is first named on page {named + 1}",
            severity=Severity.WARNING,
            address=page.anchors.get(anchor, ()),
            hint="put it after the paragraph that names it first",
        )


def _split(page: Page, laid: Layout) -> Iterator[Problem]:
    """A table that has room on one page is not set on two (L-13)."""
    heights: dict[Element, dict[int, float]] = defaultdict(dict)
    for part in laid.fragments:
        if part.element.tag == "table" and part.page < laid.before(page.annex):
            pages = heights[part.element]
            pages[part.page] = max(pages.get(part.page, 0), part.frame.height)
    for table, pages in heights.items():
        room = min(laid.live[number].height for number in pages)
        if len(pages) > 1 and sum(pages.values()) < room:
            exhibit = next((e for e in laid.above(table) if series(e)), table)
            anchor = laid.within(exhibit, page.anchors)
            yield Problem(
                "pdf.split-table",
                f"the table{inside(laid, anchor)} is cut at the end of page "
                f"{min(pages) + 1}, though it has room on one page",
                severity=Severity.WARNING,
                address=page.anchors.get(anchor, ()),
                hint="a style sheet of your own must give it `break-inside: avoid`",
            )


def _address(page: Page, laid: Layout, element: Element) -> Address:
    return page.anchors.get(laid.within(element, page.anchors), ())
