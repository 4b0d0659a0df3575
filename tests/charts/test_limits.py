"""Charts hold as much as a reader takes in (rule C-07), and what their kind needs."""

from typing import Any

import pytest

from briefmaker.problems import Severity
from charts.easel import Easel, rows


def many(count: int, **more: Any) -> list[dict[str, Any]]:
    return [{"label": f"Item {n}", "value": "1", **more} for n in range(count)]


def series(count: int) -> list[dict[str, Any]]:
    return [
        {"label": "A", "series": f"S{n}", "value": str(n), "date": "2020"}
        for n in range(count)
    ]


def events(count: int) -> list[dict[str, Any]]:
    return [{"label": f"Event {n}", "date": f"{2000 + n}"} for n in range(count)]


def parts(count: int) -> list[dict[str, Any]]:
    return [{"label": f"Part {n}", "value": str(100 / count)} for n in range(count)]


@pytest.mark.parametrize(
    ("kind", "make", "most"),
    [
        ("bar", many, 12),
        ("line", series, 4),
        ("range", many, 12),
        ("timeline", events, 9),
    ],
)
def test_more_than_the_limit_is_a_warning_and_than_double_an_error(
    kind: str, make: Any, most: int
) -> None:
    def severities(count: int) -> list[Severity]:
        problems = Easel({"kind": kind, "data": {"rows": make(count)}}).problems
        assert {problem.code for problem in problems} <= {"chart.too-much"}
        return [problem.severity for problem in problems]

    assert severities(most) == []
    assert severities(most + 1) == [Severity.WARNING]
    assert severities(2 * most) == [Severity.WARNING]
    assert severities(2 * most + 1) == [Severity.ERROR]


def test_shares_take_five_parts_and_then_warn() -> None:
    def severities(count: int) -> list[Severity]:
        chart = {"kind": "share", "data": {"rows": parts(count)}}
        return [problem.severity for problem in Easel(chart).problems]

    assert severities(5) == []
    assert severities(8) == [Severity.WARNING]
    assert severities(16) == [Severity.ERROR]


def test_groups_take_three_series_and_no_more_than_there_are_colours() -> None:
    def found(count: int) -> list[Severity]:
        chart = {"kind": "grouped-bar", "data": {"rows": series(count)}}
        return [problem.severity for problem in Easel(chart).problems]

    assert found(3) == []
    assert found(4) == [Severity.WARNING]
    assert found(5) == [Severity.ERROR]


@pytest.mark.parametrize(
    ("chart", "code", "where"),
    [
        (
            {"kind": "line", "data": {"rows": rows(1)}},
            "chart.no-date",
            ("data", "rows", 0),
        ),
        (
            {"kind": "timeline", "data": {"rows": [{"label": "A"}]}},
            "chart.no-date",
            ("data", "rows", 0),
        ),
        (
            {"kind": "grouped-bar", "data": {"rows": rows(1)}},
            "chart.no-series",
            ("data", "rows", 0),
        ),
        (
            {"kind": "line", "data": {"rows": rows(1, 2, date="2020", series="S")}},
            "chart.twice",
            ("data", "rows", 1),
        ),
        (
            {"kind": "bar", "focus": ["a"], "data": {"rows": rows(1, 2)}},
            "chart.unknown-focus",
            ("focus", 0),
        ),
        ({"kind": "share", "data": {"rows": rows(None, 1)}}, "chart.no-value", None),
        (
            {"kind": "share", "data": {"rows": rows(-4, 104)}},
            "chart.negative-share",
            None,
        ),
        ({"kind": "share", "data": {"rows": rows(60, 50)}}, "chart.shares", ("data",)),
        ({"kind": "share", "data": {"rows": rows(60, 30)}}, "chart.shares", ("data",)),
    ],
)
def test_each_kind_says_what_it_lacks(
    chart: dict[str, Any], code: str, where: tuple[str | int, ...] | None
) -> None:
    (problem,) = Easel(chart).problems
    assert problem.code == code
    assert problem.blocks
    assert where is None or problem.address == ("charts", "fig", *where)


def test_rounded_shares_need_not_make_a_hundred_sharp() -> None:
    assert not Easel({"kind": "share", "data": {"rows": rows(33, 33, 33)}}).problems
    assert not Easel({"kind": "share", "data": {"rows": rows(34, 34, 33)}}).problems


def test_what_is_missing_needs_a_name() -> None:
    chart = {"kind": "share", "data": {"rows": rows(96)}}
    (problem,) = Easel(chart).problems
    assert problem.message == "the parts add up to 96, not 100"
    assert problem.hint == "name what is missing: `rest: Other`"
    assert not Easel({**chart, "rest": "Other"}).problems


def test_each_whole_is_added_up_for_itself() -> None:
    data = {"rows": [*rows(60, 40, series="Army"), *rows(60, 50, series="Trade")]}
    (problem,) = Easel({"kind": "share", "data": data}).problems
    assert "“Trade” add up to 110" in problem.message


def test_a_focus_by_another_name_comes_with_the_names_there_are() -> None:
    chart = {
        "kind": "bar",
        "focus": ["Kyrgyztan"],
        "data": {"rows": [{"label": "Kyrgyzstan", "value": "1"}]},
    }
    (problem,) = Easel(chart).problems
    assert problem.hint == "did you mean `Kyrgyzstan`?"


def test_a_number_that_is_none_never_gets_here() -> None:
    for value in ("NaN", "Infinity"):
        with pytest.raises(ValueError, match="number"):
            Easel({"kind": "bar", "data": {"rows": rows(value)}}).plan  # noqa: B018
