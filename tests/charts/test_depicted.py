"""What a title can be held against: the kinds of charts as plain values."""

from typing import Any

import pytest

from briefmaker.charts.depicted import depictions
from briefmaker.evidence.page.depiction import Depiction
from charts.easel import Easel


def depicted(chart: dict[str, Any]) -> list[Depiction]:
    return list(depictions(Easel(chart).plan, "en"))


def timed(**more: Any) -> list[dict[str, Any]]:
    return [
        {"label": "x", "series": name, "date": str(2020 + at), "value": str(10 * at)}
        | (more if at == 2 else {})
        for name in ("Armenia", "Georgia")
        for at in range(3)
    ]


PAIRS = [
    {"label": "A", "across": "1", "value": "30"},
    {"label": "B", "across": "2", "value": "20"},
]


def scatter(title: str) -> dict[str, Any]:
    axes = {"across": "Remittances, % of GDP", "up": "Migrants, thousands"}
    return {"kind": "scatter", "title": title, "data": {"rows": PAIRS}, **axes}


@pytest.mark.parametrize("shape", ["line", "column"])
def test_panels_over_time_are_lines_in_time(shape: str) -> None:
    data = {"rows": timed()}
    (one,) = depicted({"kind": "small-multiples", "shape": shape, "data": data})
    assert one.kind == "time"
    assert [len(line) for line in one.lines] == [3, 3]


def test_a_fan_is_a_line_in_time_with_the_ends_of_its_interval() -> None:
    rows = timed(standing="forecast", low="15", high="30")[:3]
    chart = {"kind": "fan", "interval": "80% interval", "data": {"rows": rows}}
    (one,) = depicted(chart)
    assert one.kind == "time"
    assert (one.marks[-1].low, one.marks[-1].high) == (15, 30)


def test_answers_are_parts_of_a_whole() -> None:
    rows = [{"label": "No", "value": "40"}, {"label": "Yes", "value": "60"}]
    words = {"question": "Do you?", "sample": "1,012 adults"}
    (one,) = depicted({"kind": "likert", "data": {"rows": rows}, **words})
    assert one.kind == "parts"


def test_a_plan_of_work_has_no_values_to_hold_a_title_against() -> None:
    rows = [{"label": "Draft", "date": "2025-01", "end": "2025-03"}]
    assert depicted({"kind": "gantt", "data": {"rows": rows}}) == []


@pytest.mark.parametrize(
    ("title", "values"),
    [
        ("Migrants are most in A", [30, 20]),
        ("Remittances are highest in B", [1, 2]),
        ("Where migrants leave, remittances come", []),
        ("B is highest", []),
    ],
)
def test_a_title_of_two_measures_is_held_against_the_one_it_names(
    title: str, values: list[int]
) -> None:
    (one,) = depicted(scatter(title))
    assert [mark.high for mark in one.marks] == values
