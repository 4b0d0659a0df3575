"""A document is made again from what it carries alone: the same bytes."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from briefmaker.build import compose, render
from briefmaker.look.look import Variant
from briefmaker.origin.opening import opened
from briefmaker.reading import Wishes
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from origin.bundles import (
    again,
    carried,
    house,
    made,
    origin_of,
    same,
    space,
    unpacked,
)

CHECKOUT = Path(__file__).parents[2]
BRIEFS = ("azerbaijan", "migration", "security", "trade")
EDITIONS = CHECKOUT / "tests" / "editions"

ELSEWHERE = """
import sys
from pathlib import Path
from briefmaker.build import render
from briefmaker.origin.opening import opened
from briefmaker.reading import Wishes
from briefmaker.workspace import workspace_of

folder = Path(sys.argv[1])
files = {path.name: path.read_bytes() for path in (folder / "files").iterdir()}
origin = opened(files)
path = folder / "again" / "brief.yaml"
wishes = Wishes(found=origin.evidence, variants=origin.record.variants)
pdf = render(path, workspace_of(path), wishes).pdf
sys.stdout.buffer.write(pdf.data if pdf else b"")
"""


@pytest.mark.parametrize("name", BRIEFS)
def test_each_brief_is_made_again_to_the_same_bytes_without_any_copy(
    name: str, workspace: Workspace, tmp_path: Path
) -> None:
    path = workspace.root / "briefs" / f"{name}.yaml"
    origin = opened(carried(path))
    brief = unpacked(origin, tmp_path)
    assert not (tmp_path / "sources").exists()
    first = render(path, space(path)).pdf
    second = render(brief, space(brief), again(origin)).pdf
    assert first
    assert second
    assert first.data == second.data


def test_another_process_elsewhere_makes_the_same_bytes(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = workspace.root / "briefs" / "migration.yaml"
    files = carried(path)
    (tmp_path / "files").mkdir()
    for name, data in files.items():
        (tmp_path / "files" / name).write_bytes(data)
    unpacked(opened(files), tmp_path / "again")
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(tmp_path)],
        env={"PYTHONHASHSEED": "4711", "TZ": "Asia/Dushanbe", "HOME": str(tmp_path)},
        cwd="/",
        capture_output=True,
        check=True,
    )
    first = render(path, space(path)).pdf
    assert first
    assert done.stdout == first.data


@pytest.mark.parametrize(
    ("brief", "wishes"),
    [
        ({}, Wishes()),
        ({"evidence": "annex"}, Wishes()),
        ({}, Wishes(evidence="annex", paper="Letter")),
        ({}, Wishes(variants=frozenset({Variant.DRAFT, Variant.MONO}))),
        ({"policy": "draft"}, Wishes(evidence="annex")),
        ({"likelihood_scale": "uk", "citation_style": "briefmaker-notes"}, Wishes()),
        ({"quantities": {"farms": {"label": "Own", "position": "range"}}}, Wishes()),
    ],
    ids=["list", "annex", "asked", "variants", "draft", "style", "own"],
)
@pytest.mark.parametrize("copies", [True, False], ids=["copies", "seals"])
def test_pages_come_out_the_same_whatever_is_asked(
    brief: Mapping[str, Any], wishes: Wishes, copies: bool, tmp_path: Path
) -> None:
    path = house(tmp_path / "house", brief=brief, copies=copies)
    assert same(path, tmp_path / "again", wishes)


def test_one_audience_gets_a_document_that_is_made_again_without_naming_it(
    tmp_path: Path,
) -> None:
    known = {"role": "know", "body": "Kept in: {fact}`kept-in`.", "audience": ["east"]}
    other = {"heading": "Other", "body": "The west hears this.", "audience": ["west"]}
    path = house(tmp_path / "house", brief={"sections": [known, other]})
    assert same(path, tmp_path / "again", Wishes(audience="east"))
    assert "audience" not in (tmp_path / "again" / "brief.yaml").read_text("utf-8")


def test_claims_that_fail_and_bare_figures_are_counted_as_they_were(
    tmp_path: Path,
) -> None:
    """The copy that told a bare figure apart is no longer at hand."""
    facts = {
        "wrong": {
            "display": "99 farms",
            "source": "report",
            "selector": {"exact": "The council counted 99 farms in August"},
        }
    }
    body = "There were {fact}`wrong`. Some 4,711 gates were open [@report]."
    brief = {"facts": facts, "sections": [{"role": "know", "body": body}]}
    path = house(tmp_path / "house", brief=brief)
    for pages in ("list", "annex"):
        wishes = Wishes(allow_failing=True, evidence=pages)
        page = made(path, wishes).made
        assert page
        assert "2 of" in page.page.band
        assert same(path, tmp_path / pages, wishes)


def test_pictures_and_a_style_above_the_brief_keep_their_places(
    tmp_path: Path, workspace: Workspace
) -> None:
    root = tmp_path / "house"
    (root / "pictures").mkdir(parents=True)
    Image.new("L", (40, 20), 128).save(root / "pictures" / "a map.png")
    style = (workspace.assets / "csl" / "briefmaker-notes.csl").read_bytes()
    (root / "own.csl").write_bytes(style)
    body = "Kept in: {fact}`kept-in`.\n\n![The valley](<../pictures/a map.png>)"
    brief = {
        "sections": [{"role": "know", "body": body}],
        "citation_style": "../own.csl",
    }
    path = house(root, brief=brief)
    origin = origin_of(path)
    again_at = unpacked(origin, tmp_path / "again")
    assert again_at == tmp_path / "again" / "briefs" / "brief.yaml"
    places = {file.name: file.path for file in origin.record.files}
    assert places["picture-1.png"] == "pictures/a map.png"
    assert places["style.csl"] == "own.csl"
    first = render(path, space(path)).pdf
    second = render(again_at, space(again_at), again(origin)).pdf
    assert first
    assert second
    assert first.data == second.data


def test_what_a_camera_wrote_into_a_picture_is_neither_printed_nor_carried(
    tmp_path: Path,
) -> None:
    body = "Kept in: {fact}`kept-in`.\n\n![The valley](map.jpg)"
    path = house(tmp_path / "h", brief={"sections": [{"role": "know", "body": body}]})
    picture = Image.new("RGB", (40, 20), (9, 90, 200))
    exif = picture.getexif()
    exif[0x013B] = "Rustam Karimov"  # the artist
    picture.save(path.parent / "map.jpg", exif=exif)
    origin = origin_of(path)
    brief = unpacked(origin, tmp_path / "again")
    first = render(path, space(path)).pdf
    second = render(brief, space(brief), again(origin)).pdf
    assert first
    assert second
    assert first.data == second.data
    assert b"Karimov" in (path.parent / "map.jpg").read_bytes()
    assert b"Karimov" not in first.data
    assert b"Karimov" not in origin.files["picture-1.jpg"]


def test_rows_of_csv_files_are_carried_with_the_brief(tmp_path: Path) -> None:
    root = tmp_path / "house"
    data = root / "briefs" / "numbers.csv"
    data.parent.mkdir(parents=True)
    lines = [f"2025-01-{n % 28 + 1:02},{n // 28},{n}.50" for n in range(140)]
    data.write_text("\n".join(["day,canal,level", *lines]), encoding="utf-8")
    columns = {"path": "numbers.csv", "date": "day", "label": "canal"}
    chart = {
        "kind": "line",
        "title": "The level rose",
        "subtitle": "Level, cm, 2025",
        "source": "[@report]",
        "data": {"csv": {**columns, "series": "canal", "value": "level"}},
    }
    body = "See @fig-x, kept in: {fact}`kept-in`.\n\n![](#fig-x)"
    more = {
        "charts": {"fig-x": chart},
        "sections": [{"role": "know", "body": body}],
        "policy": "draft",
    }
    path = house(root, brief=more)
    assert same(path, tmp_path / "again")
    text = (tmp_path / "again" / "brief.yaml").read_text(encoding="utf-8")
    assert "path: data/1-rows.csv" in text
    rows = (tmp_path / "again" / "data" / "1-rows.csv").read_bytes().split(b"\r\n")
    assert rows[:2] == [b"label,value,series,date", b"0,0.50,0,2025-01-01"]
    assert len(rows) == 142


def test_a_persian_brief_is_made_again_to_the_same_bytes(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = EDITIONS / "water-fa.yaml"
    home = replace(workspace, root=EDITIONS)
    first = render(path, home).pdf
    assert first
    page = compose(path, home).made
    assert page
    origin = opened({file.name: file.data for file in page.page.attached})
    brief = unpacked(origin, tmp_path)
    second = render(brief, space(brief), again(origin)).pdf
    assert second
    assert first.data == second.data
    descriptions = [file.description for file in page.page.attached]
    assert all(any("؀" <= letter <= "ۿ" for letter in each) for each in descriptions)
