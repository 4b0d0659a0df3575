"""Small multiples: the same chart for several units, on the same scales."""

from typing import Any

import pytest

from briefmaker.charts.canvas import Line, Picture
from briefmaker.charts.palette import BACKGROUND
from charts.easel import PALETTE, Easel, lines_of, patches, texts

NAVY = PALETTE.identity[0].fill
PANELS = {
    "Azerbaijan": (10, 20, 30),
    "Armenia": (20, 15, 12),
    "Georgia": (60, 50, 80),
    "Moldova": (5, 6, 7),
}


def multiples(
    panels: dict[str, tuple[Any, ...]] = PANELS, shape: str = "line", **more: Any
) -> Easel:
    rows = [
        {"label": "x", "series": name, "date": str(2020 + at)}
        | ({} if value is None else {"value": str(value)})
        for name, values in panels.items()
        for at, value in enumerate(values)
    ]
    chart = {"kind": "small-multiples", "shape": shape, "unit": "%"}
    return Easel({**chart, "data": {"rows": rows}, **more})


def bars(panels: dict[str, tuple[Any, ...]] = PANELS, **more: Any) -> Easel:
    rows = [
        {"label": label, "series": name}
        | ({} if value is None else {"value": str(value)})
        for name, values in panels.items()
        for label, value in zip(("Food", "Gas", "Services"), values, strict=True)
    ]
    chart = {"kind": "small-multiples", "shape": "bar", "unit": "%"}
    return Easel({**chart, "data": {"rows": rows}, **more})


def grounds(picture: Picture) -> list[Line]:
    found = (shape for shape in picture.shapes if isinstance(shape, Line))
    return [line for line in found if not line.mark]


def test_each_panel_has_its_line_in_navy_and_the_others_faint_behind() -> None:
    picture = multiples().picture
    own = [line for line in lines_of(picture) if line.width == 1.6]
    faint = [line for line in grounds(picture) if line.colour == PALETTE.faint]
    assert [line.colour for line in own] == [NAVY] * 4
    assert len(faint) == 4 * 3


def test_all_panels_have_the_same_scale() -> None:
    picture = multiples().picture
    own = [line for line in lines_of(picture) if line.width == 1.6]
    rises = [abs(line.points[-1][1] - line.points[0][1]) for line in own]
    assert rises[0] / rises[2] == pytest.approx(20 / 20)
    assert rises[1] / rises[0] == pytest.approx(8 / 20)


def test_free_scales_need_a_note_and_give_each_panel_its_numbers() -> None:
    picture = multiples(free_scales=True, note="Scales differ.").picture
    own = [line for line in lines_of(picture) if line.width == 1.6]
    rises = [abs(line.points[-1][1] - line.points[0][1]) for line in own]
    assert rises[3] > rises[0] / 8
    tops = [text for text in texts(picture) if text.endswith("%")]
    assert {"30%", "20%", "100%"} <= set(tops)
    assert not [line for line in grounds(picture) if line.colour == PALETTE.faint]
    with pytest.raises(ValueError, match="needs a `note`"):
        _ = multiples(free_scales=True).plan


def test_titles_are_semibold_at_the_left_of_their_panels() -> None:
    picture = multiples().picture
    titles = [words for words in picture.words if words.text in PANELS]
    assert {words.style.size for words in titles} == {8.5}
    assert {words.style.weight.value for words in titles} == {"Semibold"}
    first = next(line for line in lines_of(picture) if line.width == 1.6)
    assert titles[0].edges.left == pytest.approx(first.points[0][0])


def test_numbers_stand_at_the_left_panels_and_dates_at_the_lowest_only() -> None:
    picture = multiples(slot="column").picture  # two by two
    found = texts(picture)
    assert found.count("100%") == 2
    assert found.count("2022") == 2
    numbers = [words for words in picture.words if words.text == "100%"]
    assert {words.edges.left for words in numbers} == {0}
    dates = [words for words in picture.words if words.text == "2022"]
    titles = {words.text: words.edges for words in picture.words}
    assert min(words.edges.top for words in dates) > titles["Georgia"].bottom


def test_the_lowest_panel_of_a_shorter_column_has_dates_too() -> None:
    five = {**PANELS, "Ukraine": (1, 2, 3)}
    assert texts(multiples(five, slot="column").picture).count("2022") == 2


def test_panels_out_of_focus_stand_back() -> None:
    picture = multiples(focus=["Georgia"]).picture
    colours = {line.colour for line in lines_of(picture) if line.width in (1.6, 1.0)}
    assert colours == {NAVY, BACKGROUND.fill}
    title = next(words for words in picture.words if words.text == "Armenia")
    assert title.style.colour == BACKGROUND.text


def test_a_line_breaks_where_data_are_missing_and_says_so() -> None:
    gap = {**PANELS, "Georgia": (60, None, 80)}
    assert "no data 2021" in texts(multiples(gap).picture)


def test_bars_have_names_at_the_left_panels_and_values_at_their_ends() -> None:
    picture = bars().picture
    found = texts(picture)
    assert found.count("Food") == 2
    assert found.count("10%") == 1
    starts = {patch.edges.left for patch in patches(picture)}
    assert len(starts) == 2


def test_bars_of_all_panels_are_to_one_scale_from_zero() -> None:
    wide = [patch.edges.right - patch.edges.left for patch in patches(bars().picture)]
    values = [value for panel in PANELS.values() for value in panel]
    assert [each / wide[0] * 10 for each in wide] == pytest.approx(values)


def test_an_empty_place_says_that_there_are_no_data() -> None:
    gap = {**PANELS, "Georgia": (60, None, 80)}
    assert texts(bars(gap).picture).count("no data") == 1
    columns = multiples(gap, "column").picture
    assert "Georgia, 2021: no data" in texts(columns)
    assert len(patches(columns)) == 11


def test_columns_begin_at_zero_in_every_panel() -> None:
    drawn = patches(multiples(shape="column").picture)
    tall = [patch.edges.bottom - patch.edges.top for patch in drawn]
    values = [value for panel in PANELS.values() for value in panel]
    assert [each / tall[0] * 10 for each in tall] == pytest.approx(values)


@pytest.mark.parametrize("shape", ["column", "bar"])
def test_a_forecast_is_hatched_and_named(shape: str) -> None:
    easel = multiples(shape=shape) if shape == "column" else bars()
    rows = [*easel.chart["data"]["rows"]]
    rows[2] = {**rows[2], "standing": "forecast"}
    picture = Easel({**easel.chart, "data": {"rows": rows}}).picture
    assert [bool(patch.filling.hatch) for patch in patches(picture)].count(True) == 1
    assert any(text.endswith(": forecast") for text in texts(picture))


def test_an_interval_is_a_whisker_and_is_named_below() -> None:
    easel = bars()
    rows = [*easel.chart["data"]["rows"]]
    rows[0] = {**rows[0], "low": "8", "high": "13"}
    chart = {**easel.chart, "data": {"rows": rows}, "interval": "95% interval"}
    picture = Easel(chart).picture
    assert "Around the values: 95% interval" in texts(picture)
    assert [line.width for line in lines_of(picture)].count(1.2) == 1


@pytest.mark.parametrize("shape", ["line", "column"])
def test_twelve_panels_fit_into_the_full_width(shape: str) -> None:
    twelve = {f"Place {n}": (n, n + 5, n + 2) for n in range(12)}
    picture = multiples(twelve, shape, slot="full").picture
    assert picture.height < 110


@pytest.mark.parametrize(
    ("easel", "code"),
    [
        (multiples({"A": (1, 2, 3)}), "chart.one-panel"),
        (multiples({f"P{n}": (1, 2) for n in range(60)}), "chart.too-much"),
        (multiples(focus=["Atlantis"]), "chart.unknown-focus"),
        (Easel({**bars().chart, "shape": "line"}), "chart.no-date"),
    ],
)
def test_what_makes_no_multiples_is_refused(easel: Easel, code: str) -> None:
    assert code in [problem.code for problem in easel.problems if problem.blocks]


def test_alternative_text_and_table_tell_each_panel() -> None:
    easel = multiples()
    assert "Georgia: from 60% (2020) to 80% (2022)" in easel.alt
    assert easel.table.head == ("Date", *PANELS)
    assert bars().table.rows[0] == ("Food", "10%", "20%", "60%", "5%")
