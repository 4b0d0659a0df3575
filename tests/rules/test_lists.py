"""How long lists may be, and what steps and options need."""

from typing import Any

import pytest

from briefmaker.problems import Severity
from briefmaker.rules.lists import t_09, t_10, t_18
from rules.manuscripts import Reader


def judgements(count: int) -> list[dict[str, str]]:
    one = {"text": "It is so.", "confidence": "low", "because": "one source"}
    return [one] * count


def test_five_judgements_are_the_most(reader: Reader) -> None:
    assert reader.finds(t_09, judgements=judgements(5)) == []
    (found,) = reader.finds(t_09, judgements=judgements(6))
    assert "6 key judgements" in found.message


@pytest.mark.parametrize(
    ("count", "severity"), [(4, None), (5, Severity.WARNING), (7, Severity.ERROR)]
)
def test_four_points_are_the_most_and_six_the_last(
    reader: Reader, count: int, severity: Severity | None
) -> None:
    points = [{"topic": "Wages", "say": "We ask."}] * count
    found = reader.finds(t_09, sections=[{"role": "points", "points": points}])
    assert [problem.severity for problem in found] == ([severity] if severity else [])


def test_seven_items_of_a_list_are_the_most(reader: Reader) -> None:
    assert reader.finds(t_09, "- a\n" * 7) == []
    (found,) = reader.finds(t_09, "> Text.\n\n" + "- a\n" * 8)
    assert "8 items in one list" in found.message


def test_a_step_has_an_owner_and_a_date(reader: Reader) -> None:
    good = {"do": "order meters", "owner": "Desk", "within": "two weeks"}
    bad = {"do": "order meters"}
    section: dict[str, Any] = {"role": "next-steps", "steps": [good, bad]}
    (found,) = reader.finds(t_10, sections=[section])
    assert "no owner and no date" in found.message
    assert found.address == ("sections", 0, "steps", 1)
    assert found.severity is Severity.WARNING
    says = {"decision": "needed"}
    (found,) = reader.finds(t_10, sections=[section], kind_says=says)
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("row", "told"), [("Do nothing", False), ("Keep it as now", False), ("Pay", True)]
)
def test_options_have_a_baseline(reader: Reader, row: str, told: bool) -> None:
    table = {"title": "Options", "columns": ["A"], "rows": [[row], ["Meter it"]]}
    found = reader.finds(
        t_18,
        sections=[{"role": "options", "body": "See @tbl-x.\n\n![](#tbl-x)"}],
        tables={"tbl-x": table},
    )
    assert bool(found) is told


def test_a_table_elsewhere_is_no_table_of_options(reader: Reader) -> None:
    table = {"title": "Fields", "columns": ["A"], "rows": [["Pay"]]}
    body = "See @tbl-x.\n\n![](#tbl-x)"
    assert reader.finds(t_18, body, tables={"tbl-x": table}) == []
