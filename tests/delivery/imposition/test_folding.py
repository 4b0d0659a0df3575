"""The order of pages on folded sheets, and how far folding moves them: sums alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmaker.delivery.imposition.folding import away, bundles, folds

PAGES = st.integers(1, 400)
TOGETHER = st.integers(1, 12)


@pytest.mark.parametrize(
    ("pages", "at_most", "found"),
    [
        (1, 4, (1,)),
        (4, 4, (1,)),
        (5, 4, (2,)),
        (16, 4, (4,)),
        (17, 4, (3, 2)),
        (36, 4, (3, 3, 3)),
        (40, 4, (4, 3, 3)),
        (40, 50, (10,)),
        (9, 1, (1, 1, 1)),
    ],
)
def test_bundles_are_as_even_as_can_be(pages, at_most, found) -> None:
    assert bundles(pages, at_most) == found


@given(PAGES, TOGETHER)
def test_bundles_hold_all_pages_and_no_sheet_more(pages: int, at_most: int) -> None:
    found = bundles(pages, at_most)
    assert 0 <= 4 * sum(found) - pages < 4
    assert max(found) <= at_most
    assert max(found) - min(found) <= 1


def test_one_sheet_is_known_by_heart() -> None:
    assert [(each.left, each.right) for each in folds(4, 4)] == [(4, 1), (2, 3)]
    turned = folds(4, 4, right_to_left=True)
    assert [(each.left, each.right) for each in turned] == [(1, 4), (3, 2)]


@given(PAGES, TOGETHER, st.booleans())
def test_each_page_has_one_place_and_its_back_is_the_next(
    pages: int, at_most: int, right_to_left: bool
) -> None:
    found = list(folds(pages, at_most, right_to_left=right_to_left))
    numbers = sorted(each for fold in found for each in (fold.left, fold.right))
    assert numbers == list(range(1, pages + -pages % 4 + 1))
    for front, back in zip(found[::2], found[1::2], strict=True):
        # Turned on the short edge, the left half of a back lies behind a right half.
        for leaf in ((front.right, back.left), (front.left, back.right)):
            assert abs(leaf[0] - leaf[1]) == 1
            assert max(leaf) % 2 == 0, "odd pages are on right-hand sides"
        assert front.depth == back.depth


@given(st.integers(1, 50), st.floats(0, 0.5), st.floats(0, 60))
def test_creep_moves_pages_to_the_fold_and_never_beyond(
    sheets: int, creep: float, spare: float
) -> None:
    deepest = sheets - 1
    room = creep * deepest + spare
    found = [away(room, depth, creep, deepest) for depth in range(sheets)]
    assert found == sorted(found, reverse=True)
    assert min(found) >= -1e-9
    assert max(found) <= room + 1e-9
    assert found[0] - found[-1] == pytest.approx(creep * deepest, abs=1e-9)


def test_one_sheet_does_not_move() -> None:
    assert away(3.0, 0, 0.1, 0) == 1.5
    assert away(0.0, 0, 0.1, 0) == 0
