"""Layout until it holds: notes with calls, headings with text, page numbers right.

WeasyPrint 70.0 reports all notes of a page to the next one when the second line of
a block no longer fits (its `_linebox_layout` prefers that to breaking before the
block, whatever `footnote-policy` says). The cure is to keep that block in one piece;
where the engine still will not have it, the block with the call starts a new page.

It also leaves a heading behind that stands in a cell beside its text, when nothing
of the text fits on the page. Its section then starts a new page.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from briefmaker.pdf.laid import Layout, Scrap
from briefmaker.pdf.layout import layout
from briefmaker.pdf.numbers import SAID, calls, named, numbered, write
from briefmaker.values import Struct
from briefmaker.writing.page import Call

ROUNDS = 12
"""Layouts after which it is given up; one or two are usual."""

HEADINGS = ("h2", "h3")
TITLE = "h2"
"""The heading that names a section."""

SLACK = 4
"""CSS px by which text beside a heading may begin higher than the heading."""

KEPT = "kept"
FRESH = "fresh"
GUARD = """
/* Without it the engine compares two equal sums, and moves notes a page on. */
@page { @footnote { padding-bottom: .01px !important } }
.kept { orphans: 99 !important; widows: 99 !important }
.fresh { break-before: page !important }
"""
"""Rules that every document is laid out with, whatever its style sheet says."""


class Settled(Struct, frozen=True):
    """A document after its last layout, and that layout."""

    document: Any
    layout: Layout


def settle(render: Callable[[], Any], root: Element, notes: Iterable[Call]) -> Settled:
    """Lay out until notes, headings and page numbers are where they should be.

    Args:
        render: lays out the HTML tree as it stands now.
        root: that tree; `kept` and `fresh` are put on its blocks, and page numbers
            into what leads back to its marks: sources, rows of the annex.
    """
    notes = tuple(notes)
    found = _laid(render(), root)
    for _ in range(ROUNDS):
        # Both are asked each time: each corrects the tree for the next layout.
        corrected = hold(found.layout, notes), number_sources(found.layout)
        if not any(corrected):
            break
        found = _laid(render(), root)
    return found


def hold(laid: Layout, notes: Iterable[Call]) -> bool:
    """Mark what keeps notes with their calls and headings with their text.

    Returns:
        Whether anything was marked, so that it has to be laid out again.
    """
    # All are asked: each corrects something of its own.
    return any([
        _hold_notes(laid, moved(laid, notes)),
        _hold_headings(laid, stranded(laid)),
        _hold_sections(laid, overtaken(laid)),
    ])  # fmt: skip


def _laid(document: Any, root: Element) -> Settled:
    return Settled(document, layout(document, root))


def moved(laid: Layout, notes: Iterable[Call]) -> tuple[Call, ...]:
    """Return the notes that are not, or not only, on the page of their call."""
    return tuple(
        note
        for note in notes
        if len(laid.anchors.get(note.note, ())) != 1
        or laid.anchors.get(note.call, ())[:1] != laid.anchors[note.note]
    )


def stranded(laid: Layout) -> tuple[Scrap, ...]:
    """Return the headings that nothing follows on their page or in their column."""
    first: dict[Element, int] = {}
    for at, scrap in enumerate(laid.scraps):
        if scrap.element.tag in HEADINGS and scrap.page < laid.pages - 1:
            first.setdefault(scrap.element, at)
    return tuple(
        laid.scraps[at]
        for at in first.values()
        if not any(
            after.frame.top >= laid.scraps[at].frame.top - SLACK
            for after in _rest_of_page(laid, at)
        )
    )


def overtaken(laid: Layout) -> tuple[Scrap, ...]:
    """Return the headings that stand on a later page than the text of their section.

    Where a heading stands beside its text, the engine moves a tall heading to the
    next page and leaves a short line behind.
    """
    begun: dict[Element, int] = {}
    late: dict[Element, Scrap] = {}
    for scrap in laid.scraps:
        section = _section(laid, scrap.element)
        if scrap.area != "text" or section is scrap.element:
            continue
        if scrap.element.tag not in HEADINGS:
            begun[section] = min(begun.get(section, scrap.page), scrap.page)
        elif scrap.element.tag == TITLE:
            late.setdefault(section, scrap)
    return tuple(
        scrap
        for section, scrap in late.items()
        if begun.get(section, scrap.page) < scrap.page
    )


def _rest_of_page(laid: Layout, at: int) -> Iterator[Scrap]:
    """Yield the text that comes after a scrap on its page, headings left out.

    Args:
        at: the scrap's place among all.
    """
    for number in range(at + 1, len(laid.scraps)):
        after = laid.scraps[number]
        if after.page != laid.scraps[at].page:
            return
        if after.area == "text" and after.element.tag not in HEADINGS:
            yield after


def number_sources(laid: Layout) -> bool:
    """Write on which pages a source is cited, a claim is used, sources differ.

    Returns:
        Whether any number changed, so that it has to be laid out again.
    """
    changed = False
    for element in numbered(laid.root):
        first: dict[int, str] = {}
        for call in calls(element):
            for page in laid.anchors.get(call, ())[:1]:
                first.setdefault(page + 1, call)
        first = dict(sorted(first.items()))
        if element.get(SAID) != named(first):
            element.set(SAID, named(first))
            write(element, first, laid.root.get("data-digits", ""))
            changed = True
    return changed


def _hold_notes(laid: Layout, astray: Sequence[Call]) -> bool:
    """Keep the block in one piece that pushed the first note away, or break there."""
    elements = {element.get("id"): element for element in laid.root.iter()}
    for note in astray:
        if note.call not in elements:
            continue  # the template left it out, as the audit will say
        own = laid.block(elements[note.call])
        pages = laid.anchors.get(note.call, ())[:1]
        culprits = [block for page in pages for block in _on_top(laid, page + 1)]
        kept = any(_mark(block, KEPT) for block in (*culprits, own))
        return kept or _mark(own, FRESH) or _mark(_section(laid, own), FRESH)
    return False


def _hold_headings(laid: Layout, headings: Sequence[Scrap]) -> bool:
    """Start a page with the section of the first heading at the end of a page."""
    return any(
        _mark(_section(laid, heading.element), FRESH)
        for heading in headings
        if not any(_rest_of_page(laid, laid.scraps.index(heading)))
    )


def _hold_sections(laid: Layout, headings: Sequence[Scrap]) -> bool:
    """Start a page with the section of the first heading that came too late."""
    return any(_mark(_section(laid, heading.element), FRESH) for heading in headings)


def _section(laid: Layout, element: Element) -> Element:
    """Return the section that an element is in, or the element itself."""
    return next((e for e in laid.above(element) if e.tag == "section"), element)


def _on_top(laid: Layout, page: int) -> list[Element]:
    """Return the paragraphs and list items that a page begins with, one for each cell.

    One of them pushed the notes of the page before away.
    """
    found: dict[Element, None] = {}
    for scrap in laid.scraps:
        if scrap.page == page and scrap.area == "text" and not scrap.generated:
            block = laid.block(scrap.element)
            lines = (scrap.frame.top - laid.live[page].top) / scrap.frame.height
            if block.tag in ("p", "li") and lines < 1:
                found.setdefault(block)
    return list(found)


def _mark(block: Element, name: str) -> bool:
    """Put a class on a block; return whether it was not there yet."""
    names = block.get("class", "").split()
    if name in names:
        return False
    block.set("class", " ".join([*names, name]))
    return True
