"""`check` opens the PDFs of a meeting, and hands its briefs on."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from briefmaker.pack.checking import check
from briefmaker.values import replace
from briefmaker.workspace import Workspace

MEETING = """\
kind: meeting
meeting: Committee
place: Room 2
date: 2025-10-20
zone: Europe/Berlin
id: RC-14
from: Secretariat
attendees: [{name: Anna Petrova, chair: yes}]
agenda:
  - title: Terms
    at: 9:30
    purpose: Information
    papers:
      - {file: terms.pdf, title: Terms, marking: none}
      - water.yaml
"""
BRIEF = """\
kind: memo
title: Water was short again
date: 2025-10-10
cutoff: 2025-10-09
id: BM-1
marking: none
from: Desk
to: [Minister]
bottom_line: Water was short.
sections: [{heading: What we know, body: Fields were dry.}]
"""


def blank(encryption: pikepdf.Encryption | None = None) -> bytes:
    written = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(written, encryption=encryption or False)
    return written.getvalue()


@pytest.fixture
def desk(tmp_path: Path, workspace: Workspace) -> Workspace:
    for name, data in {
        "rc.yaml": MEETING.encode(),
        "water.yaml": BRIEF.encode(),
        "terms.pdf": blank(),
    }.items():
        (tmp_path / name).write_bytes(data)
    return replace(workspace, root=tmp_path)


def test_a_meeting_hands_on_its_briefs(desk: Workspace) -> None:
    checked = check(desk.root / "rc.yaml", desk)
    assert [file.name for file in checked.briefs] == ["water.yaml"]
    assert not any(problem.blocks for problem in checked.problems)


@pytest.mark.parametrize(
    "data",
    [b"", b"no PDF at all", blank()[:200], blank(pikepdf.Encryption(user="key"))],
    ids=["empty", "no PDF", "damaged", "locked"],
)
def test_a_pdf_that_cannot_be_bound_is_told_where_it_is_named(
    desk: Workspace, data: bytes
) -> None:
    (desk.root / "terms.pdf").write_bytes(data)
    checked = check(desk.root / "rc.yaml", desk)
    found = [problem for problem in checked.problems if problem.blocks]
    assert found
    for problem in found:
        assert problem.code.startswith("foreign.")
        assert problem.place
        assert (Path(problem.place.file).name, problem.place.line) == ("rc.yaml", 14)
    assert [file.name for file in checked.briefs] == ["water.yaml"]


def test_a_meeting_that_cannot_be_read_is_a_list_of_problems(desk: Workspace) -> None:
    path = desk.root / "rc.yaml"
    path.write_text(MEETING.replace("zone: Europe/Berlin\n", ""))
    checked = check(path, desk)
    assert [problem.code for problem in checked.problems] == ["brief.missing-key"]
    assert checked.briefs == ()
