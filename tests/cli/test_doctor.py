import json
import sys
from importlib import metadata, resources

import pytest

from briefmaker.cli import environment
from briefmaker.cli.environment import Need
from briefmaker.values import replace


@pytest.fixture
def needs(workspace):
    """Return what the doctor finds, by name, after some change to the workspace."""

    def find(**changes):
        found = environment.needs(replace(workspace, **changes))
        return {need.name: need for need in found}

    return find


def test_on_this_machine_nothing_is_missing(run):
    ended = run("doctor")
    assert (ended.status, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert all(line.startswith("ok       ") for line in lines)
    assert "ok       WeasyPrint: 70.0" in lines
    assert [line.split()[1].rstrip(":") for line in lines] == [
        "Python",
        "WeasyPrint",
        "GObject",
        "Pango",
        "PangoFT2",
        "Fontconfig",
        "HarfBuzz",
        "HarfBuzz",
        "Fonts",
        "Kinds",
        "pandoc",
        "Cache",
    ]


def test_json_holds_the_same(run):
    found = json.loads(run("doctor", "--format", "json").out)
    assert found[0] == {
        "name": "Python",
        "met": True,
        "found": ".".join(map(str, sys.version_info[:3])),
        "cure": "",
    }
    assert len(found) == 12


def test_what_is_missing_is_said_with_its_cure_and_exits_3(run, monkeypatch):
    missing = Need("Pango", False, "not found", "apt install libpango-1.0-0")
    monkeypatch.setattr(environment, "needs", lambda _: [missing])
    ended = run("doctor")
    assert ended.status == 3
    assert ended.out == (
        "missing  Pango: not found\n         apt install libpango-1.0-0\n"
    )


@pytest.mark.parametrize(
    ("platform", "cure"),
    [
        ("linux", "apt install libharfbuzz-subset0"),
        ("darwin", "brew install pango"),
        ("win32", "pacman -S mingw-w64-ucrt-x86_64-pango"),
    ],
)
def test_a_library_that_cannot_be_opened_is_missing(needs, monkeypatch, platform, cure):
    absent = replace(
        environment.LIBRARIES[-1], bare="absent-x", files=("absent.so.0",) * 3
    )
    monkeypatch.setattr(environment, "LIBRARIES", [absent])
    monkeypatch.setattr(sys, "platform", platform)
    need = needs()["HarfBuzz subset"]
    assert not need.met
    assert cure in need.cure


def test_a_library_may_have_the_name_of_another_system(needs, monkeypatch):
    pango = next(item for item in environment.LIBRARIES if item.name == "Pango")
    renamed = replace(pango, files=("absent.so.0",) * 3)
    monkeypatch.setattr(environment, "LIBRARIES", [renamed])
    assert needs()["Pango"].met, "its linker's name finds it"


def test_another_weasyprint_than_the_pinned_one_is_missing(needs, monkeypatch):
    versions = {"weasyprint": "71.0"}
    wanted = ["pydantic>=2", "weasyprint==70.0", "weasyprint-x==9; extra == 'x'"]
    monkeypatch.setattr(metadata, "version", versions.__getitem__)
    monkeypatch.setattr(metadata, "requires", lambda _: wanted)
    need = needs()["WeasyPrint"]
    assert need == Need(
        "WeasyPrint", False, "71.0", "python -m pip install weasyprint==70.0"
    )
    versions["weasyprint"] = "70.0"
    assert needs()["WeasyPrint"].met


def test_fonts_that_the_theme_names_and_are_none_are_missing(needs, tmp_path):
    (tmp_path / "theme.css").write_text(
        "@font-face { src: url(fonts/Good.ttf) }\n@font-face { src: url(fonts/X.ttf) }"
    )
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "Good.ttf").write_bytes(b"\x00\x01\x00\x00rest")
    need = needs(assets=tmp_path)["Fonts"]
    assert (need.met, need.found) == (False, "not there, or no fonts: X.ttf")
    (fonts / "X.ttf").write_text("version https://git-lfs")
    assert not needs(assets=tmp_path)["Fonts"].met
    (fonts / "X.ttf").write_bytes(b"OTTOrest")
    assert needs(assets=tmp_path)["Fonts"] == Need("Fonts", True, "2 files")


def test_templates_without_a_kind_are_missing(needs, tmp_path):
    assert not needs(templates=(tmp_path,))["Kinds"].met
    (tmp_path / "cable").mkdir()
    (tmp_path / "cable" / "kind.toml").write_text("not toml")
    assert not needs(templates=(tmp_path,))["Kinds"].met


def test_a_pandoc_that_does_not_run_is_missing(needs, monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    program = tmp_path / "files" / "pandoc"
    program.parent.mkdir()
    assert "No such file" in needs()["pandoc"].found
    program.write_text("#!/bin/sh\nexit 1\n")
    assert "Permission denied" in needs()["pandoc"].found
    program.chmod(0o755)
    assert "exit status 1" in needs()["pandoc"].found
    program.write_text("#!/bin/sh\necho pandoc 3.9\n")
    assert needs()["pandoc"] == Need("pandoc", True, "3.9")


def test_a_pandoc_that_is_not_installed_is_missing(needs, monkeypatch):
    def absent(name):
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(resources, "files", absent)
    assert needs()["pandoc"].found == "not installed"


def test_a_cache_that_cannot_be_written_is_missing(needs, tmp_path):
    (tmp_path / "cache").write_text("a file")
    need = needs(cache=tmp_path / "cache" / "briefmaker")["Cache"]
    assert not need.met
    assert "XDG_CACHE_HOME" in need.cure


def test_doctor_writes_only_into_the_cache(needs, tmp_path):
    assert needs(cache=tmp_path / "cache")["Cache"].met
    assert [path.name for path in tmp_path.rglob("*")] == ["cache"]
