"""Crop marks: pages on larger paper, with lines that show where they are cut."""

from collections.abc import Iterator, Sequence

from briefmaker.delivery.imposition import papers
from briefmaker.delivery.imposition.pages import Source, source_of
from briefmaker.delivery.imposition.sheets import LaidOut, Placed, Side, written
from briefmaker.delivery.imposition.wording import counted

OFF = 5.0
"""Millimetres between a page and its marks."""

LENGTH = 5.0
"""Of a mark, in mm."""

LINE = "0.09 w 0 G"
"""A hairline of a quarter of a point, in mm."""


def crop_marks(data: bytes, *, pages: Sequence[int] = ()) -> LaidOut:
    """Lay each page of a PDF in the middle of the next larger paper, with crop marks.

    Where a page says that it is printed beyond its edges (BleedBox), that is kept up to
    the marks. The sheets have the boxes that printers' shops ask for (ISO 32000-2,
    14.11.2).

    Args:
        pages: numbers of the pages that are wanted, from 1; nothing for all.

    Raises:
        BriefError: it cannot be laid out, or no paper is larger.
    """
    with source_of(data, pages, trimmed=True) as source:
        sheets = written(source, _sides(source), "on larger paper, with crop marks")
        said = f"{counted(len(source.leaves))} with crop marks"
    return LaidOut(sheets, said)


def _sides(source: Source) -> Iterator[Side]:
    paper = papers.larger(source.size, OFF + LENGTH)
    for number, leaf in enumerate(source.leaves):
        width, height = leaf.size
        left, bottom = (paper[0] - width) / 2, (paper[1] - height) / 2
        right, top = left + width, bottom + height
        over = [min(OFF, each) for each in leaf.over]
        yield Side(
            *paper,
            (Placed(number, left, bottom),),
            _marks(left, bottom, right, top),
            trim=(left, bottom, right, top),
            bleed=(left - over[0], bottom - over[1], right + over[2], top + over[3]),
        )


def _marks(left: float, bottom: float, right: float, top: float) -> str:
    """Return two marks at each corner, in the operators of PDF."""
    lines = [LINE]
    for x, out in ((left, -1), (right, 1)):
        for y, up in ((bottom, -1), (top, 1)):
            for dx, dy in ((out, 0), (0, up)):
                lines.append(
                    f"{x + OFF * dx:.3f} {y + OFF * dy:.3f} m "
                    f"{x + (OFF + LENGTH) * dx:.3f} {y + (OFF + LENGTH) * dy:.3f} l S"
                )
    return " ".join(lines)
