"""The proof: what another program reads in the finished file, against the layout."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from briefmaker.pdf.copied import Copied
from briefmaker.pdf.laid import Area, Frame, Layout, Scrap, folded
from briefmaker.pdf.letters import letters
from briefmaker.pdf.navigation import navigation
from briefmaker.pdf.reading import Reading
from briefmaker.pdf.telling import inside, shown
from briefmaker.problems import Problem
from briefmaker.writing.page import Page

MARK_SIZE = 12.0
"""Type size in pt of handling marks, at least (TLP 2.0, Usage)."""

CITATIONS = frozenset({"cite", "ref"})
"""Classes of the links by which marks lead to sources and notes."""


def proof(
    page: Page, laid: Layout, pdf: Reading, assets: Path, *, boxes: bool
) -> Iterator[Problem]:
    """Yield what the finished PDF lacks, or has from elsewhere.

    Args:
        pdf: the pages of this document in the finished file.
        boxes: the engine said that it set empty boxes for letters.
    """
    texts = tuple(map(Copied, pdf.pages))
    margins = _margins(laid)
    yield from _marks(page, laid, texts, margins)
    yield from _bands(page, laid, texts, margins)
    yield from _folios(laid, pdf)
    yield from _ink(page, laid, texts)
    yield from _passages(page, laid, texts)
    yield from letters(page, laid, pdf.fonts, assets, boxes=boxes)
    yield from navigation(page, laid, pdf)


Margins = Mapping[int, list[Scrap]]
"""What stands in the margins of each page."""


def _margins(laid: Layout) -> Margins:
    found: dict[int, list[Scrap]] = defaultdict(list)
    for scrap in laid.scraps:
        if scrap.area == "margin":
            found[scrap.page].append(scrap)
    return found


def _marks(
    page: Page, laid: Layout, texts: Sequence[Copied], margins: Margins
) -> Iterator[Problem]:
    """The handling mark stands at the top and bottom of every page (TLP 2.0, L-09)."""
    if not page.marking:
        return
    for number, text in enumerate(texts):
        live = laid.live[number]
        marks = [
            scrap for scrap in margins[number] if scrap.words.strip() == page.marking
        ]
        above = any(mark.frame.top < live.top for mark in marks)
        below = any(mark.frame.top > live.bottom for mark in marks)
        if not (above and below and text.times(page.marking) >= 2):
            yield Problem(
                "pdf.no-mark",
                f"page {number + 1} lacks the handling mark {page.marking} at its "
                f"{'bottom' if above else 'top'}",
                address=("marking",),
                hint="a template of your own must print it in both margins",
            )
        size = min((mark.size for mark in marks), default=MARK_SIZE)
        if size < MARK_SIZE - 0.01:
            yield Problem(
                "pdf.small-mark",
                f"the handling mark on page {number + 1} is set in {size:g} pt; it "
                f"needs {MARK_SIZE:g}",
                address=("marking",),
                hint="a style sheet of your own must set it larger",
            )


def _bands(
    page: Page, laid: Layout, texts: Sequence[Copied], margins: Margins
) -> Iterator[Problem]:
    """What fails is said at the top of every page, where nobody can miss it."""
    if not page.band:
        return
    band = folded(page.band)
    for number, text in enumerate(texts):
        above = "".join(
            scrap.words
            for scrap in margins[number]
            if scrap.frame.top < laid.live[number].top
        )
        if not (band in folded(above) and text.holds(page.band)):
            yield Problem(
                "pdf.no-band",
                f"page {number + 1} does not say at its top that claims fail",
                hint="a template of your own must print `page.band` in the margin",
            )


def _folios(laid: Layout, pdf: Reading) -> Iterator[Problem]:
    """Each page says which it is and how many there are, if any does."""
    names = {element.get("class", "") for element in laid.root.iter("span")}
    said: dict[tuple[int, str], set[int]] = defaultdict(set)
    for scrap in laid.scraps:
        digits = "".join(letter for letter in scrap.words if letter.isdecimal())
        if scrap.area == "margin" and digits:
            said[scrap.page, scrap.element.get("class", "")].add(int(digits))
    for number in range(len(pdf.pages)):
        for name, right in (("page-number", number + 1), ("pages-number", laid.pages)):
            if name in names and said[number, name] != {right}:
                yield Problem(
                    "pdf.page-count",
                    f"page {number + 1} of {laid.pages} does not say so",
                    hint="a template of your own must print both numbers at its foot",
                )


def _ink(page: Page, laid: Layout, texts: Sequence[Copied]) -> Iterator[Problem]:
    """Every word that was laid out can be read and copied from its page."""
    for scrap in laid.scraps:
        if not texts[scrap.page].holds(scrap.words):
            anchor = laid.within(scrap.element, page.anchors)
            yield Problem(
                "pdf.unreadable",
                f"“{scrap.words.strip()}” is printed on page {scrap.page + 1} but "
                "cannot be searched or copied there",
                address=page.anchors.get(anchor, ()),
            )


def _passages(page: Page, laid: Layout, texts: Sequence[Copied]) -> Iterator[Problem]:
    """Each paragraph is read whole and in order, with its citations and facts.

    In text that runs from right to left each reader has an order of its own.
    """
    printed: list[str] = []
    whole: list[str] = []
    for scraps in _blocks(laid):
        number, block = scraps[0].page, laid.block(scraps[0].element)
        words = "".join(scrap.words for scrap in scraps)
        text = texts[number]
        printed.append(folded(words))
        if printed[-1] in text.folded or text.leftward:
            whole.append(printed[-1])
        elif all(text.holds(scrap.words) for scrap in scraps):
            yield _misread(page, laid, block, scraps)
    # Beside each paragraph stand all in a row: a fact may go on in the next one.
    printed.append("".join(printed))
    whole.append("".join(whole))
    for name, fact in page.facts:
        words = folded(fact)
        if _holds(printed, words) and not _holds(whole, words):
            yield Problem(
                "pdf.unread-fact",
                f"the fact “{name}” cannot be read from the finished file: "
                f"“{shown(fact)}”",
                hint="see whether the template prints the field that it stands in",
            )


def _holds(texts: list[str], words: str) -> bool:
    return any(words in text for text in texts)


def _blocks(laid: Layout) -> Iterator[list[Scrap]]:
    """Yield the words of each paragraph, cell or heading on each page.

    A head that a table repeats in the next column is a block in each of them.
    """
    found: dict[tuple[int, Area, Element, Frame | None], list[Scrap]]
    found = defaultdict(list)
    for scrap in laid.scraps:
        if scrap.area != "margin" and not scrap.free and scrap.words.strip():
            block = laid.block(scrap.element)
            own = scrap.column.frame if scrap.column and laid.repeats(block) else None
            found[scrap.page, scrap.area, block, own].append(scrap)
    yield from found.values()


def _misread(page: Page, laid: Layout, block: Element, scraps: list[Scrap]) -> Problem:
    """Return what is wrong with a paragraph that is not read as it stands."""
    anchor = laid.within(block, page.anchors)
    cites = any(
        CITATIONS & set(scrap.element.get("class", "").split()) for scrap in scraps
    )
    words = shown("".join(scrap.words for scrap in scraps))
    return Problem(
        "pdf.out-of-order",
        f"text{inside(laid, anchor)} is not read in the order of page "
        f"{scraps[0].page + 1}{', nor are its citations' if cites else ''}: “{words}”",
        address=page.anchors.get(anchor, ()),
        hint="a style sheet of your own must not draw words out of their order",
    )
