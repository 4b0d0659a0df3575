"""The audit after layout: nothing lost, nothing doubled, nothing beyond the edge.

Typesetting can drop a note, print a paragraph twice or let a table run off the
sheet, all without a word. So every promise of the page is looked up in what was laid
out, and then, in `proof`, in the text and fonts of the finished PDF.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from briefmaker.pdf.layout import Layout, Scrap, folded
from briefmaker.pdf.proof import proof
from briefmaker.pdf.settling import moved, number_sources, overtaken, stranded
from briefmaker.problems import Problem, Severity
from briefmaker.writing.page import Page

SHOWN = 60
"""Letters of a passage that a message quotes."""


def audit(
    page: Page, laid: Layout, data: bytes, assets: Path, *, boxes: bool = False
) -> tuple[Problem, ...]:
    """Return everything that the finished document fails to keep of its page.

    Args:
        page: what was to be set.
        laid: its last layout.
        data: the finished PDF.
        assets: where the style sheet's fonts are.
        boxes: the engine said that it set empty boxes for letters.
    """
    found = (
        *_length(page, laid),
        *_notes(page, laid),
        *_numbers(laid),
        *_words(page, laid),
        *_facts(page, laid),
        *_links(page, laid),
        *_edges(page, laid),
        *_headings(page, laid),
        *proof(page, laid, data, assets, boxes=boxes),
    )
    return tuple(dict.fromkeys(found))


def _length(page: Page, laid: Layout) -> Iterator[Problem]:
    """The document keeps to its page limit; its annexes do not count."""
    pages = min((laid.pages, *laid.anchors.get(page.annex, ())))
    if pages <= page.limit:
        return
    lines = {
        (scrap.page, scrap.place.left, round(scrap.frame.bottom))
        for scrap in laid.scraps
        if page.limit <= scrap.page < pages and scrap.area == "text"
    }
    beside = " before its annexes" if pages < laid.pages else ""
    yield Problem(
        "pdf.too-long",
        f"the document is {_counted(pages, 'page')} long{beside} and its limit is "
        f"{page.limit}: over by {_counted(len(lines), 'line')}",
        address=page.limit_at,
        hint=f"shorten it, or set `limits: {{pages: {pages}}}`",
    )


def _notes(page: Page, laid: Layout) -> Iterator[Problem]:
    """Every note stands once, at the foot of the page that calls it."""
    for note in moved(laid, page.notes):
        calls = laid.anchors.get(note.call, ())
        feet = laid.anchors.get(note.note, ())
        if not feet:
            what = "was lost in typesetting"
        elif len(feet) > 1:
            what = f"is set on {_counted(len(feet), 'page')}"
        else:
            called = f"page {calls[0] + 1}" if calls else "no page at all"
            what = f"stands on page {feet[0] + 1} and is called on {called}"
        call = next((e for e in laid.main() if e.get("id") == note.call), None)
        anchor = laid.within(call, page.anchors) if call is not None else ""
        yield Problem(
            "pdf.lost-note",
            f"note {note.mark}{_in(laid, anchor)} {what}",
            address=page.anchors.get(anchor, ()),
            hint="shorten the note, or move its call to another paragraph",
        )


def _numbers(laid: Layout) -> Iterator[Problem]:
    """The page numbers of sources and claims are those of the last layout."""
    if number_sources(laid):
        yield Problem(
            "pdf.page-numbers",
            "the page numbers in the source list do not settle: each layout moves a "
            "mark to another page",
            hint="change a few words in the last paragraph of a page",
        )


def _words(page: Page, laid: Layout) -> Iterator[Problem]:
    """Every word of the page was laid out, and once only."""
    placed: dict[Element, list[str]] = defaultdict(list)
    for scrap in laid.scraps:
        if not scrap.generated:
            placed[scrap.element].append(scrap.words)
    for element in laid.main():
        if element.tag == "img":
            continue  # words stand in for a picture only where it cannot be read
        text = _own_text(element)
        wanted, got = folded(text), folded("".join(placed[element]))
        if got == wanted or (_repeats(laid, element) and _is_often(wanted, got)):
            continue
        anchor = laid.within(element, page.anchors)
        lost = len(got) < len(wanted)
        yield Problem(
            "pdf.lost-text" if lost else "pdf.doubled-text",
            f"text{_in(laid, anchor)} was {'lost' if lost else 'set twice'} in "
            f"typesetting: “{_shown(text)}”",
            address=page.anchors.get(anchor, ()),
            hint="move an exhibit near it to another paragraph",
        )


def _own_text(element: Element) -> str:
    """Return the text of an element that is in none of its children."""
    tails = (child.tail or "" for child in element)
    return "".join((element.text or "", *tails))


def _repeats(laid: Layout, element: Element) -> bool:
    """Whether it is part of a table's head, which each page repeats."""
    return any(above.tag == "thead" for above in laid.above(element))


def _is_often(wanted: str, got: str) -> bool:
    times = len(got) // len(wanted) if wanted else 0
    return times > 0 and got == wanted * times


def _facts(page: Page, laid: Layout) -> Iterator[Problem]:
    """Every printed fact stands on paper in the words that its evidence allows."""
    blocks: dict[Element, list[str]] = defaultdict(list)
    for scrap in laid.scraps:
        blocks[laid.block(scrap.element)].append(scrap.words)
    texts = [folded("".join(words)) for words in blocks.values()]
    for name, words in page.facts:
        if not any(folded(words) in text for text in texts):
            yield Problem(
                "pdf.lost-fact",
                f"the fact “{name}” is not on paper: “{_shown(words)}”",
                hint="see whether the template prints the field that it stands in",
            )


def _links(page: Page, laid: Layout) -> Iterator[Problem]:
    """Every link can be clicked, and leads to a place in the document."""
    for element in laid.main():
        target = element.get("href", "")
        if element.tag != "a" or not target:
            continue
        dead = target.startswith("#") and target[1:] not in laid.anchors
        if dead or element not in laid.linked:
            anchor = laid.within(element, page.anchors)
            words = _shown("".join(element.itertext()))
            what = "leads nowhere" if dead else "cannot be clicked"
            yield Problem(
                "pdf.dead-link",
                f"the link “{words}”{_in(laid, anchor)} {what}",
                address=page.anchors.get(anchor, ()),
                token=target,
            )


def _edges(page: Page, laid: Layout) -> Iterator[Problem]:
    """Nothing runs over the edge of the text or of its own column or cell."""
    for scrap in laid.scraps:
        if scrap.area == "margin" or not _beyond(scrap, laid):
            continue
        anchor = laid.within(scrap.element, page.anchors)
        words = f": “{_shown(scrap.words)}”" if scrap.words.strip() else ""
        yield Problem(
            "pdf.overflow",
            f"page {scrap.page + 1} is too small for "
            f"{laid.name(anchor) or 'a part of the text'}, which runs over its "
            f"edge{words}",
            address=page.anchors.get(anchor, ()),
            hint="give it fewer or shorter words, another width, or a wider `slot`",
        )


def _beyond(scrap: Scrap, laid: Layout) -> bool:
    wide = scrap.frame.right > scrap.place.right + 1
    # What the style sheet places by hand may leave its own block: list marks.
    return (wide and not scrap.free) or not laid.live[scrap.page].holds(scrap.frame, 1)


def _headings(page: Page, laid: Layout) -> Iterator[Problem]:
    """No heading is the last thing on a page or in a column."""
    for scrap in stranded(laid):
        anchor = laid.within(scrap.element, page.anchors)
        yield Problem(
            "pdf.stranded-heading",
            f"the heading “{_shown(scrap.words)}” is the last thing on page "
            f"{scrap.page + 1} or in its column",
            severity=Severity.WARNING,
            address=page.anchors.get(anchor, ()),
            hint="shorten the text before it by a few words",
        )
    for scrap in overtaken(laid):
        anchor = laid.within(scrap.element, page.anchors)
        yield Problem(
            "pdf.late-heading",
            f"the heading “{_shown(scrap.words)}” stands on page {scrap.page + 1}, "
            "after the text that it belongs to",
            address=page.anchors.get(anchor, ()),
            hint="lengthen or shorten the text before it by a few words",
        )


def _in(laid: Layout, anchor: str) -> str:
    name = laid.name(anchor)
    return f" in {name}" if name else ""


def _shown(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
