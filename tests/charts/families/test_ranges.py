"""Ranges: dumbbells, and what sources say where they differ."""

from itertools import pairwise
from typing import Any

import pytest

from briefmaker.charts import styles
from briefmaker.charts.canvas import Line
from briefmaker.charts.palette import CONTEXT, INK, MUTE, WHITE
from charts.easel import CRIMSON, NAVY, REMITTANCES, Easel, dots, lines_of, texts

REMIT: dict[str, Any] = {
    "kind": "range",
    "unit": "%",
    "data": {"facts": ["remittances"]},
}


def ranges(rows: list[dict[str, Any]], **more: Any) -> Easel:
    return Easel({"kind": "range", "unit": "%", "data": {"rows": rows}, **more})


def gap(label: str, low: int, high: int) -> dict[str, Any]:
    return {"label": label, "low": str(low), "high": str(high)}


GAPS = [gap("Migrants", 19, 30), gap("Trade", 31, 37)]


def test_a_dumbbell_is_hollow_at_the_low_end_and_filled_at_the_high_one() -> None:
    low, high, *_ = dots(ranges(GAPS).picture)
    assert low.at[0] < high.at[0]
    assert low.at[1] == high.at[1]
    assert (low.fill, high.fill) == (WHITE, NAVY)


def test_values_stand_outside_their_ends_with_the_unit_once() -> None:
    picture = ranges(GAPS).picture
    low, high, *_ = dots(picture)
    before = next(words for words in picture.words if words.text == "19%")
    behind = next(
        words
        for words in picture.words
        if words.text == "30" and words.style is styles.LABEL
    )
    assert before.edges.right < low.edges.left
    assert behind.edges.left > high.edges.right
    assert "50%" not in texts(picture)
    assert "40%" in texts(picture)


def test_the_axis_holds_zero_and_is_to_scale() -> None:
    picture = ranges(GAPS).picture
    zero, forty = (
        next(words for words in picture.words if words.text == text)
        for text in ("0", "40%")
    )
    middle = [(words.edges.left + words.edges.right) / 2 for words in (zero, forty)]
    low, high, *_ = dots(picture)
    unit = (middle[1] - middle[0]) / 40
    assert (low.at[0] - middle[0]) / unit == pytest.approx(19)
    assert (high.at[0] - middle[0]) / unit == pytest.approx(30)


def test_heads_stand_over_the_first_dumbbell_only() -> None:
    picture = ranges(
        GAPS, low_label="Lowest source", high_label="Highest source"
    ).picture
    assert texts(picture).count("Lowest source") == 1
    head = next(words for words in picture.words if words.text == "Lowest source")
    assert head.edges.bottom < dots(picture)[0].edges.top


def test_rows_may_be_sorted_by_their_upper_end() -> None:
    picture = ranges(GAPS, order="value").picture
    labels = [text for text in texts(picture) if text in ("Migrants", "Trade")]
    assert labels == ["Trade", "Migrants"]


def test_a_row_with_one_value_is_one_mark() -> None:
    picture = ranges([*GAPS, {"label": "Gas", "value": "12"}, {"label": "Oil"}]).picture
    assert len(dots(picture)) == 5
    assert {"12", "no data"} <= set(texts(picture))


def test_every_source_has_its_mark_and_its_own_words() -> None:
    picture = Easel(REMIT, REMITTANCES).picture
    found = texts(picture)
    for words in ("roughly 17% of GDP", "nearly half of GDP", "from Russia, 2024"):
        assert words in found
    (point,) = dots(picture)
    bar, interval = lines_of(picture)
    assert point.edge == NAVY
    assert (bar.colour, interval.colour) == (CONTEXT, CRIMSON)
    assert interval.width > bar.width
    unit = (bar.points[1][0] - bar.points[0][0]) / (50 - 17)
    length = interval.points[1][0] - interval.points[0][0]
    assert length / unit == pytest.approx(5)
    assert bar.points[0][0] == pytest.approx(point.at[0])


def test_a_single_disputed_row_is_named_by_the_subtitle() -> None:
    label = "Remittances as a share of GDP"
    assert label not in texts(Easel(REMIT, REMITTANCES).picture)
    both = {**REMIT, "data": {"facts": ["remittances"], "rows": GAPS}}
    assert label in " ".join(texts(Easel(both, REMITTANCES).picture))


def several(count: int, position: str = "show-both") -> dict[str, Any]:
    facts = {
        f"f{n}": {
            "quantity": "q",
            "display": f"about {17 + 2 * n}%",
            "value": str(17 + 2 * n),
            "scope": "all transfers through banks and money transfer offices",
            "source": "s1" if n % 2 else "s2",
        }
        for n in range(count)
    }
    facts["f0"]["rank"] = "preferred"
    quantities = {"q": {"label": "Share of GDP", "position": position}}
    return {"quantities": quantities, "facts": facts}


def test_sources_too_near_each_other_have_a_line_each() -> None:
    chart = {"kind": "range", "data": {"facts": ["q"]}}
    found = dots(Easel(chart, several(4)).picture)
    assert [dot.form for dot in found] == ["circle", "diamond", "square", "triangle"]
    assert len({dot.edge for dot in found}) == 4
    heights = [dot.at[1] for dot in found]
    assert all(later - earlier > 4 for earlier, later in pairwise(heights))


def test_the_preferred_source_is_filled_and_the_others_are_not() -> None:
    chart = {"kind": "range", "data": {"facts": ["q"]}}
    found = dots(Easel(chart, several(3, "prefer")).picture)
    assert [(dot.fill, dot.edge) for dot in found] == [
        (NAVY, NAVY),
        (WHITE, MUTE),
        (WHITE, MUTE),
    ]


def test_equal_values_with_other_words_are_both_shown() -> None:
    facts = {
        "a": {"quantity": "q", "display": "about 1.2 million", "value": "1.2"},
        "b": {
            "quantity": "q",
            "display": "more than 1.2 million",
            "value": "1.2",
            "qualifier": "more-than",
            "source": "s2",
        },
    }
    entries = {
        "quantities": {"q": {"label": "Workers", "position": "show-both"}},
        "facts": facts,
    }
    picture = Easel({"kind": "range", "data": {"facts": ["q"]}}, entries).picture
    assert {"about 1.2 million", "more than 1.2 million"} <= set(texts(picture))
    first, second = dots(picture)
    assert first.at[0] == second.at[0]
    assert not first.edges.meets(second.edges)


@pytest.mark.parametrize("slot", ["main", "column", "full"])
def test_a_dispute_fits_every_width(slot: str) -> None:
    assert Easel({**REMIT, "slot": slot}, REMITTANCES).drawing.charts["fig"].svg


def test_large_numbers_leave_fewer_marks_on_the_axis() -> None:
    picture = ranges([gap("A", 400000, 1000000)], unit="people", slot="column").picture
    numbers = [text for text in texts(picture) if text.endswith("000") or text == "0"]
    assert len(numbers) < 7


@pytest.mark.parametrize("slot", ["main", "full"])
@pytest.mark.parametrize(
    "rows",
    [
        [gap("Trade", 123_456_789_012_345, 987_654_321_098_765)],
        [gap("Trade", 5, 987_654_321_098_765)],
        [gap("Trade", 2, 30), gap("Gas", 4, 31)],
        [{"label": "Trade", "low": "-50", "high": "-2.5"}],
    ],
)
def test_no_value_stands_across_the_axis(rows: list[dict[str, Any]], slot: str) -> None:
    picture = ranges(rows, slot=slot).picture
    (zero,) = {
        line.points[0][0]
        for line in picture.shapes
        if isinstance(line, Line)
        and line.colour == INK
        and line.points[0][0] == line.points[-1][0]
    }
    values = [words for words in picture.words if words.style is styles.LABEL]
    assert len(values) == 3 * len(rows)
    for words in values:
        assert not words.edges.left - 0.2 < zero < words.edges.right + 0.2, words.text


def test_sources_that_differ_may_all_be_below_zero() -> None:
    facts = {
        id_: {"source": source, "quantity": "trade", "display": said, "value": value}
        for id_, source, said, value in (
            ("a", "s1", "minus 9%", "-9"),
            ("b", "s2", "minus 2%", "-2"),
        )
    }
    trade = {"label": "Change in trade", "unit": "%", "position": "show-both"}
    entries = {"quantities": {"trade": trade}, "facts": facts}
    rows = [{"label": "Gas", "low": "-4", "high": "-1"}]
    chart = {"kind": "range", "unit": "%", "data": {"facts": ["trade"], "rows": rows}}
    assert {"minus 9%", "minus 2%"} <= set(texts(Easel(chart, entries).picture))
