"""Editions that share ids: what lags behind is told, words are never compared."""

import shutil
from pathlib import Path

import pytest

from briefmaker.build import check
from briefmaker.problems import Problem, Severity
from briefmaker.values import replace
from briefmaker.workspace import Workspace

PAIR = Path(__file__).parents[1] / "editions"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An English brief and its Russian edition, and the copies they stand on."""
    for name in ("canal.yaml", "canal-ru.yaml"):
        shutil.copy(PAIR / name, tmp_path)
    shutil.copytree(PAIR / "sources", tmp_path / "sources")
    return tmp_path


def change(folder: Path, old: str, new: str, name: str = "canal.yaml") -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def found(
    folder: Path, workspace: Workspace, name: str = "canal-ru.yaml"
) -> list[Problem]:
    own = replace(workspace, root=folder)
    problems = check(folder / name, own).problems
    return [each for each in problems if each.code.startswith("edition.")]


def test_two_editions_in_step_have_no_problem(
    folder: Path, workspace: Workspace
) -> None:
    assert found(folder, workspace) == []


def test_facts_and_sources_that_a_section_was_given_are_named(
    folder: Path, workspace: Workspace
) -> None:
    more = "came to {fact}`losses` [@courier; @level; @paper], {fact}`depth` deep."
    change(folder, "came to {fact}`losses` [@courier].", more)
    fact = "  {}: {{source: courier, display: low, selector: {{exact: Losses}}}}\n"
    facts = fact.format("level") + fact.format("depth")
    change(folder, "facts:\n", "facts:\n" + facts)
    paper = "  paper: {type: report, title: Depths, issued: 2024-01-01}\n"
    change(folder, "sources:\n", "sources:\n" + paper)
    (lag,) = found(folder, workspace)
    assert lag.severity is Severity.WARNING
    assert lag.message.startswith("section “sec-know” of the English edition (")
    assert lag.message.endswith(
        "canal.yaml, line 28) was given 2 more facts (“depth”, “level”) and 1 more "
        "source (“paper”); this edition lags behind"
    )
    assert lag.place is not None
    assert (Path(lag.place.file).name, lag.place.line) == ("canal-ru.yaml", 30)


def test_a_fact_that_only_the_edition_uses_is_named(
    folder: Path, workspace: Workspace
) -> None:
    change(folder, "came to {fact}`losses` [@courier]", "were large")
    (lag,) = found(folder, workspace)
    assert "section “sec-know” uses 1 fact (“losses”) and 1 source (“courier”)" in (
        lag.message
    )


def test_a_likelihood_that_is_another_word_is_seen_in_any_language(
    folder: Path, workspace: Workspace
) -> None:
    change(folder, "valley is {likely}`likely`", "valley is {likely}`very likely`")
    (lag,) = found(folder, workspace)
    assert "judgement 1" in lag.message
    assert "says “very likely”" in lag.message
    assert "this one says what is “likely” in English" in lag.message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "confidence: moderate",
            "confidence: low",
            "has low confidence, here moderate",
        ),
        ('version: "1.0"', 'version: "1.1"', "is at version 1.1, this one at 1.0"),
        ("cutoff: 2025-04-08", "cutoff: 2025-04-09", "is 2025-04-09, here 2025-04-08"),
        ("by: 2025-04-20", "by: 2025-04-25", "is 2025-04-25, here 2025-04-20"),
        ("TLP:GREEN", "TLP:AMBER", "is TLP:AMBER, here TLP:GREEN"),
        ("value: 14", "value: 15", "chart “fig-losses” shows other data"),
        ("    kind: bar", "    kind: column", "chart “fig-losses” shows other data"),
        (
            "      - [Meter the canals, low]",
            "      - [Meter the canals, low]\n      - [Line them, high]",
            "table “tbl-options” shows other data",
        ),
        ("id: sec-options", "id: sec-choice", "section “sec-choice” of the English"),
    ],
)
def test_what_must_be_the_same_in_all_languages_is_compared(
    folder: Path, workspace: Workspace, old: str, new: str, said: str
) -> None:
    change(folder, old, new)
    messages = [each.message for each in found(folder, workspace)]
    assert any(said in message for message in messages), messages


def test_a_label_or_a_sentence_in_other_words_is_no_difference(
    folder: Path, workspace: Workspace
) -> None:
    change(folder, "label: Old canal", "label: The canal of 1931")
    change(folder, "Losses in one canal came to", "One canal is known to lose")
    assert found(folder, workspace) == []


def test_a_judgement_that_is_missing_is_counted(
    folder: Path, workspace: Workspace
) -> None:
    one = "    confidence: moderate\n    because: one report carries it\n"
    more = "  - text: Meters help.\n    confidence: low\n    because: no trial\n"
    change(folder, one, one + more)
    (lag,) = found(folder, workspace)
    assert "has 2 key judgements, this one 1" in lag.message


def test_an_edition_that_is_not_there_is_said_at_its_key(
    folder: Path, workspace: Workspace
) -> None:
    change(folder, "edition_of: canal.yaml", "edition_of: canel.yaml", "canal-ru.yaml")
    (problem,) = found(folder, workspace)
    assert problem.code == "edition.missing"
    assert problem.blocks
    assert problem.place is not None
    assert problem.place.excerpt.startswith("edition_of:")


def test_an_edition_that_cannot_be_read_says_why(
    folder: Path, workspace: Workspace
) -> None:
    change(folder, "marking: TLP:GREEN", "marking: TLP:BLUE")
    (problem,) = found(folder, workspace)
    assert problem.code == "edition.unreadable"
    assert "canal.yaml" in problem.message
    assert "TLP:BLUE" in problem.message
    assert "briefmaker check" in problem.hint


def test_a_path_out_of_the_workspace_is_refused(
    folder: Path, workspace: Workspace
) -> None:
    change(folder, "edition_of: canal.yaml", "edition_of: ../x.yaml", "canal-ru.yaml")
    assert [each.code for each in found(folder, workspace)] == ["edition.outside"]


def test_editions_that_follow_each_other_are_a_circle(
    folder: Path, workspace: Workspace
) -> None:
    change(folder, "kind: memo", "kind: memo\nedition_of: canal-ru.yaml")
    for name in ("canal.yaml", "canal-ru.yaml"):
        assert [each.code for each in found(folder, workspace, name)] == [
            "edition.circle"
        ]


def test_a_brief_cannot_follow_itself(folder: Path, workspace: Workspace) -> None:
    change(folder, "of: canal.yaml", "of: canal-ru.yaml", "canal-ru.yaml")
    assert [each.code for each in found(folder, workspace)] == ["edition.circle"]


def test_an_edition_is_in_another_language(folder: Path, workspace: Workspace) -> None:
    change(folder, "kind: memo", "kind: memo\nlanguage: ru")
    assert [each.code for each in found(folder, workspace)] == ["edition.same-language"]
