"""The audit after layout: nothing lost, nothing doubled, nothing beyond the edge.

Typesetting can drop a note, print a paragraph twice or let a table run off the
sheet, all without a word. So every promise of the page is looked up in what was laid
out, and then, in `proof`, in the text and fonts of the finished PDF.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from briefmaker.pdf.edges import edges
from briefmaker.pdf.flowing import flowing
from briefmaker.pdf.laid import Layout, folded
from briefmaker.pdf.legible import legible
from briefmaker.pdf.length import length
from briefmaker.pdf.proof import proof
from briefmaker.pdf.reading import Reading
from briefmaker.pdf.settling import moved, number_sources
from briefmaker.pdf.telling import counted, inside, shown
from briefmaker.problems import Problem
from briefmaker.writing.page import Page


def audit(
    page: Page, laid: Layout, pdf: Reading, assets: Path, *, boxes: bool = False
) -> tuple[Problem, ...]:
    """Return everything that the finished document fails to keep of its page.

    Args:
        page: what was to be set.
        laid: its last layout.
        pdf: its pages in the finished file, as another program reads them.
        assets: where the style sheet's fonts are.
        boxes: the engine said that it set empty boxes for letters.
    """
    found = (
        *length(page, laid),
        *_notes(page, laid),
        *_numbers(laid),
        *_words(page, laid),
        *_facts(page, laid),
        *_links(page, laid),
        *edges(page, laid),
        *flowing(page, laid),
        *legible(page, laid),
        *proof(page, laid, pdf, assets, boxes=boxes),
    )
    return tuple(dict.fromkeys(found))


def _notes(page: Page, laid: Layout) -> Iterator[Problem]:
    """Every note stands once, at the foot of the page that calls it."""
    for note in moved(laid, page.notes):
        calls = laid.anchors.get(note.call, ())
        feet = laid.anchors.get(note.note, ())
        if not feet:
            what = "was lost in typesetting"
        elif len(feet) > 1:
            what = f"is set on {counted(len(feet), 'page')}"
        else:
            called = f"page {calls[0] + 1}" if calls else "no page at all"
            what = f"stands on page {feet[0] + 1} and is called on {called}"
        call = next((e for e in laid.main() if e.get("id") == note.call), None)
        anchor = laid.within(call, page.anchors) if call is not None else ""
        yield Problem(
            "pdf.lost-note",
            f"note {note.mark}{inside(laid, anchor)} {what}",
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
        if got == wanted or (laid.repeats(element) and _is_often(wanted, got)):
            continue
        anchor = laid.within(element, page.anchors)
        lost = len(got) < len(wanted)
        yield Problem(
            "pdf.lost-text" if lost else "pdf.doubled-text",
            f"text{inside(laid, anchor)} was {'lost' if lost else 'set twice'} in "
            f"typesetting: “{shown(text)}”",
            address=page.anchors.get(anchor, ()),
            hint="move an exhibit near it to another paragraph",
        )


def _own_text(element: Element) -> str:
    """Return the text of an element that is in none of its children."""
    tails = (child.tail or "" for child in element)
    return "".join((element.text or "", *tails))


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
        wanted = folded(words)
        if not any(wanted in text for text in texts):
            yield Problem(
                "pdf.lost-fact",
                f"the fact “{name}” is not on paper: “{shown(words)}”",
                hint="see whether the template prints the field that it stands in",
            )


def _links(page: Page, laid: Layout) -> Iterator[Problem]:
    """Every link can be clicked, and leads to a place in the document."""
    for element in laid.main():
        target = element.get("href", "")
        if element.tag != "a" or not target:
            continue
        here = target[1:] in laid.anchors or target[1:] in page.elsewhere
        dead = target.startswith("#") and not here
        if dead or element not in laid.linked:
            anchor = laid.within(element, page.anchors)
            words = shown("".join(element.itertext()))
            what = "leads nowhere" if dead else "cannot be clicked"
            yield Problem(
                "pdf.dead-link",
                f"the link “{words}”{inside(laid, anchor)} {what}",
                address=page.anchors.get(anchor, ()),
                token=target,
            )
