"""The starters of nine kinds: the first thing that a new user sees."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefmaker.brief.kinds import Kind, kinds
from briefmaker.brief.load import load
from briefmaker.brief.model import Brief
from briefmaker.brief.sections import Role
from briefmaker.build import check, render
from briefmaker.cli.starters import filled
from briefmaker.look.look import Variant
from briefmaker.reading import Wishes
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from starting import fill, set_on, words_of, written

KINDS = (
    "assessment",
    "decision-memo",
    "fact-sheet",
    "four-page-brief",
    "information-memo",
    "options-paper",
    "questions",
    "situation-report",
    "talking-points",
)
LANGUAGES = {"en", "ru", "az", "tg", "fr", "de", "tr", "fa"}

each = pytest.mark.parametrize("name", KINDS)


@pytest.fixture
def desk(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A workspace of its own for the starter."""
    return replace(workspace, root=tmp_path)


@pytest.fixture
def started(name: str, desk: Workspace, tmp_path: Path) -> Path:
    return written(name, desk, tmp_path)


@pytest.fixture
def brief(started: Path, desk: Workspace) -> Brief:
    return load(started, desk).brief


@pytest.fixture
def kind(name: str, desk: Workspace) -> Kind:
    return kinds(desk)[name]


@each
def test_a_starter_has_no_problem_under_any_policy(
    started: Path, desk: Workspace
) -> None:
    for policy in ("release", None):
        problems = check(started, desk, policy=policy).problems
        assert [str(problem) for problem in problems] == []


@each
def test_a_starter_of_a_leap_day_two_years_on_has_no_problem(
    name: str, desk: Workspace, tmp_path: Path
) -> None:
    path = written(name, desk, tmp_path, today=date(2028, 2, 29))
    problems = check(path, desk, policy="release").problems
    assert [str(problem) for problem in problems] == []


@each
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_starter_is_set_within_its_pages(
    started: Path, desk: Workspace, kind: Kind, paper: str
) -> None:
    result = set_on(started, desk, paper)
    assert [str(problem) for problem in result.problems] == []
    assert result.pdf is not None
    assert result.pdf.pages <= kind.pages


@each
def test_a_starter_has_the_sections_of_its_kind_in_their_order(
    brief: Brief, kind: Kind
) -> None:
    order = [expected.role for expected in kind.sections]
    needed = {expected.role for expected in kind.sections if expected.needed}
    roles = list(dict.fromkeys(section.role for section in brief.sections))
    assert needed <= set(roles)
    assert roles == [role for role in order if role in roles]


@each
def test_a_document_at_the_limit_of_words_fits_the_smaller_page(
    started: Path, desk: Workspace, kind: Kind
) -> None:
    assert kind.words is not None
    fill(started, desk, kind.words)
    assert kind.words - 10 <= words_of(started, desk) <= kind.words
    result = set_on(started, desk, "Letter")
    stopping = [str(problem) for problem in result.problems if problem.blocks]
    assert stopping == []
    assert result.pdf is not None
    assert result.pdf.pages <= kind.pages


@each
def test_a_kind_is_named_in_each_language_of_the_house(kind: Kind) -> None:
    assert set(kind.title) == LANGUAGES
    assert all(title.strip() for title in kind.title.values())


@each
def test_a_starter_asks_for_a_decision_if_its_kind_does(
    brief: Brief, kind: Kind
) -> None:
    asks = {"needed": True, "none": False}.get(kind.decision)
    assert asks in (None, brief.decision is not None)
    if brief.decision:
        assert (brief.decision.by - brief.date).days >= 14


@each
def test_a_starter_teaches_in_its_comments(name: str, desk: Workspace) -> None:
    text = (desk.templates[-1] / name / "starter.yaml").read_text(encoding="utf-8")
    head, _, rest = text.partition("\nkind: ")
    said = " ".join(head.replace("#", " ").split())
    assert said.endswith("All its facts are invented.")
    assert rest.count("  # ") >= 12
    assert max(map(len, text.splitlines())) <= 100


@each
def test_each_judgement_has_one_likelihood_word_and_a_year(brief: Brief) -> None:
    for judgement in brief.judgements:
        assert judgement.text.count("{likely}") == 1
        assert re.search(r"\b20\d\d\b", judgement.text)
        assert "{likely}" not in judgement.because


@each
def test_likelihood_words_stay_out_of_what_we_know(brief: Brief, kind: Kind) -> None:
    for section in brief.sections:
        if section.role is Role.KNOW or not kind.likelihood:
            assert "{likely}" not in (section.body or "")


@each
def test_each_step_has_an_owner_and_a_day(brief: Brief) -> None:
    for section in brief.sections:
        assert all(step.owner and step.by for step in section.steps)


def test_points_and_answers_can_be_said_in_a_breath(
    desk: Workspace, tmp_path: Path
) -> None:
    points = load(written("talking-points", desk, tmp_path), desk).brief
    said = [point.say for section in points.sections for point in section.points]
    assert 1 < len(said) <= 4
    assert all(len(words.split()) < 20 for words in said)
    sheet = load(written("questions", desk, tmp_path), desk).brief
    answers = [each.answer for part in sheet.sections for each in part.questions]
    assert len(answers) >= 6
    assert all(len(words.split()) < 60 for words in answers)


def test_a_fact_sheet_holds_six_to_ten_numbers(desk: Workspace, tmp_path: Path) -> None:
    sheet = load(written("fact-sheet", desk, tmp_path), desk).brief
    assert 6 <= sum(len(section.key_figures) for section in sheet.sections) <= 10
    assert len(sheet.charts) == len(sheet.tables) == 1


def test_options_are_judged_alike_and_doing_nothing_is_one_of_them(
    desk: Workspace, tmp_path: Path
) -> None:
    for name in ("decision-memo", "four-page-brief", "options-paper"):
        (table,) = load(written(name, desk, tmp_path), desk).brief.tables.values()
        assert 3 <= len(table.rows) <= 4
        assert "Do nothing" in table.rows[0][0]
        assert table.chosen


def test_the_starters_show_many_kinds_of_chart(desk: Workspace, tmp_path: Path) -> None:
    def drawn() -> Iterator[str]:
        for name in KINDS:
            brief = load(written(name, desk, tmp_path), desk).brief
            yield from (chart.kind for chart in brief.charts.values())

    found = list(drawn())
    assert len(set(found)) == len(found) >= 9


def test_dates_and_years_are_counted_from_the_day_of_writing() -> None:
    text = filled(
        "a: @@DATE-1@@\nb: @@DATE@@\nc: @@DATE+14@@\nd: by @@YEAR+1@@, not @@YEAR@@\n",
        name="x",
        title="X",
        today=date(2028, 2, 29),
        schema="s",
    )
    assert text.splitlines()[1:] == [
        "a: 2028-02-28",
        "b: 2028-02-29",
        "c: 2028-03-14",
        "d: by 2029, not 2028",
    ]


@pytest.mark.parametrize("variant", [Variant.LARGE, Variant.DRAFT, Variant.BOOKLET])
def test_a_table_of_seven_columns_fits_the_variants_with_less_room(
    variant: Variant, desk: Workspace, tmp_path: Path
) -> None:
    path = written("options-paper", desk, tmp_path)
    done = render(path, desk, Wishes(variants=frozenset({variant})))
    assert [each for each in done.problems if each.blocks] == []
    assert done.pdf is not None
