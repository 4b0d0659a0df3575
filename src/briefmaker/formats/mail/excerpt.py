"""What a letter takes from the composed page: what matters most, in few words.

The bottom line and the decision stand in it whole. Of a key judgement it takes the
first sentences, up to the one with the likelihood term, and how sure we are of it. No
sentence is changed or cut.
"""

from collections.abc import Iterator, Sequence

from briefmaker.formats.blocks import (
    Block,
    Box,
    Counted,
    Document,
    Figure,
    Frame,
    Heading,
    Item,
    KeyFigure,
    KeyFigures,
    Listing,
    Paragraph,
    Role,
)
from briefmaker.formats.mail.said import Line, is_mark, length, unmarked
from briefmaker.formats.runs import Inline, Inlines, Mark, Words, plain, tidy
from briefmaker.formats.targets import each_block
from briefmaker.values import replace
from briefmaker.writing.language import NARROW, NBSP, Language
from briefmaker.writing.runs import sentence_starts

MOST_POINTS = 3
MOST_FIGURES = 3
MOST_WORDS = 120
"""Of what has to be read, from the bottom line to the points (rule N-02)."""

LISTS = (Counted.BULLETS, Counted.NUMBERS)


def first(blocks: Sequence[Block], role: Role) -> Inlines:
    """Return the first paragraph with a role; nothing if there is none."""
    found = (
        block.words
        for block in each_block(blocks)
        if isinstance(block, Paragraph) and block.role is role
    )
    return next(found, ())


def every(blocks: Sequence[Block], role: Role) -> Iterator[Paragraph]:
    """Yield the paragraphs with a role that stand in no box and no list."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.role is role:
            yield block


def bottom_line(document: Document) -> tuple[str, tuple[Line, ...], Inlines]:
    """Return the heading of the box on page one, its lines, and what is asked."""
    box = next(
        block
        for block in document.blocks
        if isinstance(block, Box) and block.frame is Frame.BOTTOM_LINE
    )
    heading = next((b for b in box.blocks if isinstance(b, Heading)), None)
    lines = tuple(_lines(box.blocks))
    ask = first(box.blocks, Role.DECISION)
    return plain(heading.words) if heading else "", lines, ask


def points(
    document: Document, language: Language, room: int
) -> tuple[str, tuple[Line, ...]]:
    """Return the first key judgements under their heading, three at the most.

    Where there are none, the first entries of the first list stand in for them.

    Args:
        room: words that may be added; one point is given in any case.
    """
    heading, items = _listed(document)
    lines = [line for item in items if (line := _point(item, language))]
    chosen: list[Line] = []
    for line in lines[:MOST_POINTS]:
        room -= length(line.words)
        if chosen and room < 0:
            break
        chosen.append(replace(line, listed=True))
    judged = any(line.aside for line in chosen)
    if judged and len(chosen) < len(lines):
        heading = language.file.mail.judgements
    return heading if chosen else "", tuple(chosen)


def figures(document: Document) -> tuple[KeyFigure, ...]:
    """Return the first big numbers."""
    found = (
        figure
        for block in document.blocks
        if isinstance(block, KeyFigures)
        for figure in block.figures
    )
    return tuple(found)[:MOST_FIGURES]


def charts(document: Document) -> Iterator[Figure]:
    """Yield the figures of the page, in their order."""
    for block in document.blocks:
        if isinstance(block, Figure):
            yield block


def _lines(blocks: Sequence[Block], *, listed: bool = False) -> Iterator[Line]:
    """Yield the running text of a box, entries of lists each as a line."""
    for block in blocks:
        match block:
            case Paragraph(role, words, flow) if role is not Role.DECISION:
                yield Line(words, flow, listed)
            case Listing(items=items):
                for item in items:
                    yield from _lines(item.blocks, listed=True)
            case Box(blocks=inside):
                yield from _lines(inside)


def _listed(document: Document) -> tuple[str, tuple[Item, ...]]:
    """Return the key judgements, else the first list, with what stands over it."""
    over = ""
    found: tuple[str, tuple[Item, ...]] = ("", ())
    for block in document.blocks:
        if isinstance(block, Heading):
            over = plain(block.words)
        elif isinstance(block, Listing):
            if block.counted is Counted.JUDGEMENTS:
                return over, block.items
            if block.counted in LISTS and not found[1]:
                found = (over, block.items)
    return found


def _point(item: Item, language: Language) -> Line | None:
    """Return an entry of a list in its first sentences; nothing if it says nothing."""
    said = [block for block in item.blocks if isinstance(block, Paragraph)]
    if not said:
        return None
    sure = _confidence(plain(first(said, Role.CONFIDENCE)), language)
    return Line(opening(said[0].words), said[0].flow, aside=sure)


def opening(words: Inlines) -> Inlines:
    """Return the first sentence, and those after it up to the likelihood term."""
    text = unmarked(words)
    needed = _end_of_term(words)
    for start in sentence_starts(text):
        if start >= needed:
            return _until(words, start)
    return words


def _end_of_term(words: Inlines) -> int:
    """Return where the last likelihood term of a line ends; nought if it has none."""
    at = end = 0
    for part in words:
        at += 0 if is_mark(part) else len(plain((part,)))
        if isinstance(part, Words) and Mark.LIKELY in part.marks:
            end = at
    return end


def _until(words: Inlines, end: int) -> Inlines:
    """Return a line up to a place of its text; a mark belongs to what it follows."""
    found: list[Inline] = []
    at = 0
    for part in words:
        long = 0 if is_mark(part) else len(plain((part,)))
        if isinstance(part, Words) and at + long > end:
            found.append(replace(part, text=part.text[: end - at]))
            break
        found.append(part)
        at += long
    return tidy(found)


def _confidence(said: str, language: Language) -> str:
    """Return how sure we are, without the reason: it stands in the document."""
    spaced = said.replace(NBSP, " ").replace(NARROW, " ")
    before = language.words.confidence_because.partition("{reason}")[0]
    for level in language.file.confidence.values():
        head = before.format(level=level).replace(NBSP, " ").replace(NARROW, " ")
        if spaced.startswith(head):
            return head.rstrip(f"{language.words.colon} ")
    return said
