"""Kinds of document: what each promises, and whose word counts."""

import re
from pathlib import Path

import pytest

from briefmaker.brief.exhibits import Slot
from briefmaker.brief.kinds import GRIDS, Kind, kinds, offer
from briefmaker.brief.sections import Role
from briefmaker.problems import BriefError
from briefmaker.values import replace
from briefmaker.workspace import Workspace

LANGUAGES = {"en", "ru", "az", "tg", "fr", "de", "tr", "fa"}
KINDS = {
    "assessment", "brief", "decision-memo", "fact-sheet", "four-page-brief",
    "information-memo", "memo", "options-paper", "questions", "situation-report",
    "talking-points",
}  # fmt: skip


@pytest.fixture
def shipped(workspace: Workspace) -> dict[str, Kind]:
    return dict(kinds(workspace))


def test_every_kind_that_a_single_file_can_be_is_on_offer(
    shipped: dict[str, Kind],
) -> None:
    assert set(shipped) == KINDS


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_has_a_name_in_every_language(
    shipped: dict[str, Kind], name: str
) -> None:
    assert set(shipped[name].title) == LANGUAGES


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_expects_each_section_once_within_its_words(
    shipped: dict[str, Kind], name: str
) -> None:
    kind = shipped[name]
    roles = [expected.role for expected in kind.sections]
    assert roles
    assert len(set(roles)) == len(roles)
    assert kind.words is not None
    assert all(0 < (each.words or 1) <= kind.words for each in kind.sections)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_comes_with_a_starter_and_needs_no_page_of_its_own(
    workspace: Workspace, name: str
) -> None:
    folder = workspace.templates[-1] / name
    starter = (folder / "starter.yaml").read_text("utf-8")
    assert re.search(rf"^kind: {name}$", starter, re.MULTILINE)
    assert {file.name for file in folder.iterdir()} <= {
        "kind.toml", "starter.yaml", "page.css",
    }  # fmt: skip


@pytest.mark.parametrize("grid", ["track", "columns", "single"])
def test_a_grid_fills_the_width_between_the_margins(
    shipped: dict[str, Kind], grid: str
) -> None:
    found = [kind for kind in shipped.values() if kind.grid == grid]
    assert found
    for kind in found:
        for paper, full in (("A4", 170), ("Letter", 175.9)):
            widths = kind.widths[paper]  # type: ignore[index]
            assert set(widths) == set(Slot)
            assert widths[Slot.FULL] == full
            assert max(widths.values()) == full


def own(folder: Path, name: str, said: str) -> None:
    (folder / "templates" / name).mkdir(parents=True)
    (folder / "templates" / name / "kind.toml").write_text(said, "utf-8")


@pytest.fixture
def mine(workspace: Workspace, tmp_path: Path) -> Workspace:
    return replace(workspace, templates=(tmp_path / "templates", *workspace.templates))


def test_a_kind_takes_from_its_grid_what_it_does_not_say(
    mine: Workspace, tmp_path: Path
) -> None:
    own(
        tmp_path,
        "cable",
        'title = "Cable"\nline = "one"\npages = 1\ngrid = "columns"\nslot = "full"',
    )
    cable = kinds(mine)["cable"]
    assert (cable.notes, cable.slot, cable.layout) == ("end", Slot.FULL, "two columns")
    assert cable.widths["A4"][Slot.COLUMN] == 82


def test_the_users_own_kind_wins_over_the_shipped_one(
    mine: Workspace, tmp_path: Path
) -> None:
    own(tmp_path, "memo", 'title = "Note"\nline = "one page"\npages = 1')
    memo = kinds(mine)["memo"]
    assert (memo.called("en", asks=True), memo.pages) == ("Note", 1)


def test_a_grid_is_no_kind(shipped: dict[str, Kind]) -> None:
    assert GRIDS not in shipped
    assert "partials" not in shipped


def test_a_kind_is_called_by_its_name_in_the_language_of_the_brief(
    shipped: dict[str, Kind],
) -> None:
    memo = shipped["decision-memo"]
    assert memo.called("de-AT", asks=True) == "Entscheidungsvorlage"
    assert memo.called("pl", asks=True) == "Decision memo"


def test_another_name_may_stand_where_nothing_is_asked() -> None:
    kind = Kind.model_validate(
        {
            "name": "cable",
            "title": "Cable for action",
            "information": "Cable",
            "line": "one page",
            "pages": 1,
            "notes": "foot",
            "widths": {"A4": {"main": 120}},
        }
    )
    assert kind.called("en", asks=True) == "Cable for action"
    assert kind.called("en", asks=False) == "Cable"


def test_boxes_to_tick_stand_only_where_a_decision_is_asked(
    shipped: dict[str, Kind],
) -> None:
    ticked = {name: kind for name, kind in shipped.items() if kind.tick_boxes}
    assert "decision-memo" in ticked
    assert all(kind.decision == "needed" for kind in ticked.values())


def test_the_box_of_a_situation_report_holds_its_highlights(
    shipped: dict[str, Kind],
) -> None:
    assert shipped["situation-report"].box is Role.HIGHLIGHTS
    assert shipped["memo"].box is Role.BOTTOM_LINE


def test_a_kind_that_is_broken_is_told_with_what_to_write_as_toml(
    mine: Workspace, tmp_path: Path
) -> None:
    own(
        tmp_path,
        "cable",
        'title = "Cable"\nline = "one"\npages = 1\ngrid = "single"\nlayuot = "x"\n',
    )
    own(tmp_path, "note", 'title = "Note"\npages = 1\ngrid = "single"\n')
    with pytest.raises(BriefError) as caught:
        kinds(mine)
    assert {
        (p.code, Path(p.place.file).parent.name) for p in caught.value.problems
    } == {  # type: ignore[union-attr]
        ("brief.broken-kind", "cable"),
        ("brief.broken-kind", "note"),
    }
    (missing,) = [p for p in caught.value.problems if "`line`" in p.message]
    assert missing.hint.startswith('add `line = "')
    found = offer(mine)
    assert set(found.broken) == {"cable", "note"}
    assert set(found.kinds) == KINDS
