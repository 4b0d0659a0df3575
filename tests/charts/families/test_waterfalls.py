"""Waterfalls: totals from zero, changes between them, and a sum that checks."""

from itertools import pairwise
from typing import Any

import pytest

from briefmaker.charts.canvas import Line
from briefmaker.charts.palette import WHITE
from briefmaker.problems import Severity
from charts.easel import CRIMSON, NAVY, TEAL, Easel, lines_of, patches, texts


def steps(*values: tuple[str, str], **more: Any) -> Easel:
    """Return steps; a value that begins with `=` is a total."""
    data = [
        {"label": label, "value": value.lstrip("=")}
        | ({"total": "true"} if value.startswith("=") else {})
        for label, value in values
    ]
    return Easel({"kind": "waterfall", "unit": "bn", "data": {"rows": data}, **more})


TRADE = (
    ("2023", "=40"),
    ("Oil", "-8"),
    ("Gas", "5"),
    ("Transit", "4"),
    ("Imports", "-6"),
    ("2024", "=35"),
)


def test_totals_are_solid_from_zero_rises_solid_and_falls_hatched_outlines() -> None:
    first, fall, rise, _, _, last = patches(steps(*TRADE).picture)
    assert (first.filling.fill, last.filling.fill) == (NAVY, NAVY)
    assert first.edges.bottom == last.edges.bottom
    assert (rise.filling.fill, rise.filling.hatch) == (TEAL, "")
    assert (fall.filling.fill, fall.filling.edge) == (WHITE, CRIMSON)
    assert fall.filling.hatch


def test_each_step_begins_where_the_one_before_ends() -> None:
    picture = steps(*TRADE).picture
    first, fall, rise, *_ = patches(picture)
    assert fall.edges.top == first.edges.top
    assert rise.edges.bottom == fall.edges.bottom
    tall = [p.edges.bottom - p.edges.top for p in (first, fall, rise)]
    assert [each / tall[0] * 40 for each in tall] == pytest.approx([40, 8, 5])
    thin = [
        shape
        for shape in picture.shapes
        if isinstance(shape, Line) and shape.width == 0.5 and not shape.mark
    ]
    assert len(thin) == len(TRADE) - 1


def test_changes_are_signed_with_a_true_minus_and_totals_are_bold() -> None:
    picture = steps(*TRADE).picture
    assert texts(picture)[:6] == ["40bn", "−8", "+5", "+4", "−6", "35"]
    bold = [w.text for w in picture.words if w.style.weight == "Semibold"]
    assert bold == ["40bn", "35"]


def test_a_sum_that_does_not_check_is_refused_with_both_numbers() -> None:
    (problem,) = steps(*TRADE[:-1], ("2024", "=53")).problems
    assert problem.code == "chart.sum"
    assert problem.blocks
    assert "add up to 35" in problem.message
    assert "says 53" in problem.message
    assert problem.address == ("charts", "fig", "data", "rows", 5)


def test_a_difference_that_rounding_explains_is_a_warning() -> None:
    (problem,) = steps(*TRADE[:-1], ("2024", "=36")).problems
    assert (problem.code, problem.severity) == ("chart.sum", Severity.WARNING)
    assert "`note`" in problem.hint
    exact = (("2023", "=10.0"), ("A", "3.4"), ("B", "3.4"), ("2024", "=17.0"))
    assert steps(*exact).problems[0].severity is Severity.WARNING
    assert steps(*exact[:-1], ("2024", "=17.1")).problems[0].blocks


def test_several_totals_are_each_added_up_from_the_one_before() -> None:
    sums = (("2022", "=10"), ("A", "5"), ("2023", "=15"), ("B", "1"), ("2024", "=19"))
    (problem,) = steps(*sums).problems
    assert "before “2024” add up to 16" in problem.message


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ((("A", "1"), ("B", "2")), "chart.no-total"),
        ((("A", "=1"), *((f"S{n}", "0") for n in range(21))), "chart.too-much"),
    ],
)
def test_what_is_no_waterfall_is_told(values: Any, code: str) -> None:
    assert [problem.code for problem in steps(*values).problems] == [code]


def test_a_step_without_data_cannot_be_drawn() -> None:
    data = [{"label": "A", "value": "1", "total": "true"}, {"label": "B"}]
    (problem,) = Easel({"kind": "waterfall", "data": {"rows": data}}).problems
    assert problem.code == "chart.no-value"
    assert "“B”" in problem.message


def test_below_zero_the_steps_go_on() -> None:
    first, fall, last = patches(steps(("A", "=5"), ("B", "-9"), ("C", "=-4")).picture)
    assert fall.edges.bottom == last.edges.bottom > first.edges.bottom


def test_long_names_lie_in_rows() -> None:
    long = [(f"Remittances of labour migrants {n}", "1") for n in range(6)]
    picture = steps(("2023", "=4"), *long, ("2024", "=10"), slot="column").picture
    found = patches(picture)
    assert all(a.edges.bottom < b.edges.top + 0.01 for a, b in pairwise(found))
    assert found[0].edges.right == pytest.approx(found[1].edges.left)
    assert not lines_of(picture)


def test_a_forecast_is_named() -> None:
    data = [
        {"label": "A", "value": "5", "total": "true"},
        {"label": "B", "value": "2", "standing": "forecast"},
        {"label": "C", "value": "7", "total": "true", "standing": "forecast"},
    ]
    picture = Easel({"kind": "waterfall", "data": {"rows": data}}).picture
    first, rise, last = patches(picture)
    assert not first.filling.hatch
    assert rise.filling.hatch
    assert last.filling.hatch
    assert texts(picture).count("forecast") == 1
