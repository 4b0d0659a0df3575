"""Dot plots: light rules, up to three shapes, and a crop that is said."""

from typing import Any

import pytest

from briefmaker.charts.canvas import Line
from briefmaker.charts.palette import CONTEXT, GRID, INK
from charts.easel import NAVY, REMITTANCES, Easel, dots, lines_of, rows, texts


def dot(data: list[dict[str, Any]], **more: Any) -> Easel:
    return Easel({"kind": "dot", "unit": "%", "data": {"rows": data}, **more})


SERIES = [
    {"label": name, "series": year, "value": str(value)}
    for name, year, value in [
        ("Tajikistan", "2014", 36),
        ("Tajikistan", "2024", 48),
        ("Armenia", "2014", 18),
        ("Armenia", "2024", 5),
        ("Georgia", "2014", 12),
    ]
]


def test_kinds_of_dot_differ_in_shape_and_are_named_behind_their_shape() -> None:
    picture = dot(SERIES).picture
    forms = [each.form for each in dots(picture)]
    assert set(forms) == {"circle", "diamond"}
    assert {"2014", "2024"} <= set(texts(picture))


def test_three_kinds_are_the_most() -> None:
    four = [{"label": "A", "series": f"S{n}", "value": "1"} for n in range(4)]
    (problem,) = dot(four).problems
    assert problem.code == "chart.too-much"
    assert problem.blocks
    assert not dot(four[:3]).problems


def test_every_row_has_a_light_rule_that_spares_its_words() -> None:
    picture = dot(rows(5, 9, 7), from_zero=True).picture
    rules = [
        shape
        for shape in picture.shapes
        if isinstance(shape, Line) and shape.colour == GRID
        if shape.points[0][1] == shape.points[1][1]
    ]
    assert len({rule.points[0][1] for rule in rules}) == 3
    for words in picture.words:
        if words.text in ("9%", "5", "7"):
            box = words.edges
            assert not any(
                box.top < rule.points[0][1] < box.bottom
                and rule.points[0][0] < box.right - 0.1
                and rule.points[1][0] > box.left + 0.1
                for rule in rules
            )


def test_one_kind_has_its_values_beside_it_and_is_sorted() -> None:
    found = texts(dot(rows(5, 9, 7)).picture)
    assert [text for text in found if text in ("A", "B", "C")] == ["B", "C", "A"]
    assert {"9%", "7", "5"} <= set(found)


def test_a_cropped_axis_says_where_it_begins() -> None:
    high = rows(96, 94, 91)
    assert "axis from 88%" in texts(dot(high).picture)
    whole = texts(dot(high, from_zero=True).picture)
    assert not any(text.startswith("axis") for text in whole)
    assert "0" in whole


def test_the_focus_is_in_the_main_colour() -> None:
    fills = [each.edge for each in dots(dot(rows(5, 9, 7), focus=["A"]).picture)]
    assert fills == [CONTEXT, CONTEXT, NAVY]


def test_missing_values_intervals_and_forecasts_are_said() -> None:
    data = [
        {"label": "A", "value": "15", "low": "11", "high": "18"},
        {"label": "B", "value": "9", "standing": "forecast"},
        {"label": "C"},
    ]
    picture = dot(data, interval="90% interval").picture
    assert {"90% interval", "forecast", "no data"} <= set(texts(picture))
    assert any(line.colour == INK and line.width == 1.2 for line in lines_of(picture))
    assert [each.fill == each.edge for each in dots(picture)] == [True, False]


def test_more_than_has_an_arrow() -> None:
    picture = dot([{"label": "Z", "value": "5", "qualifier": "more-than"}, *rows(3)])
    assert "more than 5%" in texts(picture.picture)


def test_every_source_has_its_dot_on_a_bar_between_them() -> None:
    chart = {"kind": "dot", "data": {"facts": ["remittances"], "rows": rows(20)}}
    picture = Easel(chart, REMITTANCES).picture
    assert len(dots(picture)) == 4
    assert "range between sources" in texts(picture)


@pytest.mark.parametrize("values", [[0, 0, 0], [5], [-5, 3]])
def test_odd_values_have_an_axis_too(values: list[int]) -> None:
    assert len(dots(dot(rows(*values)).picture)) == len(values)
