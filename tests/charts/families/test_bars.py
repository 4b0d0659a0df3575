"""Bars: from zero, in order, with what binds their values."""

from typing import Any

import pytest

from briefmaker.charts.canvas import Line, Patch, Words
from briefmaker.charts.palette import CONTEXT, WHITE
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

EXPORTS: list[dict[str, Any]] = [
    {"label": "Uzbekistan", "value": "77"},
    {"label": "Kyrgyzstan", "value": "90"},
    {"label": "Turkmenistan"},
    {"label": "Kazakhstan", "value": "39"},
]


def bar(rows: list[dict[str, Any]], **more: Any) -> Easel:
    return Easel({"kind": "bar", "unit": "%", "data": {"rows": rows}, **more})


def wide(patch: Patch) -> float:
    return patch.edges.right - patch.edges.left


def test_bars_begin_at_zero_and_are_as_long_as_their_values() -> None:
    bars = patches(bar(EXPORTS).picture)
    assert len({patch.edges.left for patch in bars}) == 1
    lengths = [wide(patch) for patch in bars]
    assert [length / lengths[0] * 90 for length in lengths] == pytest.approx(
        [90, 77, 39]
    )


def test_bars_are_sorted_by_value_and_missing_ones_stand_last() -> None:
    found = texts(bar(EXPORTS).picture)
    labels = [text for text in found if text.endswith("stan")]
    assert labels == ["Kyrgyzstan", "Uzbekistan", "Kazakhstan", "Turkmenistan"]
    given = texts(bar(EXPORTS, order="given").picture)
    assert given[0] == "Uzbekistan"


def test_the_unit_is_said_once_and_no_data_in_words() -> None:
    found = texts(bar(EXPORTS).picture)
    assert [text for text in found if text[0].isdigit()] == ["90%", "77", "39"]
    assert found.count("no data") == 1


def test_the_bar_in_focus_is_navy_and_its_words_are_bold() -> None:
    picture = bar(EXPORTS, focus=["Kazakhstan"]).picture
    assert [patch.filling.fill for patch in patches(picture)] == [
        CONTEXT,
        CONTEXT,
        NAVY,
    ]
    bold = [words.text for words in picture.words if words.style.weight == "Semibold"]
    assert bold == ["Kazakhstan", "39"]


def test_more_than_is_said_and_shown_as_an_open_end() -> None:
    picture = bar(
        [{"label": "All five", "value": "45", "qualifier": "more-than"}, *rows(28)]
    ).picture
    assert "more than 45%" in texts(picture)
    solid, arrow, other = patches(picture)
    assert arrow.edges.left > solid.edges.right
    assert len(arrow.points) == 6
    assert wide(solid) / wide(other) == pytest.approx(45 / 28)


def test_sources_that_differ_are_a_solid_and_a_hatched_part() -> None:
    picture = Easel(
        {"kind": "bar", "data": {"facts": ["remittances"]}}, REMITTANCES
    ).picture
    sure, unsure = patches(picture)
    assert (sure.filling.hatch, bool(unsure.filling.hatch)) == ("", True)
    assert sure.edges.right == unsure.edges.left
    assert wide(unsure) / wide(sure) == pytest.approx((50 - 17) / 17)
    said = " ".join(texts(picture))
    assert "about 17 or nearly half of GDP" in said


@pytest.mark.parametrize("preferred", [None, "about-17"])
def test_sources_that_differ_have_a_whisker_from_the_lowest_to_the_highest(
    preferred: str | None,
) -> None:
    entries = ranked(preferred)
    chart = {"kind": "bar", "data": {"facts": ["remittances"]}}
    picture = Easel(chart, entries).picture
    solid, *_ = patches(picture)
    whisker, *ends = [line for line in lines_of(picture) if line.colour != WHITE]
    unit = wide(solid) / 17
    reach = [x - solid.edges.left for x, _ in whisker.points]
    assert reach == pytest.approx([17 * unit, 50 * unit])
    assert [line.points[0][0] for line in ends] == [x for x, _ in whisker.points]


def ranked(preferred: str | None) -> dict[str, Any]:
    """Return the disputed remittances, one of them preferred."""
    if preferred is None:
        return REMITTANCES
    position = {**REMITTANCES["quantities"]["remittances"], "position": "prefer"}
    best = {**REMITTANCES["facts"][preferred], "rank": "preferred"}
    facts = {**REMITTANCES["facts"], preferred: best}
    return {"quantities": {"remittances": position}, "facts": facts}


def test_the_range_between_sources_is_named_once() -> None:
    facts = {f"{name}-b": held for name, held in REMITTANCES["facts"].items()}
    facts = {name: {**held, "quantity": "b"} for name, held in facts.items()}
    quantities = {"b": {"label": "B", "unit": "% of GDP", "position": "show-both"}}
    entries = {
        "quantities": {**REMITTANCES["quantities"], **quantities},
        "facts": {**REMITTANCES["facts"], **facts},
    }
    data = {"facts": ["remittances", "b"], "rows": rows(10)}
    picture = Easel({"kind": "bar", "data": data}, entries).picture
    assert " ".join(texts(picture)).count("range between sources") == 1


@pytest.mark.parametrize(
    ("standing", "hatched", "fill"),
    [
        ("provisional", False, None),
        ("forecast", True, WHITE),
        ("planned", False, WHITE),
    ],
)
def test_what_is_not_measured_looks_different_and_is_named(
    standing: str, hatched: bool, fill: str | None
) -> None:
    picture = bar(
        [*rows(10), {"label": "Z", "value": "9", "standing": standing}]
    ).picture
    _, other = patches(picture)
    assert bool(other.filling.hatch) is hatched
    assert other.filling.edge == NAVY
    assert fill in (None, other.filling.fill)
    assert standing in texts(picture)


def test_an_interval_is_a_whisker_over_the_bar() -> None:
    picture = bar([{"label": "A", "value": "15", "low": "11", "high": "18"}]).picture
    (solid,) = patches(picture)
    whiskers = [line for line in lines_of(picture) if line.colour != WHITE]
    xs = sorted({x for line in whiskers for x, _ in line.points})
    unit = wide(solid) / 15
    assert [x - solid.edges.left for x in xs] == pytest.approx([11 * unit, 18 * unit])


def test_negative_values_hang_to_the_left_of_zero() -> None:
    picture = bar(rows(10, -8)).picture
    up, down = patches(picture)
    assert up.edges.left == pytest.approx(down.edges.right)
    assert wide(down) / wide(up) == pytest.approx(0.8)
    minus = next(words for words in picture.words if words.text == "−8")
    assert minus.edges.right < down.edges.left


def test_all_zero_is_a_picture_of_zeros() -> None:
    picture = bar(rows(0, 0)).picture
    assert not patches(picture)
    assert texts(picture).count("0") == 1
    assert "0%" in texts(picture)


def test_a_long_label_is_wrapped_and_never_cut() -> None:
    label = "The Ministry of Labour, Migration and Employment of the Population of it"
    picture = bar([{"label": label, "value": "5"}]).picture
    assert " ".join(texts(picture)[:-1]) == label


def test_bars_stretch_to_the_height_that_is_asked() -> None:
    low, tall = bar(EXPORTS).picture, bar(EXPORTS, height="60").picture
    assert tall.height == pytest.approx(60)
    assert low.height < 40
    thick = {patch.edges.bottom - patch.edges.top for patch in patches(tall)}
    assert len({round(each, 6) for each in thick}) == 1


GROUPS = [
    {"label": place, "series": year, "value": str(value)}
    for place, year, value in [
        ("Kazakhstan", "2021", 24),
        ("Kazakhstan", "2024", 28),
        ("Uzbekistan", "2021", 7),
    ]
]


def test_groups_name_their_series_once_and_keep_slots_for_missing_bars() -> None:
    picture = Easel({"kind": "grouped-bar", "data": {"rows": GROUPS}}).picture
    found = texts(picture)
    assert (found.count("2021"), found.count("2024")) == (1, 1)
    assert found.count("no data") == 1
    fills = [patch.filling.fill for patch in patches(picture)]
    assert fills == [NAVY, CRIMSON, NAVY]


def test_bars_of_a_group_have_a_white_gap_between_them() -> None:
    picture = Easel({"kind": "grouped-bar", "data": {"rows": GROUPS}}).picture
    first, second, third = patches(picture)
    assert second.edges.top - first.edges.bottom == pytest.approx(0.353, abs=0.001)
    assert third.edges.top - second.edges.bottom > 3


def test_the_zero_line_reaches_over_all_bars() -> None:
    picture = bar(EXPORTS).picture
    zero = next(shape for shape in picture.shapes if isinstance(shape, Line))
    assert [y for _, y in zero.points] == [0, picture.height]


def test_a_note_stands_beside_its_value() -> None:
    picture = bar([{"label": "A", "value": "5", "note": "per year"}]).picture
    note = next(
        shape
        for shape in picture.shapes
        if isinstance(shape, Words) and shape.text == "per year"
    )
    value = next(
        shape
        for shape in picture.shapes
        if isinstance(shape, Words) and shape.text == "5%"
    )
    assert note.edges.left > value.edges.right
    assert note.at[1] == value.at[1]
