"""Columns, stacks, areas, slopes and waterfalls in words, as tables, as titles."""

from typing import Any

import pytest

from briefmaker.charts.conventions import Conventions
from briefmaker.charts.depicted import depictions
from briefmaker.charts.limits import few
from briefmaker.evidence.page.directions import directions
from briefmaker.problems import Severity
from charts.easel import REMITTANCES, Easel, rows

STEPS: list[dict[str, Any]] = [
    {"label": "2023", "value": "40", "total": "true"},
    {"label": "Oil", "value": "-8"},
    {"label": "Gas", "value": "3"},
    {"label": "2024", "value": "35", "total": "true"},
]
PARTS = [
    {"label": label, "series": series, "value": str(value)}
    for label, series, value in [
        ("Azerbaijan", "Gas", 10),
        ("Azerbaijan", "Oil", 13),
        ("Kazakhstan", "Gas", 12),
        ("Kazakhstan", "Oil", 42),
    ]
]
YEARS = [
    {"label": "Trade", "date": str(year), "value": str(value)}
    for year, value in [(2022, 20), (2023, 30), (2024, 25)]
]
ENDS = [
    {"label": label, "date": date, "value": value}
    for label, date, value in [
        ("Armenia", "2014", "18"),
        ("Armenia", "2024", "5"),
        ("Georgia", "2014", "12"),
        ("Georgia", "2024", "13"),
    ]
]


def easel(kind: str, data: list[dict[str, Any]], **more: Any) -> Easel:
    words = {"subtitle": "Exports, bn, all partners, 2014 to 2024", "unit": "bn"}
    return Easel({"kind": kind, "data": {"rows": data}, **words, **more})


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        ("column", YEARS, "Trade: from 20bn (2022) to 25bn (2024)"),
        (
            "column",
            rows(5, 9),
            "the highest value is 9bn (B) and the lowest 5bn (A)",
        ),
        (
            "stacked",
            PARTS,
            "the highest total is 54bn (Kazakhstan) and the lowest 23bn (Azerbaijan)",
        ),
        ("slope", ENDS, "Armenia: from 18bn (2014) to 5bn (2024)"),
        ("waterfall", STEPS, "40bn (2023) becomes 35bn (2024); Oil: −8bn; Gas: +3bn"),
        ("dot", rows(5, 9), "the highest value is 9bn (B)"),
        ("lollipop", rows(5, None), "no data for B"),
    ],
)
def test_a_draft_tells_what_a_kind_shows(
    kind: str, data: list[dict[str, Any]], said: str
) -> None:
    alt = easel(kind, data).alt
    assert alt.startswith(Conventions().alt.kinds[kind])
    assert said in alt


def test_tables_have_a_column_for_each_series_or_date() -> None:
    assert easel("stacked", PARTS).table.rows[0] == ("Azerbaijan", "10bn", "13bn")
    found = easel("slope", ENDS).table
    assert found.head == ("Item", "2014", "2024")
    assert found.rows[0] == ("Armenia", "18bn", "5bn")
    two = [{**row, "series": name} for name in ("A", "B") for row in YEARS]
    assert easel("column", two).table.head == ("Date", "A", "B")
    assert easel("waterfall", STEPS).table.rows[1] == ("Oil", "−8bn")


@pytest.mark.parametrize(
    ("kind", "data", "title", "holds"),
    [
        ("column", YEARS, "Trade rose", True),
        ("column", YEARS[:2][::-1], "Trade fell", False),
        ("area", YEARS[:2], "Trade fell", False),
        ("slope", ENDS[:2], "Armenia's share rose", False),
        ("slope", ENDS, "Armenia's share fell", True),
        ("stacked", PARTS, "Azerbaijan exports the most", False),
        ("stacked", PARTS, "Kazakhstan exports the most", True),
        ("waterfall", STEPS, "Reserves rose", False),
        ("waterfall", STEPS, "Reserves fell", True),
        ("dot", rows(5, 9), "A has the highest value", False),
        ("lollipop", rows(5, 9), "B has the highest value", True),
    ],
)
def test_titles_are_held_against_what_is_drawn(
    kind: str, data: list[dict[str, Any]], title: str, holds: bool
) -> None:
    drawn = easel(kind, data, title=title).plan
    assert not [problem for problem in drawn.problems if problem.blocks]
    assert (not directions(depictions(drawn, "en"))) is holds


def test_a_lone_name_that_is_beaten_is_no_highest() -> None:
    data = [{"label": "Armenia", "value": "5"}, {"label": "Georgia", "value": "9"}]
    for kind in ("lollipop", "dot", "column"):
        drawn = easel(kind, data, title="Armenia has the highest value").plan
        assert directions(depictions(drawn, "en"))


def test_few_values_are_better_said_in_a_sentence() -> None:
    def noted(easel: Easel) -> list[Severity]:
        plot = easel.plot
        return [one.severity for one in few(plot.id, plot.chart, plot.points)]

    assert noted(easel("bar", rows(1, 2, 3))) == [Severity.NOTE]
    assert noted(easel("bar", rows(1, 2, 3, 4))) == []
    chart = {"kind": "range", "data": {"facts": ["remittances"]}}
    assert noted(Easel(chart, REMITTANCES)) == []


@pytest.mark.parametrize(
    "kind",
    ["bar", "lollipop", "dot", "column", "range", "grouped-bar", "stacked", "slope"],
)
def test_sixty_categories_are_refused_with_their_number(kind: str) -> None:
    data = [
        {"label": f"Item {n}", "value": "1", "series": "S", "date": date}
        for n in range(60)
        for date in (("2014", "2024") if kind == "slope" else ("2024",))
    ]
    (problem,) = [p for p in easel(kind, data).problems if p.blocks]
    assert problem.code == "chart.too-much"
    assert problem.message.startswith("60 ")
    assert problem.hint


@pytest.mark.parametrize(
    "kind", ["bar", "lollipop", "dot", "column", "stacked", "slope", "line", "area"]
)
def test_a_name_of_eighty_characters_is_a_picture_or_one_clear_problem(
    kind: str,
) -> None:
    name = (
        "The Ministry of Labour, Migration and Employment of the Population of it all"
    )
    data = [
        {"label": name, "series": f"{name} too", "date": date, "value": "5"}
        for date in (
            ("2023", "2024") if kind in ("slope", "line", "area") else ("2024",)
        )
    ]
    for slot in ("column", "main"):
        work = easel(kind, data, slot=slot).work
        if not work.problems and work.picture:
            said = " ".join(words.text for words in work.picture.words)
            assert "Population of it all" in said
        else:
            (problem,) = work.problems
            assert "leave no room" in problem.message


@pytest.mark.parametrize("kind", ["area", "stacked", "column", "dot", "lollipop"])
def test_a_number_that_is_none_never_gets_here(kind: str) -> None:
    for value in ("NaN", "Infinity"):
        with pytest.raises(ValueError, match="number"):
            easel(kind, rows(value)).plan  # noqa: B018


def test_a_loss_of_money_has_its_minus_before_the_sign() -> None:
    from decimal import Decimal

    assert Conventions().measure(Decimal(-8), "US$ million") == "−US$8\u00a0million"
