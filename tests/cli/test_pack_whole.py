"""Copies of a real meeting, from the command to the words on their pages."""

import csv
import hashlib
import re
from datetime import date

import pytest

from briefmaker.pdf.reading import read
from briefmaker.values import replace
from starting import written

MEETING = """\
kind: meeting
meeting: Committee on water
place: Room 2
date: 2025-10-27
zone: Europe/Berlin
id: RC-14
from: Secretariat
attendees:
  - {name: Ines Halvorsen, chair: yes, audience: council}
  - {name: Ülkər İsmayılova}
agenda:
  - {title: The wells, at: "09:30", purpose: Information, papers: [../fact-sheet.yaml]}
"""
SECRET = "Zanzibar"
FOR_PRESS = f"""
sections:
  - heading: For the press
    audience: [press]
    body: {SECRET} is dry.
  - heading: For the council
    audience: [council]
    body: Be brief.
"""


@pytest.fixture
def house(workspace, tmp_path, monkeypatch):
    paper = written(
        "fact-sheet", replace(workspace, root=tmp_path), tmp_path, date(2025, 10, 13)
    )
    first, found, rest = paper.read_text("utf-8").partition("\nsections:\n")
    assert found
    paper.write_text(f"{first}{FOR_PRESS}{rest}", encoding="utf-8")
    (tmp_path / "briefs" / "meetings").mkdir()
    (tmp_path / "briefs" / "meetings" / "water.yaml").write_text(MEETING, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_gets_a_copy_of_their_own_and_the_register_knows_it(run, house):
    ended = run("pack", "briefs/meetings/water.yaml", "--copies", "--quiet")
    assert ended.status == 0, ended.err
    council, everybody, _, register = [house / path for path in ended.out.split()]
    with register.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["file"] for row in rows] == [council.name, everybody.name]
    for row, copy, cut in zip(rows, (council, everybody), (True, False), strict=True):
        data = copy.read_bytes()
        assert row["sha256"] == hashlib.sha256(data).hexdigest()
        pages = [" ".join(page.split()) for page in read(data).pages]
        assert row["pages"] == str(len(pages))
        said = f"Copy {row['copy']} of 2"
        assert all(said in page and row["name"] in page for page in pages)
        assert (SECRET in "".join(pages)) is not cut
        # The stamp in the register is the one at the foot of each page.
        assert all(re.search(rf"\b{row['stamp']}\b", page) for page in pages)
    assert rows[0]["stamp"] != rows[1]["stamp"]
