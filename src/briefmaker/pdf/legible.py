"""Lines that read well: neither too long nor too small, none with one short word."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import fmean
from xml.etree.ElementTree import Element

from briefmaker.look.look import Variant
from briefmaker.pdf.laid import Layout, Scrap
from briefmaker.pdf.telling import counted, inside, shown
from briefmaker.problems import Problem, Severity
from briefmaker.writing.page import Page

FEWEST, MOST = 40, 90
"""Letters in a line of running text, spaces with them (L-07)."""

ENOUGH = 3
"""Full lines from which the length of lines can be told."""

SMALLEST, SMALLEST_LARGE = 7.5, 12.0
"""Type size in pt, and that of large print (L-08); raised marks are smaller."""

SHORTEST = 5
"""Letters of a word that may be a line of its own (L-06)."""

TITLE_LINES = 2

ASIDE = frozenset({"aside", "figure", "table", "li", "blockquote", "sup"})
"""Elements in which text is not running text."""
KEY_FIGURES = "key-figures"
FRAME = frozenset({"title", "entries", "end"})
"""Classes of what stands around the text: names and dates, sources, distribution."""


Lines = dict[tuple[int, float, float], list[Scrap]]
"""The words of a block by page, left edge of its column, and top of the line."""


def legible(page: Page, laid: Layout) -> Iterator[Problem]:
    """Yield lines that are hard to read, or look forgotten."""
    blocks: dict[Element, Lines] = defaultdict(lambda: defaultdict(list))
    for scrap in laid.scraps:
        if scrap.area == "text" and scrap.words and not scrap.free:
            line = (scrap.page, scrap.place.left, scrap.line.top)
            blocks[laid.block(scrap.element)][line].append(scrap)
    yield from _titles(blocks)
    yield from _widowed(page, laid, blocks)
    yield from _measures(page, laid, blocks)
    yield from _sizes(page, laid)


def _titles(blocks: dict[Element, Lines]) -> Iterator[Problem]:
    """The title keeps to two lines, the last not a single short word (L-11)."""
    for block, lines in blocks.items():
        if block.tag != "h1":
            continue
        last = _said(list(lines.values())[-1])
        if len(lines) > TITLE_LINES:
            what = f"takes {counted(len(lines), 'line')}; two are enough"
        elif len(lines) > 1 and _is_short(last):
            what = f"ends with “{last}” on a line of its own"
        else:
            continue
        yield Problem(
            "pdf.long-title",
            f"the title {what}: “{shown(''.join(block.itertext()))}”",
            severity=Severity.WARNING,
            address=("title",),
            hint="say the finding in fewer words; the standfirst has room for the rest",
        )


def _widowed(
    page: Page, laid: Layout, blocks: dict[Element, Lines]
) -> Iterator[Problem]:
    """No paragraph ends with a line of one short word (L-06)."""
    for block, lines in blocks.items():
        if block.tag not in ("p", "li") or len(lines) == 1:
            continue
        if any(above.get("class") in FRAME for above in laid.above(block)):
            continue
        last = _said(list(lines.values())[-1])
        if _is_short(last):
            scrap = list(lines.values())[-1][0]
            anchor = laid.within(block, page.anchors)
            yield Problem(
                "pdf.short-last-line",
                f"a paragraph{inside(laid, anchor)} ends with “{last}” on a line of "
                f"its own, on page {scrap.page + 1}",
                severity=Severity.NOTE,
                address=page.anchors.get(anchor, ()),
                hint="take out or add a word",
            )


def _said(line: Sequence[Scrap]) -> str:
    return "".join(scrap.words for scrap in line).strip()


def _is_short(line: str) -> bool:
    letters = re.sub(r"[\W\d_]", "", line)
    return len(line.split()) == 1 and 0 < len(letters) < SHORTEST


def _measures(
    page: Page, laid: Layout, blocks: dict[Element, Lines]
) -> Iterator[Problem]:
    """Lines of running text are neither too long nor too short to read (L-07).

    Running text are the paragraphs of that size and width that hold most letters.
    """
    sections = {a for a, at in page.anchors.items() if at[:1] == ("sections",)}
    widths: dict[tuple[float, float], list[tuple[Element, list[int]]]]
    widths = defaultdict(list)
    for block, lines in blocks.items():
        first = next(iter(lines.values()))[0]
        set_off = any(
            above.tag in ASIDE or KEY_FIGURES in above.get("class", "").split()
            for above in laid.above(block)
        )
        if block.tag == "p" and not set_off and laid.within(block, sections):
            width = round(first.place.right - first.place.left)
            full = [len(_said(line)) for line in lines.values()][:-1]
            widths[first.size, width].append((block, full))
    running = max(widths.values(), key=_letters, default=[])
    full = [letters for _, lengths in running for letters in lengths]
    if len(full) < ENOUGH or FEWEST <= round(fmean(full)) <= MOST:
        return
    anchor = laid.within(running[0][0], sections)
    yield Problem(
        "pdf.line-length",
        f"lines of running text hold {fmean(full):.0f} letters; between {FEWEST} and "
        f"{MOST} read well",
        severity=Severity.WARNING,
        address=page.anchors.get(anchor, ()),
        hint="a template of your own must set running text in another width",
    )


def _letters(paragraphs: Sequence[tuple[Element, Sequence[int]]]) -> int:
    return sum(sum(full) for _, full in paragraphs)


def _sizes(page: Page, laid: Layout) -> Iterator[Problem]:
    """No text is too small to read in print (L-08)."""
    large = Variant.LARGE in page.look.variants
    least = SMALLEST_LARGE if large else SMALLEST
    first: dict[float, Scrap] = {}
    for scrap in laid.scraps:
        raised = any(above.tag == "sup" for above in laid.above(scrap.element))
        if scrap.words.strip() and scrap.size < least - 0.01 and not raised:
            first.setdefault(round(scrap.size, 1), scrap)
    for size, scrap in sorted(first.items(), key=lambda each: each[0]):
        anchor = laid.within(scrap.element, page.anchors)
        yield Problem(
            "pdf.small-type",
            f"text on page {scrap.page + 1} is set in {size:g} pt; "
            f"{'large print' if large else 'print'} needs {least:g}: "
            f"“{shown(scrap.words)}”",
            address=page.anchors.get(anchor, ()),
            hint="a style sheet of your own must set it larger",
        )
