"""Lollipops: a stem from zero, a dot, its value beside it."""

from typing import Any

import pytest

from briefmaker.charts.palette import CONTEXT
from briefmaker.charts.styles import MM
from charts.easel import NAVY, REMITTANCES, Easel, dots, lines_of, rows, texts


def lollipop(data: list[dict[str, Any]], **more: Any) -> Easel:
    return Easel({"kind": "lollipop", "unit": "%", "data": {"rows": data}, **more})


def test_a_stem_of_one_point_leads_from_zero_to_a_dot() -> None:
    picture = lollipop(rows(10, 20)).picture
    first, second = lines_of(picture)
    assert first.width == second.width == 1.0
    zero = first.points[0][0]
    reach = [line.points[1][0] - zero for line in (first, second)]
    assert reach[0] / reach[1] == pytest.approx(2)
    assert [each.size for each in dots(picture)] == [pytest.approx(5.5 * MM)] * 2
    assert [each.at for each in dots(picture)] == [
        line.points[1] for line in (first, second)
    ]


def test_they_are_sorted_and_the_focus_is_set_off() -> None:
    picture = lollipop(rows(10, 20), focus=["A"]).picture
    assert [text for text in texts(picture) if text in "AB"] == ["B", "A"]
    assert [each.edge for each in dots(picture)] == [CONTEXT, NAVY]


def test_values_stand_beside_their_dots_with_the_unit_once() -> None:
    picture = lollipop(rows(10, 20)).picture
    value = next(words for words in picture.words if words.text == "20%")
    assert value.edges.left > dots(picture)[0].edges.right
    assert "10" in texts(picture)


def test_what_is_not_measured_is_hollow_on_a_dashed_stem() -> None:
    picture = lollipop([{"label": "Z", "value": "5", "standing": "forecast"}, *rows(9)])
    stems, marks = lines_of(picture.picture), dots(picture.picture)
    assert [bool(line.dashes) for line in stems] == [False, True]
    assert [each.fill == each.edge for each in marks] == [True, False]
    assert "forecast" in texts(picture.picture)


def test_every_source_has_a_dot_and_the_stem_ends_at_the_lowest() -> None:
    chart = {"kind": "lollipop", "data": {"facts": ["remittances"], "rows": rows(20)}}
    picture = Easel(chart, REMITTANCES).picture
    diamonds = [each for each in dots(picture) if each.form == "diamond"]
    assert len(diamonds) == 3
    stem = next(line for line in lines_of(picture) if line.width == 1.0)
    assert stem.points[1][0] == min(each.at[0] for each in diamonds)


def test_missing_open_and_negative_values_are_shown() -> None:
    data = [
        {"label": "A", "value": "5", "qualifier": "more-than"},
        {"label": "B"},
        {"label": "C", "value": "-3"},
    ]
    found = texts(lollipop(data).picture)
    assert {"more than 5%", "no data", "−3"} <= set(found)


def test_labels_that_take_the_room_of_the_stems_stand_above_them() -> None:
    label = "Remittances of labour migrants as a share of gross domestic product"
    picture = lollipop([{"label": label, "value": "5"}, *rows(9)], slot="side").picture
    lines = [w for w in picture.words if w.text in label and len(w.text) > 1]
    stem = lines_of(picture)[1]
    assert len(lines) > 1
    assert all(words.edges.bottom < stem.points[0][1] for words in lines)
