"""The first hour of a user, with the real stages: init, new, check, render."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from briefmaker.brief.kinds import kinds
from briefmaker.workspace import workspace_of

KINDS = sorted(kinds(workspace_of(Path(__file__))))


@pytest.fixture
def office(run, tmp_path, monkeypatch):
    """A workspace as `init` makes it, in which the user stands."""
    monkeypatch.chdir(tmp_path)
    assert run("init", "office").status == 0
    monkeypatch.chdir(tmp_path / "office")
    return tmp_path / "office"


def test_the_first_brief_checks_clean_and_renders(run, office):
    checked = run("check", "briefs")
    said = "1 brief: no problems; 4 claims verified\n"
    assert (checked.status, checked.err) == (0, said)
    rendered = run("render", "briefs")
    assert rendered.err == "1 brief: no problems\n"
    assert (rendered.status, rendered.out) == (0, "out/first-memo.pdf\n")
    assert (office / "out" / "first-memo.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_brief_of_each_kind_checks_clean_and_renders(run, office, kind):
    title = "Upstream dams leave farmers short: “who pays?”"
    assert run("new", f"a-{kind}", "--kind", kind, "--title", title).status == 0
    checked = run("check", f"briefs/a-{kind}.yaml", "--format", "json")
    assert (checked.status, json.loads(checked.out)) == (0, [])
    rendered = run("render", f"briefs/a-{kind}.yaml", "--timings", "--quiet")
    assert (rendered.status, rendered.out) == (0, f"out/a-{kind}.pdf\n")
    assert (office / "out" / f"a-{kind}.pdf").read_bytes().startswith(b"%PDF-")
    [times] = json.loads(rendered.err).values()
    assert list(times) == [
        "load",
        "verify",
        "draw",
        "compose",
        "typeset",
        "deliver",
        "total",
    ]


def test_what_is_made_is_valid_by_the_schema_that_its_first_line_names(office):
    files = sorted((office / "briefs").rglob("*.yaml"))
    assert len(files) == 3
    for file in files:
        first, _, text = file.read_text(encoding="utf-8").partition("\n")
        schema = (file.parent / first.partition("$schema=")[2]).resolve()
        assert schema.is_relative_to(office)
        validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
        written = yaml.load(text, yaml.SafeLoader)
        errors = [error.message for error in validator.iter_errors(in_json(written))]
        assert errors == [], file


def in_json(value: object) -> object:
    """Return what an editor sees: dates are text."""
    return json.loads(json.dumps(value, default=str))


def test_a_mistake_is_told_at_its_line_and_the_old_pdf_stays(run, office):
    brief, pdf = office / "briefs" / "first-memo.yaml", office / "out/first-memo.pdf"
    pdf.write_bytes(b"old")
    text = brief.read_text(encoding="utf-8")
    brief.write_text(text.replace("\ntitle:", "\ntitel:"), encoding="utf-8")
    line = text[: text.index("\ntitle:")].count("\n") + 2
    ended = run("render", "briefs")
    assert (ended.status, ended.out) == (1, "")
    assert f"briefs/first-memo.yaml:{line}:1: error: " in ended.err
    assert "\n    ^~~~~\n" in ended.err
    assert "did you mean `title`?" in ended.err
    assert pdf.read_bytes() == b"old"
    assert list((office / "out").iterdir()) == [pdf]


def test_rendered_twice_a_brief_is_the_same_bytes(run, office):
    run("render", "briefs", "--out", "one")
    run("render", "briefs", "--out", "two")
    one, two = (office / name / "first-memo.pdf" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_the_shipped_schemas_are_what_schema_shows(run, workspace):
    for name in ("brief", "library"):
        shipped = workspace.assets / "schema" / f"{name}.json"
        assert run("schema", name).out == shipped.read_text(encoding="utf-8")
