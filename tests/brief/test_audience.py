"""Audience variants leave out what is for others."""

import pytest

from briefmaker.brief.audience import everybody, for_audience
from briefmaker.brief.model import Brief
from briefmaker.problems import BriefError, Problem


@pytest.fixture
def brief() -> Brief:
    return Brief.model_validate(
        {
            "kind": "memo",
            "title": "A title that says something",
            "date": "2025-10-13",
            "cutoff": "2025-10-12",
            "id": "BM-1",
            "marking": "none",
            "from": "Desk",
            "to": ["Minister"],
            "bottom_line": "Wait.",
            "judgements": [
                {"text": "A", "confidence": "low", "because": "x", "audience": ["eu"]},
                {"text": "B", "confidence": "low", "because": "x"},
            ],
            "sections": [
                {"heading": "One", "body": "x", "audience": ["cabinet"]},
                {"heading": "Two", "body": "x"},
                {"heading": "Three", "body": "x", "audience": ["eu", "cabinet"]},
            ],
            "tables": {
                "tbl-a": {
                    "title": "T",
                    "columns": ["a"],
                    "rows": [["1"]],
                    "audience": ["eu"],
                }
            },
        }
    )


def test_everybody_gets_everything(brief: Brief) -> None:
    assert everybody(brief).brief is brief


def test_blocks_for_others_are_gone_and_those_for_all_stay(brief: Brief) -> None:
    cabinet = for_audience(brief, "cabinet").brief
    assert [s.heading for s in cabinet.sections] == ["One", "Two", "Three"]
    assert [j.text for j in cabinet.judgements] == ["B"]
    assert not cabinet.tables


def test_a_problem_in_a_variant_points_at_the_line_in_the_file(brief: Brief) -> None:
    variant = for_audience(brief, "eu")
    assert [s.heading for s in variant.brief.sections] == ["Two", "Three"]
    found = variant.original(Problem("x.y", "m", address=("sections", 1, "body")))
    assert found.address == ("sections", 2, "body")
    elsewhere = Problem("x.y", "m", address=("charts", "fig-a", "title"))
    assert variant.original(elsewhere) is elsewhere


def test_an_audience_that_nothing_is_for_is_a_slip_of_the_pen(brief: Brief) -> None:
    with pytest.raises(BriefError) as caught:
        for_audience(brief, "cabinett")
    (problem,) = caught.value.problems
    assert problem.code == "brief.unknown-audience"
    assert "cabinet, eu" in problem.message
    assert problem.hint == "did you mean `cabinet`?"


@pytest.fixture
def steps(brief: Brief) -> Brief:
    """A brief whose sections hold lists, with entries for some only."""
    sections = [
        {"heading": "One", "body": "x", "audience": ["cabinet"]},
        {
            "role": "next-steps",
            "steps": [
                {"do": "a", "audience": ["cabinet"]},
                {"do": "b"},
                {"do": "c", "audience": ["eu"]},
            ],
        },
        {
            "role": "people",
            "people": [{"name": "Somebody", "audience": ["cabinet"]}],
        },
        {
            "role": "if-asked",
            "body": "Say little.",
            "questions": [{"ask": "q", "answer": "a", "audience": ["cabinet"]}],
        },
    ]
    data = {**brief.model_dump(exclude_none=True), "sections": sections}
    return Brief.model_validate(data)


def test_entries_of_a_list_for_others_are_gone(steps: Brief) -> None:
    variant = for_audience(steps, "eu").brief
    assert [step.do for step in variant.sections[0].steps] == ["b", "c"]


def test_a_section_whose_whole_list_is_for_others_goes_with_it(steps: Brief) -> None:
    variant = for_audience(steps, "eu").brief
    assert [section.role for section in variant.sections] == ["next-steps", "if-asked"]
    assert variant.sections[1].questions == ()
    assert variant.sections[1].body == "Say little."


def test_a_problem_in_a_list_points_at_its_entry_in_the_file(steps: Brief) -> None:
    variant = for_audience(steps, "eu")
    address = ("sections", 0, "steps", 1, "do")
    found = variant.original(Problem("x.y", "m", address=address))
    assert found.address == ("sections", 1, "steps", 2, "do")


def test_an_audience_that_only_an_entry_names_is_known(steps: Brief) -> None:
    only = steps.model_copy(update={"judgements": (), "tables": {}})
    assert for_audience(only, "eu").brief.sections[0].steps
