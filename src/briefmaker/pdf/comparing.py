"""What differs between two PDFs: bytes, words, pictures, or only the writing.

Pages are compared as they are read, word by word, and as they look, dot by dot; what
a page does not show (links, tags, bookmarks, carried files) part by part. Where all of
that is the same, the file was only written anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

import pypdfium2

from briefmaker.pdf.anatomy import Part, anatomy
from briefmaker.pdf.opened import DAMAGED, opened
from briefmaker.problems import BriefError
from briefmaker.values import Struct

DPI = 72
"""Of the pictures that are compared: a changed digit of a note is a dozen dots."""

MM_PER_INCH = 25.4
AROUND = 4
"""Words shown before and after the first that differs."""

MOST_SHOWN = 8
"""Words shown that differ."""

MOST_WORDS = 2000
"""Words of a page that are compared after the first that differs."""


class Wording(Struct, frozen=True):
    """Where the words of a page begin to differ.

    Attributes:
        page: from 1.
        before: the last words that are the same.
        here: what the first file goes on with; nothing if it leaves something out.
        there: what the second one does.
        more: how many other places of the page differ.
    """

    page: int
    before: str
    here: str
    there: str
    more: int = 0


class Picture(Struct, frozen=True):
    """Where the look of a page differs.

    Attributes:
        page: from 1.
        share: of its dots, from 0 to 1.
        top: of the uppermost dot that differs, in mm from the top of the page.
        bottom: of the lowest one.
    """

    page: int
    share: float
    top: float
    bottom: float


class Comparison(Struct, frozen=True):
    """What differs between two PDFs.

    Attributes:
        same: they are one, byte for byte.
        pages: how many each has.
        words: of each page on which they differ.
        pictures: of each page that looks different.
        parts: what differs and no page shows, as `(where, key)`: `page 2` and
            `/Annots`, `file a.csv`, or the document and `/Metadata`.
    """

    same: bool
    pages: tuple[int, int] = (0, 0)
    words: tuple[Wording, ...] = ()
    pictures: tuple[Picture, ...] = ()
    parts: tuple[Part, ...] = ()


def compare(here: bytes, there: bytes) -> Comparison:
    """Return what differs between two PDFs.

    Raises:
        BriefError: one of them is damaged or protected.
    """
    if here == there:
        return Comparison(same=True)
    with opened(here) as one, opened(there) as other:
        parts = _differing(anatomy(one), anatomy(other))
    try:
        with _read(here) as one_read, _read(there) as other_read:
            return Comparison(
                same=False,
                pages=(len(one_read), len(other_read)),
                words=tuple(_words(one_read, other_read)),
                pictures=tuple(_pictures(one_read, other_read)),
                parts=parts,
            )
    except pypdfium2.PdfiumError as error:
        raise BriefError([DAMAGED]) from error


def _read(data: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(data)


def _differing(here: Mapping[Part, str], there: Mapping[Part, str]) -> tuple[Part, ...]:
    parts = dict.fromkeys((*here, *there))
    return tuple(part for part in parts if here.get(part) != there.get(part))


def _words(
    here: pypdfium2.PdfDocument, there: pypdfium2.PdfDocument
) -> Iterator[Wording]:
    texts = zip_longest(_texts(here), _texts(there), fillvalue=())
    for number, (one, other) in enumerate(texts, start=1):
        if one != other:
            yield _parting(number, one, other)


def _texts(document: pypdfium2.PdfDocument) -> Iterator[Sequence[str]]:
    for page in document:
        text = page.get_textpage()
        yield tuple(text.get_text_range().split())
        text.close()
        page.close()


def _parting(page: int, one: Sequence[str], other: Sequence[str]) -> Wording:
    """Return where two texts part, and how often they do."""
    start = next(at for at, (a, b) in enumerate(zip_longest(one, other)) if a != b)
    # Where a page is full of words, those that follow are not told apart one by one.
    here, there = one[start : start + MOST_WORDS], other[start : start + MOST_WORDS]
    steps = SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
    (_, *first), *others = [step for step in steps if step[0] != "equal"]
    before = " ".join(one[max(0, start - AROUND) : start])
    return Wording(
        page,
        before,
        _cut(here[first[0] : first[1]]),
        _cut(there[first[2] : first[3]]),
        len(others),
    )


def _cut(words: Sequence[str]) -> str:
    return " ".join(words[:MOST_SHOWN]) + (" …" if len(words) > MOST_SHOWN else "")


def _pictures(
    here: pypdfium2.PdfDocument, there: pypdfium2.PdfDocument
) -> Iterator[Picture]:
    for number in range(1, min(len(here), len(there)) + 1):
        one, other = here[number - 1], there[number - 1]
        if one.get_size() != other.get_size():
            yield Picture(number, 1.0, 0.0, one.get_height() / DPI * MM_PER_INCH)
        elif found := _difference(_drawn(one), _drawn(other), number):
            yield found
        one.close()
        other.close()


class _Drawn(Struct, frozen=True):
    """A page as dots.

    Attributes:
        dots: row after row, each dot in as many bytes as `depth`.
    """

    dots: bytes
    row: int
    depth: int


def _drawn(page: pypdfium2.PdfPage) -> _Drawn:
    bitmap = page.render(scale=DPI / 72)
    try:
        return _Drawn(bytes(bitmap.buffer), bitmap.stride, bitmap.n_channels)
    finally:
        bitmap.close()


def _difference(one: _Drawn, other: _Drawn, page: int) -> Picture | None:
    """Return where two pictures of one size differ; nothing if they do not."""
    if one.dots == other.dots:
        return None
    rows = range(0, len(one.dots), one.row)
    differing = [
        at // one.row
        for at in rows
        if one.dots[at : at + one.row] != other.dots[at : at + one.row]
    ]
    count = sum(_dots(one, other, row) for row in differing)
    whole = len(rows) * (one.row // one.depth)
    to_mm = MM_PER_INCH / DPI
    return Picture(
        page, count / whole, differing[0] * to_mm, (differing[-1] + 1) * to_mm
    )


def _dots(one: _Drawn, other: _Drawn, row: int) -> int:
    """Return how many dots of a row differ."""
    start, end, depth = row * one.row, (row + 1) * one.row, one.depth
    return sum(
        one.dots[at : at + depth] != other.dots[at : at + depth]
        for at in range(start, end, depth)
    )
