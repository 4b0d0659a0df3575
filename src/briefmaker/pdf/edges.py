"""Edges: nothing runs over the edge of its page, its column or its cell (L-02)."""

from collections import defaultdict
from collections.abc import Iterator

from briefmaker.pdf.laid import Layout, Scrap
from briefmaker.pdf.telling import shown
from briefmaker.problems import Problem
from briefmaker.writing.page import Page

SLACK = 1
"""CSS px by which anything may stand over an edge."""

LETTERS = 2000
"""Of one line; no page holds as many. The engine counts widths in numbers that run
over: beyond two million px, a line may be of any width to it, also of less than none.
"""


def edges(page: Page, laid: Layout) -> Iterator[Problem]:
    """Yield each part of the page that holds something too wide, once."""
    over: dict[tuple[int, str], list[Scrap]] = defaultdict(list)
    for scrap in laid.scraps:
        if scrap.area != "margin" and _beyond(scrap, laid):
            over[scrap.page, _anchor(page, laid, scrap)].append(scrap)
    for (number, anchor), scraps in over.items():
        words = [scrap.words for scrap in scraps if scrap.words.strip()]
        more = f" and {len(words) - 1} more" if words[1:] else ""
        said = f": “{shown(words[0])}”{more}" if words else ""
        yield Problem(
            "pdf.overflow",
            f"page {number + 1} is too small for "
            f"{laid.name(anchor) or 'a part of the text'}, which runs over its "
            f"edge{said}",
            address=page.anchors.get(anchor, ()),
            hint="give it fewer or shorter words, another width, or a wider `slot`",
        )


def _anchor(page: Page, laid: Layout, scrap: Scrap) -> str:
    return laid.within(scrap.element, page.anchors)


def _beyond(scrap: Scrap, laid: Layout) -> bool:
    if not scrap.words and scrap.frame.left == scrap.frame.right:
        return False  # what is left of a text when the space that it was is taken off
    if len(scrap.words) > LETTERS:
        return True
    wide = scrap.frame.right > scrap.place.right + SLACK
    # What the style sheet places by hand may leave its own block: list marks.
    inside = laid.live[scrap.page].holds(scrap.frame, SLACK)
    return (wide and not scrap.free) or not inside
