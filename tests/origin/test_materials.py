"""What a document is set with: named the same everywhere, told apart by content."""

import re
from pathlib import Path

import pytest

from briefmaker.brief.kinds import kinds
from briefmaker.look.look import Brand, Family, Logo, Look, Variant
from briefmaker.origin import materials as room
from briefmaker.origin.materials import digest, materials, versions
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.styles import style_of
from evidence.shelf import brief_of


def named(
    workspace: Workspace, look: Look | None = None, **brief: str
) -> dict[str, str]:
    kind = kinds(workspace)["memo"]
    style = style_of("briefmaker-notes", workspace, workspace.root)
    return materials(brief_of(**brief), kind, style, look or Look(), workspace)


def test_all_that_sets_a_page_is_named_without_a_path(workspace: Workspace) -> None:
    found = named(workspace)
    for name in (
        "assets/csl/briefmaker-notes.csl",
        "assets/fonts/SourceSerif4-Regular.ttf",
        "assets/languages/en.toml",
        "assets/rtl.css",
        "assets/theme.css",
        "brand",
        "templates/grids/track/grid.css",
        "templates/memo/kind.toml",
        "templates/partials/furniture.html",
    ):
        assert re.fullmatch("[0-9a-f]{64}", found[name]), name
    assert not [name for name in found if name.startswith("/") or ".." in name]
    assert not [name for name in found if "LICENSE" in name or "starter" in name]
    assert "assets/variants/large.css" not in found


def test_variants_languages_and_brands_name_their_files(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = {}
    for name in ("regular", "italic", "bold"):
        files[name] = tmp_path / f"{name}.ttf"
        files[name].write_bytes(name.encode())
    logo = tmp_path / "logo.svg"
    logo.write_bytes(b"<svg/>")
    brand = Brand(sans=Family("House Sans", files), logo=Logo(logo, "Us"))
    look = Look(brand, frozenset({Variant.LARGE}))
    found = named(workspace, look, language="fa")
    assert found["brand/logo"] == digest(b"<svg/>")
    assert found["brand/House Sans/italic"] == digest(b"italic")
    assert {
        "assets/languages/fa.toml",
        "assets/variants/large.css",
        "assets/variants/one-column.css",
    } <= found.keys()
    renamed = Look(replace(brand, logo=Logo(logo, "You")), look.variants)
    assert named(workspace, renamed, language="fa")["brand"] != found["brand"]


def test_a_file_of_the_house_goes_by_the_name_of_what_it_stands_in_for(
    workspace: Workspace, tmp_path: Path
) -> None:
    own = tmp_path / "templates"
    (own / "partials").mkdir(parents=True)
    (own / "theme.css").write_bytes(b"a { }")
    (own / "partials" / "more.html").write_bytes(b"<p>")
    (own / "house.css").write_bytes(b"b { }")
    there = replace(workspace, templates=(own, *workspace.templates))
    before, found = named(workspace), named(there)
    assert found["assets/theme.css"] == digest(b"a { }") != before["assets/theme.css"]
    assert found.keys() - before.keys() == {
        "templates/house.css",
        "templates/partials/more.html",
    }


def test_versions_of_what_shapes_the_bytes_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = versions.__wrapped__()
    assert set(room.LIBRARIES) <= found.keys()
    assert all(re.match(r"\d+\.\d", version) for version in found.values()), found
    assert {"python", "zlib"} <= found.keys()
    nowhere = {"pango": ("pango_version_string", ("libno-such-thing.so.9",))}
    monkeypatch.setattr(room, "NATIVE", nowhere)
    monkeypatch.setattr(room, "LIBRARIES", ("no-such-package",))
    assert versions.__wrapped__().keys() == {"python", "zlib"}
