"""Stacked bars: the key part on zero, the total in bold at the end."""

from typing import Any

import pytest

from briefmaker.charts.canvas import Patch
from briefmaker.problems import Severity
from charts.easel import CRIMSON, NAVY, TEAL, Easel, patches, texts

EXPORTS = {
    "Azerbaijan": {"Gas": "10", "Oil": "13", "Other": "4"},
    "Kazakhstan": {"Gas": "12", "Oil": "42", "Other": "31"},
}


def stacked(bars: dict[str, dict[str, Any]], **more: Any) -> Easel:
    data = [
        {"label": label, "series": series}
        | ({} if value is None else {"value": str(value)})
        for label, parts in bars.items()
        for series, value in parts.items()
    ]
    return Easel({"kind": "stacked", "unit": "bn", "data": {"rows": data}, **more})


def wide(patch: Patch) -> float:
    return patch.edges.right - patch.edges.left


def test_the_key_part_stands_on_zero_and_totals_are_sorted() -> None:
    picture = stacked(EXPORTS).picture
    found = patches(picture)
    assert [patch.filling.fill for patch in found[:3]] == [NAVY, CRIMSON, TEAL]
    assert found[0].edges.left == found[3].edges.left
    labels = [text for text in texts(picture) if text in EXPORTS]
    assert labels == ["Kazakhstan", "Azerbaijan"]
    given = texts(stacked(EXPORTS, order="given").picture)
    assert [text for text in given if text in EXPORTS] == [*EXPORTS]


def test_the_total_is_bold_at_the_end_and_named_once() -> None:
    picture = stacked(EXPORTS).picture
    totals = {words.text: words.style.weight for words in picture.words}
    assert totals["85bn total"] == totals["27"] == "Semibold"


def test_a_white_gap_of_one_point_parts_the_segments() -> None:
    first, second, third, *_ = patches(stacked(EXPORTS).picture)
    assert second.edges.left - first.edges.right == pytest.approx(0.353, abs=0.001)
    assert third.edges.left - second.edges.right == pytest.approx(0.353, abs=0.001)


def test_every_part_says_its_number_inside_or_behind_the_bar() -> None:
    bars = {"A": {"Gas": 50, "Oil": 40}, "B": {"Gas": "0.5", "Oil": 30}}
    found = texts(stacked(bars).picture)
    assert {"50", "40", "30"} <= set(found)
    assert "Gas 0.5" in found


def test_a_missing_part_makes_the_total_a_least() -> None:
    found = texts(stacked({"A": {"Gas": 5, "Oil": None}}).picture)
    assert "Oil: no data" in found
    assert "at least 5bn total" in " ".join(found)


def test_a_disputed_part_is_hatched_and_makes_the_total_a_range() -> None:
    entries = {
        "quantities": {"oil": {"label": "Oil", "unit": "bn", "position": "show-both"}},
        "facts": {
            "one": {"quantity": "oil", "value": "10", "display": "10bn"},
            "two": {
                "quantity": "oil",
                "value": "30",
                "display": "30bn",
                "source": "s2",
            },
        },
    }
    data = {
        "rows": [
            {"label": "A", "series": "Gas", "value": "20"},
            {"label": "A", "series": "Oil", "fact": "oil"},
        ]
    }
    chart = {"kind": "stacked", "unit": "bn", "data": data}
    picture = Easel(chart, entries).picture
    gas, sure, unsure = patches(picture)
    assert wide(unsure) / wide(gas) == pytest.approx(20 / 20, abs=0.05)
    assert wide(sure) / wide(gas) == pytest.approx(10 / 20, abs=0.05)
    assert unsure.filling.hatch
    assert "30–50bn total" in texts(picture)


def test_four_parts_are_the_most_and_none_is_negative() -> None:
    five = {"A": {f"S{n}": 1 for n in range(5)}}
    (problem,) = stacked(five).problems
    assert (problem.code, problem.severity) == ("chart.too-much", Severity.ERROR)
    assert not stacked({"A": {f"S{n}": 1 for n in range(4)}}).problems
    (problem,) = stacked({"A": {"Gas": -1, "Oil": 3}}).problems
    assert problem.code == "chart.negative-share"


def test_names_that_cannot_stand_side_by_side_hang_or_become_a_key() -> None:
    long = "Mineral products and everything else that is dug up in the country"
    for slot in ("side", "column", "main"):
        bars = {"A": {long: 1, f"{long} too": 1, "Oil": 1}}
        said = " ".join(texts(stacked(bars, slot=slot).picture))
        assert said.count("everything") == 2


def test_all_zero_is_a_picture_of_zeros() -> None:
    found = texts(stacked({"A": {"Gas": 0, "Oil": 0}}).picture)
    assert "0bn total" in found
