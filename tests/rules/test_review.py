"""What a review hands on, and what is added once pages are set."""

from pathlib import Path
from shutil import copytree

import pytest

from briefmaker.build import check, render
from briefmaker.problems import Problem, Severity
from briefmaker.rules.review import after_setting, as_warnings
from briefmaker.workspace import Workspace, workspace_of
from rules.test_allowing import LOST, PAGES, brief

BARE = Problem("evidence.uncited-figure", "“40” has no source")
OTHER = Problem("rule.T-04", "76 words")


def test_only_failures_of_the_evidence_become_warnings() -> None:
    found = list(as_warnings([BARE, OTHER], frozenset({BARE})))
    weights = [problem.severity for problem in found]
    assert weights == [Severity.WARNING, Severity.ERROR]


def test_after_setting_what_is_accepted_is_a_note_and_what_is_lost_is_not() -> None:
    found = after_setting([], [PAGES, LOST], brief("L-01"), whole=True)
    weights = [problem.severity for problem in found]
    assert weights == [Severity.NOTE, Severity.ERROR]


def test_after_setting_allowances_that_nothing_needed_are_told() -> None:
    (found,) = after_setting([OTHER], [], brief("L-01", "T-04"), whole=True)
    assert (found.code, found.token) == ("allow.idle", "L-01")
    assert after_setting([OTHER], [], brief("L-01"), whole=False) == ()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A copy of the house's briefs; their seals stand in for copies of sources."""
    root = tmp_path_factory.mktemp("desk")
    copytree(Path(__file__).parents[2] / "briefs", root / "briefs")
    return workspace_of(root)


def written(place: Workspace, end: str) -> Path:
    path = place.root / "briefs" / "own.yaml"
    text = (place.root / "briefs" / "migration.yaml").read_text(encoding="utf-8")
    path.write_text(f"{text}\nlimits: {{pages: 1}}\n{end}", encoding="utf-8")
    return path


def test_a_page_limit_can_be_passed_knowingly(place: Workspace) -> None:
    refused = render(written(place, ""), place)
    assert refused.pdf is None
    assert "pdf.too-long" in {each.code for each in refused.problems if each.blocks}
    path = written(place, "allow: [{rule: L-01, reason: three pages are agreed}]\n")
    printed = render(path, place)
    assert printed.pdf
    (found,) = [each for each in printed.problems if each.code == "pdf.too-long"]
    assert found.severity is Severity.NOTE
    assert found.hint == "accepted, L-01: three pages are agreed"


def test_check_waits_with_allowances_for_pages(place: Workspace) -> None:
    path = written(place, "allow: [{rule: L-01, reason: agreed}]\n")
    assert "allow.idle" not in {each.code for each in check(path, place).problems}
    path = written(place, "allow: [{rule: T-04, reason: agreed}]\n")
    (found,) = [e for e in check(path, place).problems if e.code == "allow.idle"]
    assert found.place
    assert "T-04" in found.place.excerpt
