"""What is printed under a chart besides source and note."""

from typing import Any

import pytest

from charts.easel import drawn, rows


def notes(chart: dict[str, Any]) -> tuple[str, ...]:
    return drawn(fig=chart).charts["fig"].notes


def ranged(**more: Any) -> dict[str, Any]:
    first, *others = rows(10, 20, 30, 40)
    first |= {"low": "8", "high": "12"}
    return {"kind": "bar", "data": {"rows": [first, *others]}, **more}


def test_the_interval_around_values_is_named_under_the_figure() -> None:
    assert notes(ranged(interval="95% interval")) == (
        "Around the values: 95% interval",
    )


def test_nothing_is_said_of_an_interval_that_no_value_has() -> None:
    chart = {"kind": "bar", "interval": "95% interval"}
    assert notes({**chart, "data": {"rows": rows(10, 20, 30, 40)}}) == ()


@pytest.mark.parametrize("kind", ["bar", "dot", "lollipop"])
def test_a_chart_without_intervals_has_no_notes(kind: str) -> None:
    assert notes({"kind": kind, "data": {"rows": rows(10, 20, 30, 40)}}) == ()
