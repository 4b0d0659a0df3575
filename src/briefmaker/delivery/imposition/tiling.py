"""Several pages on each side of a sheet, in the order in which they are read."""

from collections.abc import Iterator, Sequence
from math import ceil

from briefmaker.delivery.imposition import papers
from briefmaker.delivery.imposition.pages import Source, source_of
from briefmaker.delivery.imposition.papers import Size
from briefmaker.delivery.imposition.sheets import LaidOut, Placed, Side, written
from briefmaker.delivery.imposition.wording import at, counted
from briefmaker.values import Struct

GAP = 4.0
"""Millimetres between two pages."""

FRAME = "0.12 w 0.55 G"
"""A thin grey line, in mm."""

COUNTS = (2, 4, 6, 8, 9, 16)
"""How many pages can stand on a side."""


class Grid(Struct, frozen=True):
    """How pages stand on a side: so many beside and below each other.

    Attributes:
        sheet: width and height of the paper in mm.
        page: the same of the pages, before they are made smaller.
    """

    columns: int
    rows: int
    sheet: Size
    page: Size

    @property
    def cell(self) -> Size:
        """The room for one page in mm."""
        width, height = self.sheet
        return (
            (width - 2 * papers.EDGE - GAP * (self.columns - 1)) / self.columns,
            (height - 2 * papers.EDGE - GAP * (self.rows - 1)) / self.rows,
        )

    @property
    def scale(self) -> float:
        """How large pages are drawn; never larger than they are."""
        return min(1.0, self.cell[0] / self.page[0], self.cell[1] / self.page[1])

    def corner(self, place: int, size: Size, *, right_to_left: bool) -> Size:
        """Return the lower left corner of a page in the middle of its cell, in mm.

        Args:
            place: the page's, row by row, from 0.
            size: as it is drawn.
            right_to_left: whether a row begins on the right.
        """
        row, column = divmod(place, self.columns)
        if right_to_left:
            column = self.columns - 1 - column
        across, up = self.cell
        left = papers.EDGE + column * (across + GAP)
        bottom = self.sheet[1] - papers.EDGE - (row + 1) * up - row * GAP
        return left + (across - size[0]) / 2, bottom + (up - size[1]) / 2


def grid_of(count: int, page: Size, paper: Size) -> Grid:
    """Return the grid that shows pages largest, on upright paper if that is no worse.

    Args:
        count: how many pages stand on a side.
        page: the size of the pages in mm.
        paper: the size of the paper in mm.
    """
    grids = [
        Grid(columns, count // columns, sheet, page)
        for sheet in (paper, papers.turned(paper))
        for columns in range(1, count + 1)
        if count % columns == 0
    ]
    return max(grids, key=lambda grid: round(grid.scale, 6))


def n_up(
    data: bytes,
    count: int,
    *,
    border: bool = True,
    paper: str | None = None,
    pages: Sequence[int] = (),
) -> LaidOut:
    """Lay so many pages of a PDF on each side, row by row.

    Args:
        count: one of `COUNTS`.
        border: whether a thin line is drawn around each page.
        paper: `A4` or `Letter`; nothing for the one that goes with the pages.
        pages: numbers of the pages that are wanted, from 1; nothing for all.

    Raises:
        BriefError: it cannot be laid out.
    """
    with source_of(data, pages) as source:
        sizes = [leaf.size for leaf in source.leaves]
        largest = max(size[0] for size in sizes), max(size[1] for size in sizes)
        grid = grid_of(count, largest, papers.paper_of(largest, paper))
        sides = _sides(source, grid, border=border)
        sheets = written(source, sides, f"{count} pages on a side")
    said = f"{counted(len(sizes))}, {count} on a side{at(grid.scale)},"
    return LaidOut(sheets, said)


def _sides(source: Source, grid: Grid, *, border: bool) -> Iterator[Side]:
    each, count = grid.columns * grid.rows, len(source.leaves)
    for number in range(ceil(count / each)):
        placed, lines = [], [FRAME]
        for page in range(number * each, min(count, (number + 1) * each)):
            width, height = (grid.scale * side for side in source.leaves[page].size)
            left, bottom = grid.corner(
                page % each, (width, height), right_to_left=source.right_to_left
            )
            placed.append(Placed(page, left, bottom, grid.scale))
            lines.append(f"{left:.3f} {bottom:.3f} {width:.3f} {height:.3f} re S")
        yield Side(*grid.sheet, tuple(placed), " ".join(lines) if border else "")
