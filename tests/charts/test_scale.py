"""Round numbers on axes, and labels that give way to each other."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmaker.charts.scale import Scale, fitted, spread, ticks

NUMBERS = st.decimals(-(10**9), 10**9, places=3)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        ("0", "90", 6, "0 20 40 60 80 100"),
        ("0", "50", 6, "0 10 20 30 40 50"),
        ("0", "0.07", 5, "0 0.02 0.04 0.06 0.08"),
        ("-3", "12", 5, "-5 0 5 10 15"),
        ("0", "1000000", 5, "0 200000 400000 600000 800000 1000000"),
        ("0", "0", 5, "0 0.2 0.4 0.6 0.8 1"),
        ("7", "7", 5, "0 2 4 6 8"),
    ],
)
def test_an_axis_has_round_numbers(
    low: str, high: str, most: int, expected: str
) -> None:
    found = ticks(Decimal(low), Decimal(high), most)
    assert " ".join(map(str, found)) == expected


@given(NUMBERS, NUMBERS, st.integers(2, 8))
def test_an_axis_encloses_its_values_in_equal_steps(
    one: Decimal, other: Decimal, most: int
) -> None:
    found = ticks(one, other, most)
    assert found[0] <= min(one, other)
    assert found[-1] >= max(one, other)
    assert 2 <= len(found) <= most + 1
    assert len({later - earlier for earlier, later in pairwise(found)}) == 1


def test_a_scale_is_straight() -> None:
    scale = Scale(0, 100, 10, 60)
    assert [scale(value) for value in (0, 50, 100, Decimal(25))] == [10, 35, 60, 22.5]


@given(
    st.lists(st.tuples(st.floats(-50, 150), st.floats(1, 12)), min_size=1, max_size=8),
)
def test_labels_spread_without_overlap_in_their_order(
    boxes: list[tuple[float, float]],
) -> None:
    boxes.sort()
    wanted, sizes = [at for at, _ in boxes], [size for _, size in boxes]
    starts = spread(wanted, sizes, 0, 124, gap=1)
    for start, size, following in zip(starts, sizes, starts[1:], strict=False):
        assert following >= start + size + 1 - 1e-6
    assert starts[0] >= -1e-6
    assert starts[-1] + sizes[-1] <= 124 + 1e-6


def test_labels_that_have_room_stay_where_they_wish_to_be() -> None:
    assert spread([10, 30, 60], [5, 5, 5], 0, 100) == [10, 30, 60]


def test_two_labels_at_one_place_part_evenly() -> None:
    assert spread([20, 20], [4, 4], 0, 100) == [18, 22]


def test_a_unit_is_as_long_as_words_on_both_sides_allow() -> None:
    zero, length = fitted([(0, 0), (-10, 5)], [(0, 0), (40, 15)], 20, 120)
    assert zero - 10 * length - 5 == pytest.approx(20)
    assert zero + 40 * length + 15 == pytest.approx(120)


def test_words_that_take_all_room_leave_no_length() -> None:
    assert fitted([(0, 0)], [(40, 150)], 20, 120)[1] == 0
