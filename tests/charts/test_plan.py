"""What charts draw is resolved, and what stops them is told, without drawing."""

import subprocess
import sys
from decimal import Decimal
from typing import Any

import pytest

from briefmaker.brief.library import Qualifier
from briefmaker.charts.dates import Period
from briefmaker.charts.points import Firmness, Reading
from briefmaker.values import replace
from charts.easel import REMITTANCES, Easel, rows


def bar(*facts: Any, **data: Any) -> dict[str, Any]:
    return {"kind": "bar", "data": {**({"facts": facts} if facts else {}), **data}}


def facts(**entries: dict[str, Any]) -> dict[str, Any]:
    return {"facts": entries}


def both(**quantity: Any) -> dict[str, Any]:
    """Return the disputed remittances with another position or other facts."""
    held = REMITTANCES["quantities"]["remittances"]
    return {**REMITTANCES, "quantities": {"remittances": {**held, **quantity}}}


@pytest.mark.parametrize("module", ["charts.plan", "charts.draw", "charts.alt"])
def test_planning_does_not_load_the_drawing_library(module: str) -> None:
    code = f"import briefmaker.{module}, sys; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_fact_brings_its_value_its_words_and_its_label() -> None:
    held = facts(kg={"label": "Kyrgyzstan", "value": "90", "qualifier": "more-than"})
    (point,) = Easel(bar("kg"), held).points
    assert point.label == "Kyrgyzstan"
    assert point.value == Decimal(90)
    assert point.readings[0].qualifier is Qualifier.MORE_THAN
    assert point.facts == ("kg",)
    assert point.address == ("charts", "fig", "data", "facts", 0)


def test_a_row_may_call_a_fact_by_another_label() -> None:
    held = facts(kg={"label": "Kyrgyzstan", "value": "90"})
    (point,) = Easel(bar({"fact": "kg", "label": "Kyrgyz Republic"}), held).points
    assert point.label == "Kyrgyz Republic"


def test_a_disputed_quantity_is_one_point_with_every_source() -> None:
    (point,) = Easel(bar("remittances"), REMITTANCES).points
    assert point.disputed
    assert point.label == "Remittances as a share of GDP"
    assert [reading.display for reading in point.readings] == [
        "roughly 17% of GDP",
        "nearly half of GDP",
    ]
    assert point.ends == (17, 50)
    assert point.value is None


@pytest.mark.parametrize("name", ["half", "about-17"])
def test_one_fact_of_a_dispute_brings_the_others_with_it(name: str) -> None:
    (point,) = Easel(bar(name), REMITTANCES).points
    assert point.ends == (17, 50)


def test_facts_of_a_dispute_stand_alone_where_all_are_shown() -> None:
    labelled = [{"fact": "half", "label": "One"}, {"fact": "about-17", "label": "Two"}]
    points = Easel(bar(*labelled), REMITTANCES).points
    assert [point.ends for point in points] == [(45, 50), (17, 17)]


def test_a_typed_row_on_a_disputed_fact_is_disputed_too() -> None:
    data = {"rows": [{"label": "Tajikistan", "fact": "about-17", "value": "17"}]}
    (point,) = Easel(bar(**data), REMITTANCES).points
    assert point.label == "Tajikistan"
    assert point.ends == (17, 50)


def test_the_preferred_source_is_the_one_to_draw() -> None:
    entries = both(position="prefer")
    preferred = {**entries["facts"]["about-17"], "rank": "preferred"}
    entries = {**entries, "facts": {**entries["facts"], "about-17": preferred}}
    (point,) = Easel(bar("remittances"), entries).points
    assert point.disputed
    assert point.value == 17


def test_a_deprecated_source_is_not_drawn() -> None:
    old = {"rank": "deprecated", "rank_reason": "withdrawn"}
    gone = {**REMITTANCES["facts"]["half"], **old}
    entries = {**REMITTANCES, "facts": {**REMITTANCES["facts"], "half": gone}}
    (point,) = Easel(bar("remittances"), entries).points
    assert point.ends == (17, 17)


def test_sources_that_agree_are_one_reading() -> None:
    same = {"quantity": "trade", "display": "45bn", "value": "45"}
    entries = {
        "quantities": {"trade": {"label": "Trade"}},
        "facts": {"a": same, "b": {**same, "source": "s2"}},
    }
    (point,) = Easel(bar("trade"), entries).points
    assert len(point.readings) == 1


@pytest.mark.parametrize(
    ("status", "expected"),
    [("P", Firmness.PROVISIONAL), ("F", Firmness.FORECAST), ("E", Firmness.ESTIMATE)],
)
def test_the_status_of_a_fact_decides_how_firm_it_is(
    status: str, expected: Firmness
) -> None:
    held = facts(a={"label": "A", "value": "1", "obs_status": status})
    (point,) = Easel(bar("a"), held).points
    assert point.firmness is expected


def test_a_disputed_date_reaches_from_the_first_to_the_last() -> None:
    entries = {
        "quantities": {"talk": {"label": "They talk", "position": "show-both"}},
        "facts": {
            "a": {"quantity": "talk", "display": "on the eve", "date": "2025-10-08"},
            "b": {
                "quantity": "talk",
                "display": "earlier",
                "date": "2025-10-06",
                "source": "s2",
            },
        },
    }
    chart = {"kind": "timeline", "data": {"facts": ["talk"]}}
    (point,) = Easel(chart, entries).points
    assert point.period == Period.of("2025-10-06").until(Period.of("2025-10-08"))


def test_a_slot_without_data_stays_a_slot() -> None:
    points = Easel(bar(rows=rows(1, None))).points
    assert [point.readings for point in points] == [
        (Reading(value=Decimal(1)),),
        (),
    ]


GOOD = {"label": "Kyrgyzstan", "value": "90", "unit": "%"}


@pytest.mark.parametrize(
    ("data", "entries", "code", "where", "said"),
    [
        (
            {"facts": ["kgz-exports"]},
            facts(**{"kg-exports": GOOD}),
            "chart.unknown-fact",
            ("facts", 0),
            "there is no fact or quantity “kgz-exports”",
        ),
        (
            {"facts": ["trade"]},
            {"quantities": {"trade": {"label": "Trade"}}},
            "chart.unknown-fact",
            ("facts", 0),
            "no fact belongs to the quantity “trade”",
        ),
        (
            {"facts": ["a"]},
            facts(a={"label": "A", "display": "a lot"}),
            "chart.no-value",
            ("facts", 0),
            "the fact “a” has no number to draw",
        ),
        (
            {"facts": ["a"]},
            facts(a={"value": "1"}),
            "chart.no-label",
            ("facts", 0),
            "“a” has no label",
        ),
        (
            {"facts": ["a", "b"]},
            facts(a=GOOD, b={**GOOD, "label": "B", "unit": "USD bn"}),
            "chart.mixed-units",
            (),
            "“a” is in %, “b” is in USD bn",
        ),
        (
            {"rows": [{"label": "A", "fact": "a", "value": "91"}]},
            facts(a=GOOD),
            "chart.differs-from-fact",
            ("rows", 0, "value"),
            "the row says 91, but the fact “a” says 90",
        ),
        (
            {"rows": [{"label": "A", "fact": "b", "value": "91"}]},
            facts(a=GOOD),
            "chart.unknown-fact",
            ("rows", 0, "fact"),
            "“b”",
        ),
        (
            {"rows": [{"label": "A", "low": "2"}]},
            {},
            "chart.bad-range",
            ("rows", 0),
            "`high` is missing",
        ),
        (
            {"rows": [{"label": "A", "low": "2", "high": "1"}]},
            {},
            "chart.bad-range",
            ("rows", 0, "low"),
            "`low` (2) is above `high` (1)",
        ),
        (
            {"rows": [{"label": "A", "low": "2", "high": "3", "value": "4"}]},
            {},
            "chart.bad-range",
            ("rows", 0, "value"),
            "`value` (4) lies outside its range, 2 to 3",
        ),
        (
            {"rows": [{"label": "A", "value": "1", "date": "0999"}]},
            {},
            "chart.no-such-day",
            ("rows", 0, "date"),
            "0999 lies outside the years 1000 to 2999",
        ),
        (
            {"rows": [{"label": "A", "value": "1", "date": "2024", "end": "2023-05"}]},
            {},
            "chart.ends-early",
            ("rows", 0, "end"),
            "`end` (2023-05) is before `date` (2024)",
        ),
        ({"rows": rows(None, None)}, {}, "chart.no-data", None, "no value"),
        (
            {"rows": [*rows(1), *rows(2)]},
            {},
            "chart.twice",
            ("rows", 0),
            "“A” is there twice",
        ),
        (
            {"rows": rows("1234567890123456789012")},
            {},
            "chart.long-number",
            ("rows", 0),
            "too long to print",
        ),
    ],
)
def test_what_cannot_be_drawn_is_told_at_its_place(
    data: dict[str, Any],
    entries: dict[str, Any],
    code: str,
    where: tuple[str | int, ...] | None,
    said: str,
) -> None:
    (problem,) = Easel({"kind": "bar", "data": data}, entries).problems
    top = ("charts", "fig")
    assert problem.code == code
    assert problem.address == (top if where is None else (*top, "data", *where))
    assert said in problem.message
    assert problem.blocks


def test_a_misspelt_fact_comes_with_a_suggestion() -> None:
    held = facts(**{"kg-exports": GOOD})
    (problem,) = Easel(bar("kg-export"), held).problems
    assert problem.hint == "did you mean `kg-exports`?"
    assert problem.token == "kg-export"


def test_all_rows_are_looked_at_before_anything_is_told() -> None:
    data = {"rows": [{"label": "A", "low": "1"}, {"label": "B", "high": "1"}]}
    problems = Easel(bar(**data)).problems
    assert [problem.address[-1] for problem in problems] == [0, 1]


def test_a_plan_with_errors_is_not_drawn() -> None:
    easel = Easel(bar("nothing"))
    assert not easel.plan.plots["fig"].drawable
    assert not easel.drawing.charts
    assert easel.drawing.problems == easel.problems


def test_readings_of_equal_facts_compare_equal() -> None:
    reading = Reading(value=Decimal(1))
    assert replace(reading) == reading
