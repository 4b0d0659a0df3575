"""The style sheet: whose files are in it, in which order, and what a house sets."""

from pathlib import Path

import pytest

from briefmaker.brief.kinds import Kind, kinds
from briefmaker.brief.model import Brief
from briefmaker.look.look import Brand, Family, Look, Variant
from briefmaker.look.settings import look_of
from briefmaker.problems import Severity
from briefmaker.workspace import Workspace, workspace_of
from briefmaker.writing.style import hues, style_of
from look.desks import GREEN, desk

BRIEF = Brief.model_validate(
    {
        "kind": "memo",
        "title": "T",
        "date": "2025-10-13",
        "cutoff": "2025-10-12",
        "id": "B",
        "marking": "none",
        "from": "D",
        "to": ["M"],
        "bottom_line": "B",
        "sections": [{"heading": "H", "body": "B"}],
    }
)


def sheet(workspace: Workspace, look: Look | None = None) -> str:
    return style_of(BRIEF, memo(workspace), look or look_of(workspace), workspace)


def memo(workspace: Workspace) -> Kind:
    return kinds(workspace)["memo"]


def own(folder: Path, name: str, text: str) -> Workspace:
    """Return a workspace with one file of its own among the templates."""
    (folder / "briefs").mkdir(exist_ok=True)
    file = folder / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return workspace_of(folder)


def test_without_a_house_the_theme_stands_alone(workspace: Workspace) -> None:
    found = sheet(workspace, Look())
    assert "--navy: #0b3766" in found
    assert "--navy:#" not in found
    assert "House" not in found


def test_what_a_house_sets_follows_the_theme_that_it_changes(tmp_path: Path) -> None:
    found = sheet(desk(tmp_path, GREEN))
    assert found.index("--navy: #0b3766") < found.index("--navy:#0B5D3B")
    assert "--crimson:#8A3324" in found
    assert '--serif:"House Serif", "BM Serif"' in found
    assert found.count('font-family:"House Serif"') == 6
    assert (tmp_path / "brand" / "Regular.ttf").as_uri() in found


def test_a_theme_of_ones_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    found = sheet(own(tmp_path, "theme.css", "h1 { color: #000000 }"))
    assert "h1 { color: #000000 }" in found
    assert "--navy: #0b3766" not in found


def test_a_house_sheet_is_added_after_the_theme_and_the_kind(tmp_path: Path) -> None:
    found = sheet(own(tmp_path, "house.css", "h2 { margin: 9mm }"))
    assert found.index("--navy: #0b3766") < found.index("h2 { margin: 9mm }")
    assert found.rindex(".band {") < found.index("h2 { margin: 9mm }")


@pytest.mark.parametrize("name", ["grids/track/grid.css", "memo/page.css"])
def test_a_grid_or_a_kind_may_have_a_sheet_of_the_users(
    tmp_path: Path, name: str
) -> None:
    assert "/* mine */" in sheet(own(tmp_path, name, "/* mine */"))


def test_addresses_in_a_sheet_of_ones_own_begin_at_its_folder(tmp_path: Path) -> None:
    text = "h1 { background: url(paper.png) } h2 { background: url('../a b.png') }"
    found = sheet(own(tmp_path, "house.css", text))
    assert f'url("{(tmp_path / "templates" / "paper.png").as_uri()}")' in found
    assert f'url("{tmp_path.as_uri()}/a b.png")' in found
    assert "url(fonts/SourceSerif4-Regular.ttf)" in found


def test_variants_come_last_and_one_column_before_them(workspace: Workspace) -> None:
    found = sheet(workspace, Look(variants=frozenset({Variant.LARGE, Variant.MONO})))
    order = [
        "--navy: #0b3766",
        "One column, whatever",
        "without colours",
        "Large print",
    ]
    assert sorted(order, key=found.index) == order
    assert "One column, whatever" not in sheet(workspace, Look())


def test_variants_of_the_paper_alone_change_the_margins(workspace: Workspace) -> None:
    found = sheet(workspace, Look(variants=frozenset({Variant.BINDER})))
    assert "margin-left:28mm;margin-right:16mm" in found


def test_the_shipped_sheets_have_no_more_than_two_hues_in_words(
    workspace: Workspace,
) -> None:
    for name, kind in kinds(workspace).items():
        found = style_of(BRIEF, kind, Look(), workspace)
        assert list(hues(found)) == [], name


def test_a_third_hue_in_words_is_a_warning(tmp_path: Path) -> None:
    found = sheet(own(tmp_path, "house.css", "h3 { color: #1A7A1A }"))
    (problem,) = hues(found)
    assert (problem.code, problem.severity) == ("look.hues", Severity.WARNING)
    assert "#1A7A1A" in problem.message


@pytest.mark.parametrize(
    "harmless",
    [
        "h3 { background-color: #1A7A1A }",
        "/* h3 { color: #1A7A1A } */",
        "h3 { color: #6B7078 }",
        "h3 { color: #0B3766 }",
    ],
)
def test_grounds_comments_greys_and_known_hues_do_not_count(
    tmp_path: Path, harmless: str
) -> None:
    assert list(hues(sheet(own(tmp_path, "house.css", harmless)))) == []


def test_a_family_without_a_cut_takes_the_one_that_stands_in(tmp_path: Path) -> None:
    cuts = {each: tmp_path / f"{each}.ttf" for each in ("regular", "italic", "bold")}
    look = Look(brand=Brand(sans=Family("House Sans", cuts)))
    found = sheet(own(tmp_path, "house.css", ""), look)
    semibold = f'src:url("{cuts["bold"].as_uri()}");font-weight:600;font-style:normal'
    assert semibold in found
