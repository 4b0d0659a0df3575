"""The editor's schema is the model's, and takes what an author may type."""

import datetime
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from briefmaker.brief.schema import (
    brief_schema,
    library_schema,
    meeting_schema,
    schema_text,
)
from briefmaker.workspace import Workspace

BRIEF = """\
kind: memo
title: 2024
date: 2025-10-13
cutoff: 2025-10-12
id: 2025-101
version: 1.0
status: final
marking: TLP:GREEN
from: Central Asia desk
to: [Deputy minister, NO]
language: no
limits: {pages: 2}
bottom_line: Exports grew.
judgements: [{text: It will., confidence: high, because: so}]
sections:
  - heading: What we know
    body: |
      Trade rose.
charts:
  fig-a:
    kind: line
    title: Exports grew
    subtitle: Growth, %
    source: "[@s001]"
    from_zero: no
    height: 40.5
    data:
      rows:
        - {label: 2021, value: 1.50, date: 2021}
        - {label: A, value: "1.50", date: 2021-05, low: -3}
  fig-b: {kind: bar, title: T, subtitle: S, data: {facts: [f1, {fact: f2}]}}
tables:
  tbl-a:
    title: Options
    columns: [Option, 2024, {head: Cost, width: 40}]
    rows: [[Sign, 1, yes], [Wait, 2.5, no]]
    chosen: [1]
sources:
  s001: {title: Trade, author: [World Bank, {family: Rahmonov}], issued: 2024}
"""


MEETING = """\
kind: meeting
meeting: Committee on the region
number: 14
place: Room 2
date: 2025-10-20
zone: Europe/Berlin
id: 2025-14
from: Secretariat
marking: TLP:AMBER
attendees: [{name: Anna Petrova, chair: yes}, {name: NO, copy: no}]
agenda:
  - title: 2025
    at: 09:30
    until: "10:15"
    purpose: Decision
    papers: [../migration.yaml, {file: terms.pdf, title: Terms, marking: none}]
actions: [{action: Count., owner: Council, due: 2025-11-01}]
glossary: {CSTO: A treaty.}
"""


def parsed(content: str) -> Any:
    """Return what an editor makes of a file: numbers and truth values, no dates."""

    def plain(value: Any) -> Any:
        match value:
            case dict():
                return {str(key): plain(inner) for key, inner in value.items()}
            case list():
                return [plain(inner) for inner in value]
            case datetime.date():
                return value.isoformat()
        return value

    return plain(yaml.safe_load(content))


def faults(content: str, schema: dict[str, Any]) -> list[str]:
    errors = Draft202012Validator(schema).iter_errors(parsed(content))
    return sorted(error.json_path for error in errors)


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("brief", brief_schema),
        ("library", library_schema),
        ("meeting", meeting_schema),
    ],
)
def test_the_shipped_schema_is_that_of_the_models(
    name: str, schema: Any, workspace: Workspace
) -> None:
    file = workspace.assets / "schema" / f"{name}.json"
    written = schema_text(schema())
    assert file.read_text("utf-8") == written, f"run `make schema`: {file.name} is old"
    assert json.loads(written)["$id"] == f"urn:briefmaker:schema:{name}"
    Draft202012Validator.check_schema(json.loads(written))


def test_a_good_brief_is_good_to_the_editor_too() -> None:
    assert faults(BRIEF, brief_schema()) == []


@pytest.mark.parametrize("name", ["security", "migration", "trade", "azerbaijan"])
def test_the_shipped_briefs_are_good_to_the_editor(
    name: str, workspace: Workspace
) -> None:
    path = workspace.root / "briefs" / f"{name}.yaml"
    assert faults(path.read_text("utf-8"), brief_schema()) == []


def test_the_shipped_library_is_good_to_the_editor(workspace: Workspace) -> None:
    files = sorted((workspace.root / "briefs" / "library").glob("*.yaml"))
    assert files
    for file in files:
        assert faults(file.read_text("utf-8"), library_schema()) == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("title: 2024", "titel: 2024", "$"),
        ("status: final", "status: finished", "$.status"),
        ("pages: 2", "pages: two", "$.limits.pages"),
        ("pages: 2", "pages: 0", "$.limits.pages"),
        ("confidence: high", "confidence: certain", "$.judgements[0].confidence"),
        ("to: [Deputy minister, NO]", "to: Deputy minister", "$.to"),
        ("id: 2025-101", "id: BM 101", "$.id"),
        ("version: 1.0", "version:", "$.version"),
        ("fig-a:", "figure 1:", "$.charts"),
        ("chosen: [1]", "chosen: [one]", "$.tables['tbl-a'].chosen[0]"),
        ("issued: 2024", "issued: 24-x", "$.sources.s001.issued"),
    ],
)
def test_a_mistake_is_one_to_the_editor_too(old: str, new: str, path: str) -> None:
    assert old in BRIEF
    found = faults(BRIEF.replace(old, new), brief_schema())
    assert path in found


def test_a_good_meeting_is_good_to_the_editor_too() -> None:
    assert faults(MEETING, meeting_schema()) == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("place:", "plaec:", "$"),
        ("at: 09:30", "at: 9.30", "$.agenda[0].at"),
        ('until: "10:15"', 'until: "24:00"', "$.agenda[0].until"),
        ("purpose: Decision", "purpose: decision", "$.agenda[0].purpose"),
        ("TLP:AMBER", "AMBER", "$.marking"),
        ("chair: yes", "chair: perhaps", "$.attendees[0].chair"),
        ("file: terms.pdf, ", "", "$.agenda[0].papers[1]"),
    ],
)
def test_a_mistake_in_a_meeting_is_one_to_the_editor_too(
    old: str, new: str, path: str
) -> None:
    assert old in MEETING
    assert path in faults(MEETING.replace(old, new), meeting_schema())


@pytest.mark.parametrize(
    ("schema", "name"), [(brief_schema, "Brief"), (meeting_schema, "Meeting")]
)
def test_every_part_is_described(schema: Any, name: str) -> None:
    written = schema()
    parts = {**written["$defs"], name: written}
    silent = [name for name, part in parts.items() if not part.get("description")]
    assert silent == []


def test_the_same_models_give_the_same_bytes() -> None:
    assert schema_text(brief_schema()) == schema_text(brief_schema())


def test_an_editor_takes_merge_fields_for_names_days_and_marks() -> None:
    fields = (
        ("id: 2025-101", "id: BM-{code}"),
        ("marking: TLP:GREEN", 'marking: "{mark}"'),
        ("fact: f2", 'fact: "f-{code}"'),
        ("confidence: high", 'confidence: "{sure}"'),
    )
    text = BRIEF
    for old, new in fields:
        assert old in text
        text = text.replace(old, new)
    text += "matrix: {from: data/rows.csv, named_by: [code]}\n"
    assert not faults(text, brief_schema())
    assert faults(text.replace('"{mark}"', "{mark: x}"), brief_schema())
    assert faults(text.replace('"{mark}"', "TLP:GREY"), brief_schema())


def test_make_schema_writes_the_schemas_that_are_shipped(
    tmp_path: Path, workspace: Workspace
) -> None:
    command = [sys.executable, "-m", "briefmaker.brief.schema", str(tmp_path)]
    subprocess.run(command, check=True)
    written = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    shipped = workspace.root / "assets" / "schema"
    assert written == {file.name: file.read_bytes() for file in shipped.iterdir()}
