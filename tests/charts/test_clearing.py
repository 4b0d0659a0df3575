"""Light lines stop at words and go on behind them."""

import pytest

from briefmaker.charts.canvas import Canvas, Line
from briefmaker.charts.clearing import cleared
from briefmaker.charts.palette import GRID, INK
from briefmaker.charts.styles import LABEL
from briefmaker.charts.typeface import Typeface
from charts.easel import FONTS, PALETTE

Ends = tuple[tuple[float, float], ...]


def left_of(line: Ends, *words: tuple[float, float], colour: str = GRID) -> list[Ends]:
    """Return what is left of a line beside words at some places."""
    canvas = Canvas(Typeface(FONTS), PALETTE)
    canvas.line(line, colour, 0.5, mark=False)
    for x, baseline in words:
        canvas.words("planned", x, baseline, LABEL)
    shapes = cleared(canvas.picture(60, 40)).shapes
    return [shape.points for shape in shapes if isinstance(shape, Line)]


def test_an_upright_line_stops_above_words_and_goes_on_below_them() -> None:
    (_, above), (below, _) = left_of(((12, 0), (12, 40)), (10, 20))
    assert above[1] < 20 - LABEL.cap < 20 < below[1]
    assert below[1] - above[1] == pytest.approx(LABEL.cap + 1.2)


def test_a_level_line_stops_before_words_and_goes_on_behind_them() -> None:
    first, second = left_of(((0, 19), (60, 19)), (10, 20))
    assert first == ((0, 19), (9.4, 19))
    assert second[0][0] > 20
    assert second[1] == (60, 19)


@pytest.mark.parametrize("y", [16.5, 20.9])
def test_a_level_line_above_or_under_words_stays_whole(y: float) -> None:
    assert left_of(((0, y), (60, y)), (10, 20)) == [((0, y), (60, y))]


def test_words_that_stand_side_by_side_make_one_gap_without_slivers() -> None:
    wide = Typeface(FONTS).width("planned", LABEL)
    found = left_of(((0, 19), (60, 19)), (10, 20), (10 + wide + 1.5, 20))
    assert len(found) == 2


def test_a_line_that_words_cover_is_gone() -> None:
    assert left_of(((11, 19), (14, 19)), (10, 20)) == []


def test_axes_and_slanting_lines_stay_as_they_are() -> None:
    axis, slant = ((12.0, 0.0), (12.0, 40.0)), ((0.0, 19.0), (60.0, 19.5))
    assert left_of(axis, (10, 20), colour=INK) == [axis]
    assert left_of(slant, (10, 20)) == [slant]
