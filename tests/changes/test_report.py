"""The paper on what changed, as HTML and as it is set."""

import pytest

from briefmaker.brief.model import Marking
from briefmaker.changes.between import between
from briefmaker.changes.report import report, stricter
from briefmaker.pdf.engine import typeset
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition
from briefmaker.writing.page import Page
from briefmaker.writing.tree import parse
from changes.conftest import Compose
from changes.pairs import edited, made, written

EDITS = (
    ('version: "1.0"', 'version: "1.1"'),
    ("TLP:GREEN", "TLP:AMBER"),
    ("stood lower than", "stood much higher than"),
    ("label: North canal, value: 14", "label: North canal, value: 18"),
    ("count of all farms [@letter]", "count of all farms [@gazette]"),
)


@pytest.fixture(scope="module")
def second_edition(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> Composition:
    path = written(tmp_path_factory.mktemp("second"), "second", edited(*EDITS))
    return made(path, workspace)


@pytest.fixture(scope="module")
def paper(
    first: Composition, second_edition: Composition, workspace: Workspace
) -> Page:
    changes = between(first, second_edition)
    return report(first, second_edition, changes, workspace)


def test_deletions_and_insertions_are_elements_of_their_own(paper: Page) -> None:
    root = parse(paper.html)
    assert "lower" in ["".join(each.itertext()) for each in root.iter("del")]
    assert "much higher" in ["".join(each.itertext()) for each in root.iter("ins")]


def test_both_editions_are_named_with_version_date_and_stamp(
    paper: Page, first: Composition, second_edition: Composition
) -> None:
    said = " ".join("".join(parse(paper.html).itertext()).split())
    assert f"Before BM-2025-015 v1.0 · 10 April 2025 · {first.page.stamp}" in said
    assert (
        f"After BM-2025-015 v1.1 · 10 April 2025 · {second_edition.page.stamp}" in said
    )
    assert first.page.stamp != second_edition.page.stamp


def test_charts_stand_before_and_after_side_by_side_with_their_rows(
    paper: Page,
) -> None:
    root = parse(paper.html)
    figure = next(e for e in root.iter("figure") if e.get("class") == "compared")
    images = [image.get("alt", "") for image in figure.iter("img")]
    assert [alt.split()[0] for alt in images] == ["Before:", "After:"]
    assert any(e.get("class") == "halves" for e in figure.iter("div"))
    cells = ["".join(cell.itertext()) for cell in figure.iter("td")]
    assert cells == ["14% 18%"]


@pytest.mark.parametrize(
    ("old", "new", "mark"),
    [
        ("GREEN", "AMBER", Marking.AMBER),
        ("RED", "CLEAR", Marking.RED),
        ("AMBER+STRICT", "AMBER", Marking.AMBER_STRICT),
        ("GREEN", "GREEN", Marking.GREEN),
    ],
)
def test_the_stricter_handling_mark_of_the_two_holds(
    first: Composition, old: str, new: str, mark: Marking
) -> None:
    briefs = [
        first.brief.model_copy(update={"marking": Marking(f"TLP:{label}")})
        for label in (old, new)
    ]
    assert stricter(*briefs).marking is mark


def test_it_is_set_without_a_complaint_and_marked_on_every_page(
    paper: Page, workspace: Workspace
) -> None:
    pdf = typeset(paper, workspace)
    assert [problem.message for problem in pdf.problems if problem.blocks] == []
    assert paper.marking == "TLP:AMBER"
    assert typeset(paper, workspace).data == pdf.data


def test_nothing_changed_is_said_on_paper_too(
    first: Composition, workspace: Workspace
) -> None:
    page = report(first, first, between(first, first), workspace)
    assert "Nothing has changed." in page.html


def test_every_kind_of_mark_has_its_rank() -> None:
    from briefmaker.changes.report import ORDER

    assert set(ORDER) == set(Marking)


def test_a_figure_that_fails_now_is_told_before_all_else_in_the_text(
    first: Composition, second: Compose, workspace: Workspace
) -> None:
    new = second(
        (
            "selector: {exact: about one quarter of the water}",
            "selector: {exact: about one third of the water}",
        )
    )
    html = report(first, new, between(first, new), workspace).html
    assert "Not in the source, was Verified" in html
    assert "FAIL" in html
