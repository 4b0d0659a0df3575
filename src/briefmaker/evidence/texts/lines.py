"""Printed lines put together again: pages of a PDF become running text.

A PDF knows where its letters stand, not what belongs together. Running heads and
feet are left out, words that were divided at a line's end are joined, and a line feed
is put only where a paragraph surely ends, so that a sentence that goes on over a
line, a column or a page can be found whole.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from briefmaker.values import Struct

HYPHENS = "\ufffe\x02\u00ad\u2010"
"""What stands for a hyphen that divides a word: PDFium writes the first two."""

DASHES = "-\u2010\u2011\u2013\u2014"

SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")

DIGITS = re.compile(r"\d+")

EDGE = 2
"""How many lines at the top and bottom of a page may be running heads and feet."""

LEAST_REPEATS = 3

SAME_SIZE = 1.15
"""How much higher the letters of one line may be than those of another."""


class Line(Struct, frozen=True):
    """A line as it is printed.

    Attributes:
        words: its words, without spaces at its ends.
        at: where it begins in the text of its page.
        left: its left end, in points from the left edge of the page.
        right: its right end.
        bottom: its lower end, in points from the lower edge of the page.
        top: its upper end.
        first: how wide its first word is.
    """

    words: str
    at: int
    left: float = 0
    right: float = 0
    bottom: float = 0
    top: float = 0
    first: float = 0

    @property
    def height(self) -> float:
        """How high its letters are, from the deepest to the highest."""
        return max(self.top - self.bottom, 0.1)

    @property
    def divided(self) -> bool:
        """Whether it ends in a hyphen that divides a word."""
        return self.words[-1] in HYPHENS


class Written(Struct, frozen=True):
    """A line in the running text.

    Attributes:
        start: where it begins there.
        words: what of it stands there.
    """

    line: Line
    start: int
    words: str


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out the lines that repeat at the top or bottom of pages.

    A line counts as repeated if it stands among the first or last two lines, its
    figures left open, on half of all pages or of all left or right ones, and on
    three pages at least.
    """
    everywhere: Counter[str] = Counter()
    sides: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for number, lines in enumerate(pages):
        masks = {_mask(lines[at]) for at in edges(len(lines))}
        everywhere.update(masks)
        sides[number % 2].update(masks)
    total = len(pages)

    def runs(mask: str, side: int) -> bool:
        on_side = (total + 1 - side) // 2
        count, half = sides[side][mask], everywhere[mask]
        return (half >= LEAST_REPEATS and 2 * half >= total) or (
            count >= LEAST_REPEATS and 2 * count >= on_side
        )

    kept: list[list[Line]] = []
    for number, lines in enumerate(pages):
        heads = {at for at in edges(len(lines)) if runs(_mask(lines[at]), number % 2)}
        kept.append([line for at, line in enumerate(lines) if at not in heads])
    return kept


def _mask(line: Line) -> str:
    return DIGITS.sub("#", line.words.casefold())


def edges(count: int) -> list[int]:
    """Return which lines of a page, of so many, may be running heads and feet."""
    return sorted({*range(min(EDGE, count)), *range(max(count - EDGE, 0), count)})


def together(lines: Sequence[Line]) -> tuple[str, list[Written]]:
    """Put the lines of one page together.

    Returns:
        the running text, and where each line stands in it.
    """
    parts: list[str] = []
    written: list[Written] = []
    at = 0
    for line, words, joint in _joined(lines):
        written.append(Written(line, at, words))
        parts += [words, joint]
        at += len(words) + len(joint)
    return "".join(parts), written


def _joined(lines: Sequence[Line]) -> Iterator[tuple[Line, str, str]]:
    """Yield each line, its words as they are written, and what follows them."""
    blocks = _blocks(lines)
    for number, block in enumerate(blocks):
        left = min(line.left for line in block)
        right = max(line.right for line in block)
        for line, after in pairwise(block):
            words, joint = over(line.words, after.words)
            if joint and _ends_paragraph(line, after, left, right):
                joint = "\n"
            yield line, words, joint
        last = block[-1]
        if number + 1 == len(blocks):
            yield last, plain(last.words), ""
            continue
        after = blocks[number + 1][0]
        if after.top > last.top:  # another column: a sentence may go on in it
            yield last, *between_pages(last.words, after.words)
        else:
            yield last, plain(last.words), "\n"


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of a page in groups of one size that stand close together."""
    usual = _usual_gap(lines)
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and _close(blocks[-1][-1], line, usual):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _usual_gap(lines: Sequence[Line]) -> float:
    """Return how far lines of this page usually stand apart, in heights of a line."""
    gaps = [
        (line.bottom - after.top) / line.height
        for line, after in pairwise(lines)
        if after.top < line.top - line.height / 2
    ]
    return median(gaps) if gaps else 0


def _close(line: Line, after: Line, usual: float) -> bool:
    if _beside(line, after):
        return True
    return (
        after.top <= line.top
        and 1 / SAME_SIZE < line.height / after.height < SAME_SIZE
        and (line.bottom - after.top) / line.height <= usual + 0.5
    )


def _beside(line: Line, after: Line) -> bool:
    """Whether two lines are parts of one: cells of a row, letters of two sizes."""
    return abs(line.bottom - after.bottom) < line.height / 3


def _ends_paragraph(line: Line, after: Line, left: float, right: float) -> bool:
    """Whether a paragraph ends with this line of a block.

    It does where the next word would have had room on this line, or where a sentence
    ends and the next line is set in.
    """
    if _beside(line, after):
        return False
    set_in = after.left > left + line.height / 2
    return right - line.right > after.first + line.height / 2 or (
        set_in and SENTENCE_END.search(line.words) is not None
    )


def over(words: str, after: str) -> tuple[str, str]:
    """Return the words of a line, and what stands between them and the next ones.

    A hyphen that divides a word goes; one between figures or before a capital stays
    (`2023-2024`, `Russia-Asia`), and so does any dash without a space before it.
    """
    if len(words) < 2 or words[-1] not in HYPHENS + DASHES or words[-2].isspace():
        return plain(words), " "
    if words[-1] in HYPHENS and words[-2].isalpha() and after[0].islower():
        return plain(words[:-1]), ""
    return plain(words), "" if after[0].isalnum() else " "


def between_pages(words: str, after: str) -> tuple[str, str]:
    """Return what `over` does, with a line feed where a sentence ends the page."""
    words, joint = over(words, after)
    return words, "\n" if joint and SENTENCE_END.search(words) else joint


def plain(words: str) -> str:
    """Return words with hyphens as they are typed."""
    return words.replace("\ufffe", "-").replace("\x02", "-")
