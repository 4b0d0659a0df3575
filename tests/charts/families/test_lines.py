"""Lines: to scale, broken where they must be, named at their ends."""

from itertools import pairwise
from typing import Any

import pytest

from briefmaker.charts.canvas import Line, Patch, Picture
from briefmaker.charts.palette import CONTEXT
from charts.easel import CRIMSON, NAVY, Easel, dots, lines_of, texts


def line(points: dict[str, Any], series: str = "Azerbaijan") -> list[dict[str, Any]]:
    return [
        {"label": "x", "series": series, "date": date}
        | (value if isinstance(value, dict) else {"value": str(value)})
        for date, value in points.items()
    ]


def chart(*lines: list[dict[str, Any]], **more: Any) -> Easel:
    rows = [row for each in lines for row in each]
    return Easel({"kind": "line", "unit": "%", "data": {"rows": rows}, **more})


RISING = {"2020": 40, "2021": 50, "2022": 60}


def strokes(picture: Picture, width: float) -> list[int]:
    """Return how many points each line of this width has."""
    return [len(each.points) for each in lines_of(picture) if each.width == width]


def test_a_line_runs_through_all_its_points_and_ends_in_its_name() -> None:
    picture = chart(line(RISING)).picture
    assert strokes(picture, 1.6) == [3]
    assert "Azerbaijan 60" in texts(picture)


def test_time_is_to_scale() -> None:
    picture = chart(line({"2020-01-01": 1, "2020-01-11": 2, "2020-03-31": 3})).picture
    xs = [dot.at[0] for dot in dots(picture)]
    first, second, last = sorted(set(xs))
    assert (second - first) / (last - first) == pytest.approx(10 / 90)


def test_points_of_irregular_dates_are_marked_and_of_regular_ones_are_not() -> None:
    assert (
        len(
            dots(
                chart(line({"2020-01-05": 1, "2020-02-25": 2, "2020-03-01": 3})).picture
            )
        )
        == 3
    )
    assert len(dots(chart(line(RISING)).picture)) == 1


def test_the_axis_begins_at_zero_and_has_its_unit_at_the_top() -> None:
    found = texts(chart(line(RISING)).picture)
    assert [text for text in found if text[0].isdigit() and len(text) < 4] == [
        "20",
        "40",
        "60%",
    ]
    assert "0" not in found


def test_a_cropped_axis_leaves_air_below_the_line() -> None:
    picture = chart(line({"2020": 61, "2021": 64, "2022": 66}), from_zero=False).picture
    (stroke,) = [each for each in lines_of(picture) if each.width == 1.6]
    lowest = max(y for _, y in stroke.points)
    highest = min(y for _, y in stroke.points)
    bottom = max(
        y
        for shape in picture.shapes
        if hasattr(shape, "points")
        for _, y in shape.points
    )
    assert bottom - lowest > (lowest - highest) / 4


@pytest.mark.parametrize(
    "gap",
    [
        {"2020": 1, "2021": 2, "2024": 3, "2025": 4},
        {"2020": 1, "2021": 2, "2022": {}, "2023": {}, "2024": 3, "2025": 4},
    ],
)
def test_a_line_breaks_where_data_are_missing_and_says_so(gap: dict[str, Any]) -> None:
    picture = chart(line(gap)).picture
    assert strokes(picture, 1.6) == [2, 2]
    assert "no data 2022–23" in texts(picture)
    (link,) = [each for each in lines_of(picture) if each.width == 0.6]
    assert link.dashes


def test_a_forecast_is_dashed_with_a_band_and_named_once() -> None:
    ahead = {
        "2023": {"value": "62", "low": "58", "high": "66", "standing": "forecast"},
        "2024": {"value": "65", "low": "57", "high": "73", "standing": "forecast"},
    }
    picture = chart(line({**RISING, **ahead})).picture
    dashed = [each for each in lines_of(picture) if each.width == pytest.approx(1.2)]
    assert [bool(each.dashes) for each in dashed] == [True, True]
    assert texts(picture).count("forecast") == 1
    assert dots(picture)[-1].fill == "#FFFFFF"


@pytest.mark.parametrize("standing", ["provisional", "forecast", "planned"])
@pytest.mark.parametrize("before", [{}, {"2020": 40, "2021": 45}])
def test_a_last_point_that_is_not_measured_is_hollow_and_named(
    before: dict[str, Any], standing: str
) -> None:
    last = {"2022": {"value": "50", "standing": standing}}
    picture = chart(line({**before, **last})).picture
    assert texts(picture).count(standing) == 1
    assert dots(picture)[-1].fill == "#FFFFFF"


def test_each_line_has_a_colour_and_dashes_of_its_own() -> None:
    names = ["Azerbaijan", "Armenia", "Georgia", "Kazakhstan"]
    lines = [
        line({"2020": 10 * n, "2021": 10 * n + 5}, name)
        for n, name in enumerate(names, start=1)
    ]
    strokes = [each for each in lines_of(chart(*lines).picture) if each.width == 1.6]
    assert len({each.colour for each in strokes}) == 4
    assert len({each.dashes for each in strokes}) == 4
    assert strokes[0].colour == NAVY


def test_lines_out_of_focus_stand_back() -> None:
    picture = chart(
        line(RISING), line({"2020": 5, "2022": 6}, "Georgia"), focus=["Georgia"]
    ).picture
    strokes = [each for each in lines_of(picture) if len(each.points) > 1]
    widths = {each.colour: each.width for each in strokes}
    assert widths[CONTEXT] == 1.0
    assert widths[NAVY] == 1.6


def test_names_of_lines_that_end_together_are_moved_apart() -> None:
    lines = [
        line({"2020": 10, "2021": 50 + n}, name)
        for n, name in enumerate(["Azerbaijan", "Armenia", "Georgia"])
    ]
    picture = chart(*lines).picture
    ends = [words for words in picture.words if " 5" in words.text]
    tops = sorted(words.edges.top for words in ends)
    assert len(tops) == 3
    assert min(later - earlier for earlier, later in pairwise(tops)) > 3


DISPUTED: dict[str, Any] = {
    "quantities": {"share": {"label": "Share", "position": "show-both"}},
    "facts": {
        "low": {"quantity": "share", "display": "17", "value": "17", "date": "2022"},
        "high": {
            "quantity": "share",
            "display": "48",
            "value": "48",
            "date": "2022",
            "source": "s2",
        },
    },
}


def disputed(**position: str) -> Easel:
    rows = line({"2020": 20, "2021": 25, "2023": 30, "2024": 33})
    data = {"facts": [{"fact": "share", "series": "Azerbaijan"}], "rows": rows}
    entries = {**DISPUTED, "quantities": {"share": {"label": "Share", **position}}}
    return Easel({"kind": "line", "data": data}, entries)


def test_a_line_does_not_lead_through_a_disputed_value() -> None:
    picture = disputed(position="show-both").picture
    assert strokes(picture, 1.6) == [2, 2]
    (bar,) = [each for each in lines_of(picture) if each.width == 2.2]
    assert bar.points[0][0] == bar.points[1][0]
    assert [dot.form for dot in dots(picture)].count("diamond") == 2
    assert {"17", "48"} <= set(texts(picture))


def bands(picture: Picture) -> list[Patch]:
    found = (shape for shape in picture.shapes if isinstance(shape, Patch))
    return [shape for shape in found if not shape.mark]


def test_a_band_leads_through_the_range_between_sources() -> None:
    picture = disputed(position="show-both").picture
    (band,) = bands(picture)
    (bar,) = [each for each in lines_of(picture) if each.width == 2.2]
    before, after = [line for line in lines_of(picture) if line.width == 1.6]
    assert set(bar.points) < set(band.points)
    assert before.points[-1] in band.points
    assert after.points[0] in band.points
    assert texts(picture).count("range between sources") == 1


def test_no_band_leads_over_missing_data() -> None:
    rows = line({"2020": 20, "2021": 25, "2024": 33, "2025": 34})
    data = {"facts": [{"fact": "share", "series": "Azerbaijan"}], "rows": rows}
    picture = Easel({"kind": "line", "data": data}, DISPUTED).picture
    (band,) = bands(picture)
    after = [line for line in lines_of(picture) if line.width == 1.6][-1]
    assert not set(after.points) & set(band.points)


def test_sources_that_agree_on_the_number_have_no_range_between_them() -> None:
    facts = {**DISPUTED["facts"]}
    facts["high"] = {**facts["high"], "display": "over 17", "value": "17"}
    easel = disputed(position="show-both")
    picture = Easel(easel.chart, {**easel.entries, "facts": facts}).picture
    assert "range between sources" not in texts(picture)


def test_a_line_leads_through_the_value_that_the_brief_prefers() -> None:
    easel = disputed(position="prefer")
    facts = {
        **DISPUTED["facts"],
        "low": {**DISPUTED["facts"]["low"], "rank": "preferred"},
    }
    easel = Easel(easel.chart, {**easel.entries, "facts": facts})
    assert strokes(easel.picture, 1.6) == [5]
    assert bands(easel.picture) == []


def test_a_break_in_series_is_a_rule_with_its_reason() -> None:
    facts = {
        f"in-{year}": {"label": "Support", "value": str(year - 1980), "date": str(year)}
        for year in range(2019, 2025)
    }
    facts["in-2022"]["obs_status"] = "B"
    data = {"facts": list(facts)}
    easel = Easel({"kind": "line", "data": data}, {"facts": facts})
    assert strokes(easel.picture, 1.6) == [3, 3]
    assert "new method from 2022" in texts(easel.picture)


def test_one_point_is_a_dot_with_its_value() -> None:
    picture = chart(line({"2020": 5})).picture
    assert len(dots(picture)) == 1
    assert "Azerbaijan 5" in texts(picture)


def test_series_take_their_colour_in_order_of_appearance() -> None:
    picture = chart(line(RISING), line({"2020": 5, "2021": 6}, "Georgia")).picture
    name = next(words for words in picture.words if words.text.startswith("Georgia"))
    assert name.style.colour == CRIMSON


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([str(year) for year in range(2014, 2027)], "2026"),
        (["2024-01", "2024-02", "2024-03", "2024-04"], "Apr\u00a02024"),
        (["2025-10-08", "2025-10-09", "2025-10-10"], "10\u00a0Oct\u00a02025"),
        (["1920", "2020"], "2020"),
    ],
)
def test_the_time_axis_names_its_last_date(dates: list[str], expected: str) -> None:
    picture = chart(line(dict.fromkeys(dates, 5))).picture
    assert expected in texts(picture)


def test_an_interval_is_named_once_beside_its_band_or_whisker() -> None:
    sure = {"2021": 50, "2022": 55}
    unsure = {"value": "60", "low": "50", "high": "70"}
    one = line({**sure, "2023": unsure})
    other = line({**sure, "2023": {**unsure, "value": "62"}}, "Georgia")
    picture = chart(one, other, interval="80% interval").picture
    assert texts(picture).count("80% interval") == 1
    lone = chart(line({"2023": unsure}), interval="80% interval").picture
    assert [each.width for each in lines_of(lone)].count(1.2) == 1
    assert texts(lone).count("80% interval") == 1


def test_an_interval_without_a_name_is_reported() -> None:
    rows = line({"2022": 55, "2023": {"value": "60", "low": "50", "high": "70"}})
    codes = [problem.code for problem in chart(rows).problems]
    assert codes == ["chart.unnamed-interval"]
    assert chart(rows, interval="80% interval").problems == ()


def test_a_range_without_a_value_is_a_bar_and_no_line_leads_to_it() -> None:
    picture = chart(line({**RISING, "2023": {"low": "50", "high": "70"}})).picture
    assert strokes(picture, 1.6) == [3]
    (bar,) = [each for each in lines_of(picture) if each.width == 2.2]
    assert bar.points[0][0] == bar.points[1][0]


def test_a_row_can_say_that_a_new_method_begins() -> None:
    rows = line({"2019": 40, "2020": 41, "2021": 55, "2022": 56})
    rows[2]["new_method"] = True
    picture = chart(rows).picture
    assert strokes(picture, 1.6) == [2, 2]
    assert "new method from 2021" in texts(picture)


def test_words_above_a_rule_are_not_struck_through_by_the_grid() -> None:
    rows = line({"2019": 40, "2020": 41, "2021": 55, "2022": 56})
    rows[2]["new_method"] = True
    picture = chart(rows).picture
    words = next(each for each in picture.words if each.text.startswith("new method"))
    ground = [shape for shape in picture.shapes if isinstance(shape, Line)]
    heights = [shape.points[0][1] for shape in ground if not shape.mark]
    assert not [y for y in heights if words.edges.top < y < words.edges.bottom]


def test_an_axis_that_leaves_zero_out_says_where_it_begins() -> None:
    rows = line({"2020": 61, "2021": 64, "2022": 66})
    found = texts(chart(rows, from_zero=False).picture)
    assert sum(text.startswith("axis from ") for text in found) == 1
