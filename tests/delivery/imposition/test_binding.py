"""More room on the inner edge, and ink that stays on the paper."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefmaker.delivery.imposition.binding import gutter, shift
from briefmaker.delivery.imposition.papers import EDGE
from briefmaker.pdf.printable import printable
from briefmaker.problems import BriefError
from delivery.imposition.leaves import A4, ACROSS, MM, Bend, box, every, pages, sides


def framed(left: float, right: float) -> str:
    """Return a block of ink with so many mm free on its left and right."""
    x, width = left / MM, (210 - left - right) / MM
    return f"{x:.2f} {50 / MM:.2f} {width:.2f} {200 / MM:.2f} re f"


def clear(data: bytes) -> list[tuple[float, float]]:
    """Return how many mm are free on the left and right of each side."""
    found = [side.clear for side in printable(data).sides]
    return [(each[3], each[1]) for each in found if each]


WIDTH = st.floats(100, 300)
FREE = st.floats(0, 40)


@given(WIDTH, FREE, FREE, st.floats(1, 60))
def test_ink_gets_all_the_room_inside_and_stays_on_the_paper(
    width: float, inner: float, outer: float, room: float
) -> None:
    assume(width - inner - outer > 1)
    moved = shift(width, inner, outer, room)
    assume(moved.scale > 0)
    first = moved.off + moved.scale * inner
    last = moved.off + moved.scale * (width - outer)
    assert moved.scale <= 1
    assert first == pytest.approx(inner + room, abs=1e-6)
    assert width - last >= min(outer, EDGE) - 1e-6


def test_where_there_is_room_pages_are_only_moved() -> None:
    moved = shift(210, 22, 18, 11)
    assert (moved.scale, moved.off) == (1, 11)


def test_fronts_and_backs_move_apart() -> None:
    made = gutter(pages(3, drawn=framed(20, 20)), 10)
    expected = [(30, 10), (10, 30), (30, 10)]
    for found, wanted in zip(clear(made.data), expected, strict=True):
        assert found == pytest.approx(wanted, abs=0.6)
    assert made.said == "3 pages with 10 mm more at the binding"
    number = sides(made.data)[0].numbers[0]
    assert number.left == pytest.approx(ACROSS.left + 10, abs=0.02)
    assert number.bottom == pytest.approx(ACROSS.bottom, abs=0.02)


def test_pages_bound_on_the_right_move_the_other_way() -> None:
    found = clear(gutter(pages(2, drawn=framed(20, 20), language="ur"), 10).data)
    assert found[0] == pytest.approx((10, 30), abs=0.6)
    assert found[1] == pytest.approx((30, 10), abs=0.6)


def test_on_one_side_of_the_paper_all_move_alike() -> None:
    data = pages(2, drawn=framed(20, 20))
    found = clear(gutter(data, 10, both_sides=False).data)
    assert found == [pytest.approx((30, 10), abs=0.6)] * 2


def test_ink_near_the_outer_edge_makes_pages_smaller() -> None:
    made = gutter(pages(2, drawn=framed(8, 8)), 15)
    assert clear(made.data)[0] == pytest.approx((23, 7), abs=0.7)
    assert clear(made.data)[1] == pytest.approx((7, 23), abs=0.7)
    assert made.said == "2 pages with 15 mm more at the binding (at 93%)"


def test_ink_that_was_at_the_very_edge_stays_there() -> None:
    found = clear(gutter(pages(1, drawn=framed(10, 0)), 10).data)
    assert found[0] == pytest.approx((20, 0), abs=0.7)


def test_pages_that_would_become_too_small_are_refused() -> None:
    with pytest.raises(BriefError) as refused:
        gutter(pages(1, drawn=framed(8, 8)), 80)
    problem = refused.value.problems[0]
    assert problem.code == "print.no-room"
    assert problem.message == (
        "80 mm more at the binding of pages of 210 × 297 mm would make them smaller "
        "than 70%"
    )


@pytest.mark.parametrize(
    "bend",
    [
        every(lambda page: page.rotate(180, relative=False)),
        every(lambda page: setattr(page.obj, "CropBox", box(0, 0, 210, 290))),
    ],
)
def test_it_is_measured_on_pages_as_they_are_seen(bend: Bend) -> None:
    found = clear(gutter(pages(2, A4, bend, drawn=framed(20, 20)), 10).data)
    assert found[0] == pytest.approx((30, 10), abs=0.6)


def test_landscape_pages_are_turned_to_be_bound_like_others() -> None:
    side = sides(gutter(pages(1, (297, 210)), 10).data)[0]
    assert (side.width, side.height) == pytest.approx(A4, abs=0.01)
    assert side.numbers[0].turned


def test_how_the_paper_is_turned_is_asked_for() -> None:
    for both, way in ((True, "/DuplexFlipLongEdge"), (False, "/Simplex")):
        data = gutter(pages(2), 5, both_sides=both).data
        with pikepdf.open(BytesIO(data)) as sheets:
            assert sheets.Root.ViewerPreferences.Duplex == way
        assert not printable(data).folded
