"""Handling marks compare within their scheme, and not beyond it."""

from itertools import pairwise, permutations

import pytest

from briefmaker.brief.marking import OFFICIAL, TLP, laxer, scheme, strictest
from briefmaker.brief.model import Marking


def test_every_mark_but_none_belongs_to_one_scheme() -> None:
    assert {*TLP, *OFFICIAL, Marking.NONE} == set(Marking)
    assert not set(TLP) & set(OFFICIAL)
    assert scheme(Marking.NONE) == ()


@pytest.mark.parametrize("marks", [TLP, OFFICIAL])
def test_marks_of_a_scheme_grow_stricter(marks: tuple[Marking, ...]) -> None:
    for lax, strict in pairwise((Marking.NONE, *marks)):
        assert laxer(lax, strict)
        assert not laxer(strict, lax)
        assert not laxer(lax, lax)
    for order in permutations(marks, 2):
        assert strictest(order) is max(order, key=marks.index)


def test_the_strictest_of_no_marks_is_none() -> None:
    assert strictest([]) is Marking.NONE
    assert strictest([Marking.NONE, Marking.NONE]) is Marking.NONE
    assert strictest([Marking.NONE, Marking.CLEAR]) is Marking.CLEAR


def test_marks_of_two_schemes_do_not_compare() -> None:
    for mark in TLP:
        for other in OFFICIAL:
            assert strictest([mark, other, Marking.NONE]) is None
            assert not laxer(mark, other)
            assert not laxer(other, mark)
