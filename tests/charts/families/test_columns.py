"""Columns: few points in time, from zero, with words below that are never turned."""

from typing import Any

import pytest

from briefmaker.charts.canvas import Patch
from briefmaker.charts.palette import CONTEXT
from briefmaker.problems import Severity
from charts.easel import (
    CRIMSON,
    NAVY,
    REMITTANCES,
    Easel,
    lines_of,
    patches,
    rows,
    texts,
)


def column(data: list[dict[str, Any]], **more: Any) -> Easel:
    return Easel({"kind": "column", "unit": "bn", "data": {"rows": data}, **more})


def years(values: dict[int, Any], **more: Any) -> list[dict[str, Any]]:
    return [
        {"label": "Trade", "date": str(year), "value": str(value), **more}
        for year, value in values.items()
    ]


def tall(patch: Patch) -> float:
    return patch.edges.bottom - patch.edges.top


def test_columns_stand_on_zero_and_are_as_high_as_their_values() -> None:
    found = patches(column(years({2022: 20, 2023: 40, 2024: 30})).picture)
    assert len({patch.edges.bottom for patch in found}) == 1
    heights = [tall(patch) for patch in found]
    assert [each / heights[1] for each in heights] == pytest.approx([0.5, 1, 0.75])


def test_dates_name_columns_in_their_order_and_the_unit_is_said_once() -> None:
    found = texts(column(years({2024: 30, 2022: 20, 2023: 40})).picture)
    assert found == ["20bn", "40", "30", "2022", "2023", "2024"]


def test_a_year_that_is_missing_has_an_empty_place_that_says_so() -> None:
    for data in (
        years({2020: 1, 2021: 2, 2023: 3}),
        [{"label": year, "value": "2"} for year in ("2020", "2021", "2023")],
    ):
        picture = column(data).picture
        assert "no data" in " ".join(texts(picture))
        assert "2022" in texts(picture)
        assert len(patches(picture)) == 3


def test_names_that_are_no_dates_keep_their_order() -> None:
    found = texts(column(rows(1, 9, 5)).picture)
    assert found[3:] == ["A", "B", "C"]


def test_series_stand_side_by_side_with_a_white_gap_and_are_named_once() -> None:
    data = [*years({2023: 5, 2024: 6}, series="Oil")]
    data += years({2023: 3, 2024: 2}, series="Gas")
    picture = column(data).picture
    first, second, third, _ = patches(picture)
    assert second.edges.left - first.edges.right == pytest.approx(0.353, abs=0.001)
    assert third.edges.left - second.edges.right > 5
    assert [patch.filling.fill for patch in (first, second)] == [NAVY, CRIMSON]
    assert (texts(picture).count("Oil"), texts(picture).count("Gas")) == (1, 1)


def test_a_focus_is_named_by_its_date_or_label() -> None:
    data = years({2022: 20, 2023: 40, 2024: 30})
    fills = [
        patch.filling.fill for patch in patches(column(data, focus=["2023"]).picture)
    ]
    assert fills == [CONTEXT, NAVY, CONTEXT]
    (problem,) = column(data, focus=["2021"]).problems
    assert problem.code == "chart.unknown-focus"


def test_negative_columns_hang_from_zero_with_their_value_below() -> None:
    picture = column(rows(10, -5)).picture
    up, down = patches(picture)
    assert up.edges.bottom == pytest.approx(down.edges.top)
    minus = next(words for words in picture.words if words.text == "−5")
    assert minus.edges.top > down.edges.bottom


def test_numbers_too_long_to_stand_over_columns_move_to_an_axis() -> None:
    values = {2017 + at: 1_234_567 + at for at in range(8)}
    found = texts(column(years(values), unit="people", slot="column").picture)
    assert not any("1,234,56" in text for text in found)
    assert found[0] == "250,000"
    assert any(text.endswith("\u00a0people") for text in found)


def test_words_below_are_wrapped_or_set_on_two_levels_and_never_turned() -> None:
    names = ["Kyrgyzstan", "Uzbekistan", "Tajikistan", "Turkmenistan", "Kazakhstan"]
    data = [{"label": name, "value": "5"} for name in names]
    picture = column([*data, *rows(4)], slot="column").picture
    levels = {round(words.at[1], 1) for words in picture.words if words.text in names}
    assert len(levels) == 2


def test_words_that_no_level_can_hold_are_sent_into_rows() -> None:
    data = [{"label": f"Governmental {n}", "value": "5"} for n in range(9)]
    work = column(data, slot="side").plan
    assert any(problem.code == "chart.too-much" for problem in work.problems)
    (problem,) = column(data[:4], slot="side").work.problems
    assert problem.hint.startswith("use `kind: bar`")


@pytest.mark.parametrize(
    ("slot", "most"), [("side", 4), ("column", 8), ("main", 12), ("full", 16)]
)
def test_a_width_takes_so_many_columns_and_then_a_line_is_better(
    slot: str, most: int
) -> None:
    def found(count: int) -> list[Any]:
        return list(
            column(
                years(dict.fromkeys(range(2000, 2000 + count), 1)), slot=slot
            ).problems
        )

    assert found(most) == []
    (problem,) = found(most + 1)
    assert problem.severity is Severity.WARNING
    assert problem.hint == "draw a `line`"
    assert found(2 * most + 1)[0].severity is Severity.ERROR


@pytest.mark.parametrize("standing", ["provisional", "forecast", "planned"])
def test_what_is_not_measured_looks_different_and_is_named(standing: str) -> None:
    data = [*years({2023: 5}), *years({2024: 6}, standing=standing)]
    picture = column(data).picture
    solid, other = patches(picture)
    assert solid.filling != other.filling
    assert other.filling.edge == NAVY
    assert standing in texts(picture)


def test_an_interval_is_a_whisker_and_named_on_the_chart() -> None:
    data = [{"label": "Z", "value": "15", "low": "11", "high": "18"}, *rows(5)]
    picture = column(data, interval="80% interval").picture
    first, _ = patches(picture)
    unit = tall(first) / 15
    ends = {y for line in lines_of(picture) for _, y in line.points}
    reach = sorted(
        (first.edges.bottom - y) / unit for y in ends if y < first.edges.bottom
    )
    assert [min(reach), max(reach)] == pytest.approx([11, 18])
    assert "80% interval" in texts(picture)


def test_sources_that_differ_are_a_solid_and_a_hatched_part() -> None:
    chart = {"kind": "column", "data": {"facts": ["remittances"], "rows": rows(20)}}
    picture = Easel(chart, REMITTANCES).picture
    sure, unsure, _ = patches(picture)
    assert (sure.filling.hatch, bool(unsure.filling.hatch)) == ("", True)
    assert tall(unsure) / tall(sure) == pytest.approx((50 - 17) / 17)
    assert "range between sources" in " ".join(texts(picture))


def test_more_than_has_an_open_end() -> None:
    data = years({2023: 5, 2024: 6})
    data[1]["qualifier"] = "more-than"
    picture = column(data).picture
    *_, arrow = patches(picture)
    assert len(arrow.points) == 3
    assert "more than" in " ".join(texts(picture))


def test_all_zero_is_a_base_line_with_zeros() -> None:
    picture = column(rows(0, 0)).picture
    assert not patches(picture)
    assert "0bn" in texts(picture)


def test_two_values_for_one_date_are_told() -> None:
    (problem,) = column([*years({2023: 5, 2024: 1}), *years({2023: 6})]).problems
    assert problem.code == "chart.twice"
