"""What a brief may accept, what it may not, and what it need not."""

from typing import Any

import pytest

from briefmaker.brief.model import Brief
from briefmaker.problems import Problem, Severity
from briefmaker.rules.allowing import allowed, mistaken, softening, unneeded
from briefmaker.rules.table import BY_ID
from writing.desk import BRIEF

LONG = Problem("rule.T-02", "too long", Severity.ERROR, ("title",), hint="cut it")
PAGES = Problem("pdf.too-long", "4 pages")
LOST = Problem("pdf.lost-note", "note 2 was lost")
ALIEN = Problem("prose.other-scale", "“highly likely” is a term of the UK yardstick")


FULL = Problem("chart.too-much", "5 lines are more", Severity.WARNING)
OVERFULL = Problem("chart.too-much", "9 lines are more")


def brief(*rules: str) -> Brief:
    allow: list[dict[str, Any]] = [{"rule": r, "reason": "a reason"} for r in rules]
    sections = [{"heading": "Notes", "body": "Text."}]
    return Brief.model_validate({**BRIEF, "sections": sections, "allow": allow})


def test_a_breach_that_is_accepted_is_a_note_with_the_reason() -> None:
    (found,) = allowed([LONG], brief("T-02"))
    assert (found.severity, found.message) == (Severity.NOTE, "too long")
    assert found.hint == "accepted, T-02: a reason"
    assert allowed([PAGES], brief("l-01"))[0].severity is Severity.NOTE


def test_what_nobody_accepted_stays_as_it_is() -> None:
    assert allowed([LONG, PAGES, LOST], brief("Q-04")) == (LONG, PAGES, LOST)


def test_what_would_be_lost_cannot_be_accepted() -> None:
    assert allowed([LOST], brief("L-12")) == (LOST,)
    (found,) = mistaken(brief("L-12"))
    assert (found.code, found.severity) == ("allow.final-rule", Severity.ERROR)
    assert found.message.endswith("what is printed would be untrue or lost")


def test_words_that_would_be_missing_are_not_softened_with_their_rule() -> None:
    assert allowed([ALIEN], brief("Q-02")) == (ALIEN,)
    assert not list(mistaken(brief("Q-02")))


def test_a_chart_that_is_not_drawn_cannot_be_accepted() -> None:
    full, overfull = allowed([FULL, OVERFULL], brief("C-07"))
    assert full.severity is Severity.NOTE
    assert overfull == OVERFULL


@pytest.mark.parametrize(
    ("problem", "rule"),
    [
        (LONG, "T-02"),
        (PAGES, "L-01"),
        (FULL, "C-07"),
        (OVERFULL, ""),
        (ALIEN, ""),
        (LOST, ""),
        (Problem("brief.unknown-key", "unknown key"), ""),
    ],
)
def test_what_softens_a_problem_is_the_rule_that_would_accept_it(
    problem: Problem, rule: str
) -> None:
    found = softening(problem)
    assert (found.id if found else "") == rule
    (after,) = allowed([problem], brief(*BY_ID))
    assert (after != problem) == bool(rule)


@pytest.mark.parametrize(
    ("rule", "hint"),
    [("T-2", "did you mean `T-02`?"), ("sentences", "`briefmaker rules` lists them")],
)
def test_an_unknown_rule_is_an_error_with_a_suggestion(rule: str, hint: str) -> None:
    (found,) = mistaken(brief(rule))
    assert (found.code, found.address) == ("allow.unknown-rule", ("allow", 0, "rule"))
    assert found.hint == hint


def test_evidence_that_fails_has_a_way_of_its_own() -> None:
    (found,) = mistaken(brief("S-04"))
    assert "--allow-failing" in found.hint


def test_one_rule_is_accepted_once() -> None:
    (found,) = mistaken(brief("T-02", "t-02"))
    assert (found.code, found.severity) == ("allow.twice", Severity.WARNING)


def test_an_allowance_that_nothing_needs_is_a_warning() -> None:
    (found,) = unneeded([PAGES], brief("T-02"), whole=False)
    assert (found.code, found.severity) == ("allow.idle", Severity.WARNING)
    assert not list(unneeded([LONG], brief("T-02"), whole=False))


def test_pages_and_drawings_are_waited_for() -> None:
    assert not list(unneeded([], brief("L-01", "C-07"), whole=False))
    assert len(list(unneeded([], brief("L-01", "C-07"), whole=True))) == 2
    assert not list(unneeded([PAGES], brief("L-01"), whole=True))
