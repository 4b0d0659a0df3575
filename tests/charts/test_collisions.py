"""The check for collisions sees what an eye would see."""

import pytest

from briefmaker.charts.canvas import Canvas, Picture
from briefmaker.charts.collisions import collisions
from briefmaker.charts.palette import INK, Filling
from briefmaker.charts.styles import LABEL
from briefmaker.charts.typeface import Typeface
from charts.easel import FONTS, NAVY, PALETTE


def canvas() -> Canvas:
    return Canvas(Typeface(FONTS), PALETTE)


def finish(easel: Canvas) -> Picture:
    return easel.picture(60, 20)


def test_words_apart_do_not_collide() -> None:
    easel = canvas()
    easel.words("Above", 5, 5, LABEL)
    easel.words("Below", 5, 9, LABEL)
    easel.words("Beside", 30, 5, LABEL)
    assert not list(collisions(finish(easel)))


def test_words_on_words_collide() -> None:
    easel = canvas()
    easel.words("Azerbaijan", 5, 5, LABEL)
    easel.words("Georgia", 12, 6, LABEL)
    (found,) = collisions(finish(easel))
    assert (found.words.text, found.other and found.other.text) == (
        "Azerbaijan",
        "Georgia",
    )


@pytest.mark.parametrize(("x", "y"), [(55, 5), (-2, 5), (5, 1), (5, 21)])
def test_words_that_leave_the_picture_are_seen(x: float, y: float) -> None:
    easel = canvas()
    easel.words("Azerbaijan", x, y, LABEL)
    (found,) = collisions(finish(easel))
    assert found.outside


def test_a_line_across_words_is_seen_and_one_beside_them_is_not() -> None:
    easel = canvas()
    easel.words("Azerbaijan", 20, 10, LABEL)
    easel.line([(5, 15), (55, 15)], NAVY, 1.6)
    assert not list(collisions(finish(easel)))
    easel.line([(5, 4), (25, 12)], NAVY, 1.6)
    assert len(list(collisions(finish(easel)))) == 1


def test_a_thick_line_reaches_further_than_a_thin_one() -> None:
    for width, expected in ((0.5, 0), (8, 1)):
        easel = canvas()
        easel.words("Azerbaijan", 20, 10, LABEL)
        easel.line([(5, 11.5), (55, 11.5)], NAVY, width)
        assert len(list(collisions(finish(easel)))) == expected


def test_words_may_stand_on_the_grid_and_in_their_own_bar() -> None:
    easel = canvas()
    easel.line([(0, 9), (60, 9)], INK, 0.5, mark=False)
    easel.words("17", 20, 10, LABEL)
    easel.box(30, 5, 50, 12, Filling(NAVY))
    easel.words("96%", 35, 10, LABEL, over=True)
    assert not list(collisions(finish(easel)))
    easel.words("96%", 35, 10, LABEL)
    assert list(collisions(finish(easel)))


def test_a_dot_on_words_is_seen() -> None:
    easel = canvas()
    easel.words("Azerbaijan", 20, 10, LABEL)
    easel.dot((25, 9), 2, NAVY)
    assert len(list(collisions(finish(easel)))) == 1
