"""Several pages on a side: their order, their size, the way the paper lies."""

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmaker.delivery.imposition.papers import EDGE
from briefmaker.delivery.imposition.tiling import (
    COUNTS,
    GAP,
    Grid,
    grid_of,
    n_up,
)
from briefmaker.pdf.printable import printable
from briefmaker.values import replace
from delivery.imposition.leaves import A4, A5, ACROSS, LETTER, Side, pages, sides

SLIDE = (254.0, 190.5)


def rows(side: Side) -> list[list[int]]:
    """Return the numbers on a side, row by row from the top, each from the left."""
    found: dict[int, list[tuple[float, int]]] = {}
    for number in side.numbers:
        found.setdefault(round(number.bottom), []).append((number.left, number.page))
    return [[page for _, page in sorted(found[at])] for at in sorted(found)[::-1]]


@pytest.mark.parametrize(
    ("count", "size", "grid"),
    [
        (2, A4, (2, 1, "across")),
        (4, A4, (2, 2, "upright")),
        (6, A4, (3, 2, "across")),
        (8, A4, (4, 2, "across")),
        (9, A4, (3, 3, "upright")),
        (16, A4, (4, 4, "upright")),
        (2, SLIDE, (1, 2, "upright")),
        (4, SLIDE, (2, 2, "across")),
        (6, SLIDE, (2, 3, "upright")),
    ],
)
def test_pages_stand_so_that_they_are_largest(count: int, size, grid) -> None:
    found = grid_of(count, size, A4)
    lies = "upright" if found.sheet == A4 else "across"
    assert (found.columns, found.rows, lies) == grid


SIDE = st.floats(60, 420)


@given(st.sampled_from(COUNTS), SIDE, SIDE, st.sampled_from([A4, LETTER]))
def test_no_other_grid_shows_pages_larger_and_all_stay_in_their_cells(
    count: int, width: float, height: float, paper
) -> None:
    found = grid_of(count, (width, height), paper)
    assert 0 < found.scale <= 1
    for columns in range(1, count + 1):
        if count % columns == 0:
            for sheet in (paper, paper[::-1]):
                other = Grid(columns, count // columns, sheet, (width, height))
                assert other.scale <= found.scale + 1e-6
    size = found.scale * width, found.scale * height
    corners = [found.corner(at, size, right_to_left=False) for at in range(count)]
    for left, bottom in corners:
        assert left >= EDGE - 1e-6
        assert bottom >= EDGE - 1e-6
        assert left + size[0] <= found.sheet[0] - EDGE + 1e-6
        assert bottom + size[1] <= found.sheet[1] - EDGE + 1e-6
    for one, other in pairwise(corners):
        beside = other[0] - one[0] >= size[0] + GAP - 1e-6
        assert beside or one[1] - other[1] >= size[1] + GAP - 1e-6


@pytest.mark.parametrize("count", COUNTS)
def test_all_pages_are_there_in_the_order_of_reading(count: int) -> None:
    found = sides(n_up(pages(count + 1), count).data)
    grid = grid_of(count, A4, A4)
    assert rows(found[0]) == [
        [row * grid.columns + column + 1 for column in range(grid.columns)]
        for row in range(grid.rows)
    ]
    assert rows(found[1]) == [[count + 1]]
    assert len(found) == 2
    wide = [number.wide for side in found for number in side.numbers]
    assert wide == pytest.approx([grid.scale * ACROSS.wide] * (count + 1), rel=0.08)


def test_rows_begin_on_the_right_where_that_is_read_first() -> None:
    data = n_up(pages(5, language="fa"), 4).data
    assert [rows(side) for side in sides(data)] == [[[2, 1], [4, 3]], [[5]]]
    last = sides(data)[1].numbers[0]
    assert last.left > 105


def test_small_pages_are_not_blown_up() -> None:
    made = n_up(pages(2, (100, 120)), 2)
    assert made.said == "2 pages, 2 on a side,"
    assert sides(made.data)[0].numbers[0].wide == pytest.approx(ACROSS.wide, rel=0.02)


def test_it_is_said_how_small_they_become() -> None:
    assert n_up(pages(1), 4).said == "1 page, 4 on a side (at 46%),"


def test_the_paper_is_kept_or_as_it_is_said() -> None:
    def paper(data: bytes) -> tuple[float, float]:
        return sides(data)[0].width, sides(data)[0].height

    assert paper(n_up(pages(4, LETTER), 4).data) == pytest.approx(LETTER, abs=0.01)
    assert paper(n_up(pages(4, A5), 4).data) == pytest.approx(A4, abs=0.01)
    asked = n_up(pages(4, A4), 4, paper="Letter")
    assert paper(asked.data) == pytest.approx(LETTER, abs=0.01)


def test_landscape_pages_among_upright_ones_are_turned() -> None:
    def bend(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj.MediaBox = pikepdf.Array([0, 0, 841.89, 595.28])

    side = sides(n_up(pages(4, bend=bend), 4).data)[0]
    turned = {number.page: number.turned for number in side.numbers}
    assert turned == {1: False, 2: True, 3: False, 4: False}
    two = next(number for number in side.numbers if number.page == 2)
    assert 105 < two.left < 204
    assert 148 < two.bottom < 291


def test_a_line_around_each_page_keeps_out_of_the_printers_margins() -> None:
    framed = printable(n_up(pages(4), 4).data).sides[0]
    assert framed.clear is not None
    assert min(framed.clear) == pytest.approx(EDGE, abs=0.6)
    plain = printable(n_up(pages(4), 4, border=False).data).sides[0]
    assert plain.clear is not None
    assert plain.clear[0] > 90


def test_sheets_say_what_they_are_and_are_the_same_each_time() -> None:
    data = pages(3)
    assert n_up(data, 4) == replace(n_up(data, 4), advice="")
    with pikepdf.open(BytesIO(n_up(data, 4).data)) as sheets:
        said = str(sheets.docinfo["/Subject"])
        assert said == "TLP:GREEN · for paper alone: 4 pages on a side"
        assert "/Duplex" not in sheets.Root.ViewerPreferences
    assert not printable(n_up(data, 2).data).folded
