"""Slopes: two dates, values at both ends, names at one, none on top of another."""

from typing import Any

import pytest

from briefmaker.charts.palette import CONTEXT
from charts.easel import NAVY, REMITTANCES, Easel, dots, lines_of, texts


def slope(things: dict[str, tuple[Any, Any]], **more: Any) -> Easel:
    data = [
        {"label": name, "date": date} | ({} if value is None else {"value": str(value)})
        for name, values in things.items()
        for date, value in zip(("2014", "2024"), values, strict=True)
    ]
    return Easel({"kind": "slope", "unit": "%", "data": {"rows": data}, **more})


MIGRANTS = {"Tajikistan": (36, 48), "Armenia": (18, 5), "Georgia": (12, 13)}


def test_both_ends_have_their_value_and_the_dates_stand_above() -> None:
    found = texts(slope(MIGRANTS).picture)
    assert found[:2] == ["2014", "2024"]
    assert {"36%", "18", "12", "48 Tajikistan", "5 Armenia"} <= set(found)


def test_the_unit_stands_at_the_highest_value_whatever_comes_first() -> None:
    upwards = dict(reversed(MIGRANTS.items()))
    assert {"36%", "18", "12"} <= set(texts(slope(upwards).picture))


def test_lines_lead_from_value_to_value_on_one_scale() -> None:
    picture = slope(MIGRANTS).picture
    rises = [
        line.points[0][1] - line.points[1][1]
        for line in lines_of(picture)
        if line.width == 1.6
    ]
    assert [rise / rises[0] * 12 for rise in rises] == pytest.approx([12, -13, 1])


def test_those_in_focus_are_in_front_and_the_others_stand_back() -> None:
    picture = slope(MIGRANTS, focus=["Armenia"]).picture
    lines = [line for line in lines_of(picture) if line.width in (1.6, 1.0)]
    assert [line.colour for line in lines] == [CONTEXT, CONTEXT, NAVY]


def test_labels_that_would_collide_are_spread_and_tied_to_their_end() -> None:
    close = {f"Country {n}": (30 + n / 10, 20 + n / 10) for n in range(10)}
    picture = slope(close).picture
    assert len([line for line in lines_of(picture) if line.width == 0.5]) > 5


def test_a_taller_picture_is_made_where_words_need_one() -> None:
    names = {
        f"A very long name of a thing that is number {n}": (n, n) for n in range(10)
    }
    low, tall = slope(MIGRANTS, slot="column"), slope(names, slot="column")
    assert tall.picture.height > low.picture.height


@pytest.mark.parametrize("dates", [["2014"], ["2014", "2018", "2024"]])
def test_a_slope_has_two_dates_and_hides_none_between(dates: list[str]) -> None:
    data = [{"label": "A", "date": date, "value": "1"} for date in dates]
    (problem,) = Easel({"kind": "slope", "data": {"rows": data}}).problems
    assert problem.code == "chart.two-dates"
    assert f"has {len(dates)}" in problem.message


def test_an_end_without_data_says_so() -> None:
    assert "no data" in texts(slope({"A": (1, None), "B": (2, 3)}).picture)


def test_a_forecast_is_dashed_hollow_and_named() -> None:
    data = [
        {"label": "A", "date": "2024", "value": "1"},
        {"label": "A", "date": "2030", "value": "2", "standing": "forecast"},
    ]
    picture = Easel({"kind": "slope", "data": {"rows": data}}).picture
    assert next(line for line in lines_of(picture) if line.width == 1.6).dashes
    assert [dot.fill == dot.edge for dot in dots(picture)] == [True, False]
    assert "forecast" in texts(picture)


def test_sources_that_differ_on_an_end_are_all_there() -> None:
    data = [
        {"label": "A", "date": "2014", "value": "30"},
        {"label": "A", "date": "2024", "fact": "remittances"},
    ]
    picture = Easel({"kind": "slope", "data": {"rows": data}}, REMITTANCES).picture
    said = " ".join(texts(picture))
    assert "17" in said
    assert "half" in said
    assert sum(dot.form == "diamond" for dot in dots(picture)) == 3
    assert not [line for line in lines_of(picture) if line.width == 1.6]


def test_equal_values_are_level() -> None:
    (line,) = [
        one for one in lines_of(slope({"A": (0, 0)}).picture) if one.width == 1.6
    ]
    assert line.points[0][1] == line.points[1][1]
