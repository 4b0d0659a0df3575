"""A house's own look on whole documents, and files of its own before the shipped."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from briefmaker.brief.kinds import kinds
from briefmaker.build import Rendered, check, render
from briefmaker.pdf.reading import read
from briefmaker.workspace import shipped, workspace_of
from look.desks import GREEN, desk

BRIEF = """\
kind: KIND
title: Farmers were short of water in August
date: 2025-10-13
cutoff: 2025-10-12
id: BM-1
marking: TLP:GREEN
policy: draft
from: Water desk
to: [Minister]
bottom_line: The canals were dry in August.
sections:
  - heading: What we know
    body: The farms at the gate had water and those further down had little of it.
"""


def printed(folder: Path, settings: str = GREEN, kind: str = "memo") -> Rendered:
    """Render a short brief in a folder with these settings."""
    workspace = desk(folder, settings)
    brief = folder / "briefs" / "water.yaml"
    brief.write_text(BRIEF.replace("KIND", kind), encoding="utf-8")
    return render(brief, workspace)


def data(rendered: Rendered) -> bytes:
    assert rendered.pdf is not None, rendered.problems
    return rendered.pdf.data


def own(folder: Path, name: str, text: str) -> None:
    file = folder / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_pages_have_the_houses_fonts_logo_and_colours(tmp_path: Path) -> None:
    pdf = data(printed(tmp_path))
    families = {name.split("-")[0] for name in read(pdf).fonts}
    assert families == {"House"}
    with pikepdf.open(BytesIO(pdf)) as file:
        words = [str(o.Alt) for o in file.objects if _has_alt(o)]
        drawn = file.pages[0].Contents.read_bytes()
    assert words == ["Ministry of Water"]
    assert b"0.043137 0.364706 0.231373 rg" in drawn  # #0B5D3B
    assert b"0.043137 0.215686 0.4 rg" not in drawn  # the shipped navy


def _has_alt(part: object) -> bool:
    return isinstance(part, pikepdf.Dictionary) and "/Alt" in part


def test_the_same_house_gives_the_same_bytes_in_any_folder(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    assert data(printed(tmp_path / "one")) == data(printed(tmp_path / "two"))


def test_a_letter_that_only_the_shipped_fonts_have_is_still_printed(
    tmp_path: Path,
) -> None:
    workspace = desk(tmp_path, GREEN)
    brief = tmp_path / "briefs" / "water.yaml"
    text = BRIEF.replace("KIND", "memo").replace("little of it", "little (Ə, ғ, ₼)")
    brief.write_text(text, encoding="utf-8")
    found = render(brief, workspace)
    lacking = [p for p in found.problems if p.code == "pdf.no-glyph"]
    assert ["₼" in p.message for p in lacking] == [True]


def test_wrong_settings_stop_check_and_render_with_all_that_is_wrong_beside_them(
    tmp_path: Path,
) -> None:
    workspace = desk(tmp_path, '[brand]\nprimary = "#AAAAFF"\n')
    brief = tmp_path / "briefs" / "water.yaml"
    brief.write_text(BRIEF.replace("KIND", "memo").replace("title", "titel"))
    codes = {"look.contrast", "brief.unknown-key"}
    assert {problem.code for problem in check(brief, workspace).problems} >= codes
    found = render(brief, workspace)
    assert found.pdf is None
    assert {problem.code for problem in found.problems} >= codes


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("partials/end.html", "<p>Printed in our house.</p>"),
        (
            "memo/page.html",
            '{% extends "partials/document.html" %}{% block text %}'
            "<p>Printed in our house.</p>{{ parts.blocks(page.bands[0].sections[0]."
            "blocks) }}{% endblock %}",
        ),
    ],
)
def test_one_template_of_ones_own_takes_the_place_of_the_shipped_one(
    tmp_path: Path, name: str, text: str
) -> None:
    own(tmp_path, name, text)
    assert "Printed in our house." in read(data(printed(tmp_path))).pages[0]


def test_a_kind_of_ones_own_is_on_offer_with_its_starter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from typer.testing import CliRunner

    from briefmaker.cli.app import app

    desk(tmp_path, "")
    own(
        tmp_path,
        "letter/kind.toml",
        'title = "Letter"\nline = "a letter of one page"\npages = 1\n',
    )
    own(tmp_path, "letter/starter.yaml", BRIEF.replace("KIND", "letter"))
    workspace = workspace_of(tmp_path)
    assert kinds(workspace)["letter"].grid == "track"
    monkeypatch.chdir(tmp_path)
    listed = CliRunner().invoke(app, ["kinds"]).stdout
    assert "a letter of one page" in listed
    made = CliRunner().invoke(app, ["new", "first", "--kind", "letter"])
    assert made.exit_code == 0, made.output
    assert "kind: letter" in (tmp_path / "briefs" / "first.yaml").read_text()


def test_a_kind_may_change_one_file_and_keep_the_others(tmp_path: Path) -> None:
    toml = (shipped("templates") / "memo" / "kind.toml").read_text(encoding="utf-8")
    own(tmp_path, "memo/kind.toml", toml.replace("pages = 3", "pages = 9"))
    desk(tmp_path, "")
    assert kinds(workspace_of(tmp_path))["memo"].pages == 9
    assert printed(tmp_path, "").pdf is not None
