"""Histograms: bars of one width from zero, counted or as given."""

from itertools import pairwise
from typing import Any

import pytest

from charts.easel import Easel, drawn, patches, texts

AGES = (4, 9, 21, 27, 18, 11)
WAGES = (12, 18, 21, 25, 29, 30, 33, 38, 47)


def given(values: tuple[Any, ...] = AGES, width: int = 10, **more: Any) -> Easel:
    rows = [
        {"label": f"{n * width}–{n * width + width - 1}"}
        | {"low": str(n * width), "high": str((n + 1) * width)}
        | ({} if value is None else {"value": str(value)})
        for n, value in enumerate(values)
    ]
    return Easel({"kind": "histogram", "unit": "%", "data": {"rows": rows}, **more})


def counted(values: tuple[Any, ...] = WAGES, bin_: Any = 10, **more: Any) -> Easel:
    rows = [{"label": f"H{n}", "value": str(each)} for n, each in enumerate(values)]
    chart = {"kind": "histogram", "unit": "US$", "data": {"rows": rows}}
    return Easel({**chart, **({"bin": str(bin_)} if bin_ else {}), **more})


def test_bars_begin_at_zero_and_are_to_scale() -> None:
    edges = [patch.edges for patch in patches(given().picture)]
    tall = [each.bottom - each.top for each in edges]
    assert [each / tall[0] * 4 for each in tall] == pytest.approx(AGES)
    assert len({each.bottom for each in edges}) == 1


def test_gaps_between_bars_are_small_and_bars_equally_wide() -> None:
    edges = [patch.edges for patch in patches(given().picture)]
    gaps = [after.left - before.right for before, after in pairwise(edges)]
    assert gaps == pytest.approx([0.353] * 5, abs=0.001)
    assert len({round(each.right - each.left, 6) for each in edges}) == 1


def test_numbers_stand_at_the_edges_of_bars() -> None:
    picture = given().picture
    edges = [patch.edges for patch in patches(picture)]
    twenty = next(words for words in picture.words if words.text == "20")
    middle = (twenty.edges.left + twenty.edges.right) / 2
    assert edges[1].right < middle < edges[2].left


def test_values_stand_over_bars_with_the_unit_once() -> None:
    found = texts(given().picture)
    assert {"4%", "9", "21", "27", "18", "11"} <= set(found)


def test_bars_too_narrow_for_their_values_have_an_axis_instead() -> None:
    found = texts(given(tuple(range(101, 125)), slot="side").picture)
    assert "125%" in found
    assert "101%" not in found


def test_single_values_are_counted_and_those_on_an_edge_count_upwards() -> None:
    easel = counted()
    tall = [p.edges.bottom - p.edges.top for p in patches(easel.picture)]
    assert [round(each / tall[0] * 2) for each in tall] == [2, 3, 3, 1]
    assert [row[1] for row in easel.table.rows] == ["2", "3", "3", "1"]
    assert easel.table.rows[0][0] == "10–20"


def test_the_unit_of_single_values_goes_with_the_edges() -> None:
    found = texts(counted().picture)
    assert "US$50" in found
    assert {"2", "3", "1"} <= set(found)


def test_a_bar_that_nothing_falls_into_is_a_nought_and_one_without_data_says_so() -> (
    None
):
    assert "0" in texts(counted((11, 12, 35)).picture)
    picture = given((4, None, 21)).picture
    assert texts(picture).count("no data") == 1
    assert len(patches(picture)) == 2
    narrow = given((4, None, *AGES, *AGES), slot="side").picture
    assert any("no data: 10–19" in text for text in texts(narrow))


def test_a_bar_that_is_left_out_is_no_data_and_not_zero() -> None:
    easel = given()
    rows = [row for row in easel.chart["data"]["rows"] if row["low"] != "20"]
    picture = Easel({**easel.chart, "data": {"rows": rows}}).picture
    assert "no data" in texts(picture)


def test_what_is_not_measured_is_hatched_and_named() -> None:
    easel = given()
    rows = [*easel.chart["data"]["rows"]]
    rows[5] = {**rows[5], "standing": "forecast"}
    picture = Easel({**easel.chart, "data": {"rows": rows}}).picture
    assert patches(picture)[5].filling.hatch
    assert "50–59: forecast" in texts(picture)


@pytest.mark.parametrize(
    ("subtitle", "notes"),
    [
        ("Share of workers, %, by age, 2024", ("Width of a bar: 10",)),
        ("Share of workers, %, in groups of 10 years, 2024", ()),
        ("Share of workers, %, by age, 2010", ("Width of a bar: 10",)),
        ("Share of workers, %, 10–60 years, 2024", ("Width of a bar: 10",)),
    ],
)
def test_the_width_of_a_bar_is_told_unless_the_subtitle_has_it(
    subtitle: str, notes: tuple[str, ...]
) -> None:
    chart = drawn(fig={**given().chart, "subtitle": subtitle}).charts["fig"]
    assert chart.notes == notes


def test_the_width_of_counted_bars_has_their_unit() -> None:
    assert drawn(fig=counted().chart).charts["fig"].notes == ("Width of a bar: US$10",)


@pytest.mark.parametrize("slot", ["side", "column", "main", "full"])
@pytest.mark.parametrize("values", [(0, 0, 0), (7,), (10**6,) * 12, tuple(range(30))])
def test_it_fits_into_every_width(slot: str, values: tuple[int, ...]) -> None:
    assert len(patches(given(values, slot=slot).picture)) <= len(values)


@pytest.mark.parametrize(
    ("easel", "said"),
    [
        (counted(bin_=None), "single values need `bin`"),
        (counted((1, 10**9)), "bars are more than a reader takes in"),
        (given((4, -2)), "a bar of a histogram cannot be negative"),
        (
            Easel(
                {
                    "kind": "histogram",
                    "data": {
                        "rows": [
                            {"label": "a", "low": "0", "high": "10", "value": "1"},
                            {"label": "b", "low": "10", "high": "30", "value": "1"},
                        ]
                    },
                }
            ),
            "“b” covers 20 and the first bar 10",
        ),
        (
            Easel(
                {
                    "kind": "histogram",
                    "data": {
                        "rows": [
                            {"label": "a", "low": "0", "high": "10", "value": "1"},
                            {"label": "b", "low": "5", "high": "15", "value": "1"},
                        ]
                    },
                }
            ),
            "“a” and “b” overlap",
        ),
        (
            Easel(
                {
                    "kind": "histogram",
                    "data": {
                        "rows": [
                            {"label": "a", "low": "0", "high": "10", "value": "1"},
                            {"label": "b", "value": "1"},
                        ]
                    },
                }
            ),
            "1 of 2 rows give a bar",
        ),
        (
            Easel(
                {
                    "kind": "histogram",
                    "data": {"rows": [{"label": "a", "low": "65", "value": "1"}]},
                }
            ),
            "`high` is missing",
        ),
    ],
)
def test_what_makes_no_histogram_is_refused_with_a_reason(
    easel: Easel, said: str
) -> None:
    messages = [problem.message for problem in easel.problems if problem.blocks]
    assert any(said in message for message in messages)


def test_rows_without_a_value_are_counted_aloud() -> None:
    easel = counted()
    rows = [*easel.chart["data"]["rows"], {"label": "Refused"}]
    problems = Easel({**easel.chart, "data": {"rows": rows}}).problems
    assert [each.message for each in problems] == [
        "1 of 10 rows have no value and are not counted"
    ]
