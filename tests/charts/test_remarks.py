"""Remarks look for a free spot near their place."""

from briefmaker.charts.canvas import Canvas, Edges, Words
from briefmaker.charts.remarks import Remark, place
from briefmaker.charts.styles import REMARK
from briefmaker.charts.typeface import Typeface
from charts.easel import FONTS, NAVY, PALETTE

ROOM = Edges(0, 0, 100, 40)


def placed(canvas: Canvas, *remarks: Remark) -> list[Words]:
    place(remarks, ROOM, canvas)
    return [shape for shape in canvas.shapes if isinstance(shape, Words)]


def test_a_remark_stands_beside_its_place() -> None:
    (words,) = placed(
        Canvas(Typeface(FONTS), PALETTE), Remark("no data", (50, 20), REMARK)
    )
    assert 50 < words.edges.left < 53
    assert words.edges.top < 20 < words.edges.bottom


def test_a_remark_gives_way_to_marks_and_words() -> None:
    canvas = Canvas(Typeface(FONTS), PALETTE)
    canvas.line([(0, 20), (100, 20)], NAVY, 1.6)
    first, second = placed(
        canvas, Remark("one", (50, 20), REMARK), Remark("two", (50, 20), REMARK)
    )
    for words in (first, second):
        assert not words.edges.top < 20 < words.edges.bottom
    assert not first.edges.meets(second.edges)


def test_the_same_words_are_said_once_where_they_first_belong() -> None:
    found = placed(
        Canvas(Typeface(FONTS), PALETTE),
        Remark("forecast", (20, 20), REMARK),
        Remark("forecast", (80, 20), REMARK),
    )
    assert [round(words.at[0]) for words in found] == [22]


def test_a_remark_stays_in_its_room() -> None:
    (words,) = placed(
        Canvas(Typeface(FONTS), PALETTE), Remark("provisional", (100, 0), REMARK)
    )
    assert words.edges.right <= 100
    assert words.edges.top >= 0
