"""Products go where the user said, whatever a brief, a list or a meeting is called."""

from pathlib import Path
from typing import Any

import pytest

from attacks.desks import Desk

NAMES = {
    "a way up": "../../stolen",
    "an absolute path": "/tmp/stolen",
    "a way up for Windows": "..\\..\\stolen",
    "a hidden file": ".bashrc",
    "a device of Windows": "CON",
    "a stream of Windows": "a:b",
    "a line break": "a\nb",
    "a null character": "a\0b",
    "a command to the terminal": "a\x1b[31mb",
    "a turned direction": "a\u202efdp.exe",
    "an option": "--output=stolen",
    "300 letters": "x" * 300,
    "a home": "~/stolen",
    "dots": "..",
}


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.parametrize("attack", list(NAMES))
def test_a_memo_of_a_matrix_is_a_file_in_the_folder_of_products_or_refused(
    desk: Desk, run: Any, attack: str
) -> None:
    desk.brief("It is dry in {place}.", matrix={"place": [NAMES[attack], "Osh"]})
    before = everything(desk.root.parent)
    ended = run("render", "briefs", "-j", "1", "--format", "txt", "--quiet")
    assert "Traceback" not in ended.err
    new = everything(desk.root.parent) - before
    assert all(path.startswith("desk/out") for path in new), new
    assert all(len(Path(path).name) < 120 for path in new)
    assert not any(sign in "".join(new) for sign in "\n\0\x1b\u202e~:\\")


@pytest.mark.parametrize("attack", ["a way up", "a line break", "a null character"])
@pytest.mark.parametrize("key", ["id", "kind", "marking", "language", "paper"])
def test_a_key_that_is_part_of_a_name_takes_no_path(
    desk: Desk, run: Any, key: str, attack: str
) -> None:
    desk.brief(**{key: NAMES[attack]})
    before = everything(desk.root.parent)
    ended = run("render", "briefs/a.yaml", "-j", "1", "--format", "txt", "--quiet")
    new = everything(desk.root.parent) - before
    assert new <= {"desk/out", "desk/out/a.txt"}
    if key != "id":
        assert ended.status == 1


def test_names_of_people_stay_names_in_drafts_and_headers(desk: Desk, run: Any) -> None:
    rows = [
        "email,name",
        "a@example.org,../../stolen",
        "b@example.org,/etc/cron.d/x",
        'c@example.org,"=cmd|x"',
        "d@example.org,CON",
    ]
    desk.file("briefs/people.csv", "\n".join(rows) + "\n")
    desk.brief()
    before = everything(desk.root.parent)
    ended = run("mail", "briefs/a.yaml", "--list", "briefs/people.csv", "--draft-ok")
    assert ended.status == 0, ended.err
    new = {each for each in everything(desk.root.parent) - before}  # noqa: C416
    assert new
    assert all(path.startswith("desk/out") for path in new), new


@pytest.mark.parametrize(
    "cell",
    [
        '"Anna\nBcc: evil@example.org"',
        '"Anna\r\nBcc: evil@example.org"',
        '"Anna\u2028Bcc: evil@example.org"',
    ],
)
def test_a_name_cannot_add_a_header(desk: Desk, run: Any, cell: str) -> None:
    desk.file("briefs/people.csv", f"email,name\na@example.org,{cell}\n")
    desk.brief()
    ended = run("mail", "briefs/a.yaml", "--list", "briefs/people.csv", "--draft-ok")
    assert ended.status == 1, ended.err
    assert not [*desk.root.rglob("*.eml")]


@pytest.mark.parametrize("title", ["Dry\nBcc: evil@example.org", "Dry\r\n\r\nx"])
def test_a_title_cannot_add_a_header(desk: Desk, run: Any, title: str) -> None:
    desk.brief(title=title)
    ended = run("mail", "briefs/a.yaml", "--to", "a@example.org", "--draft-ok")
    drafts = [*desk.root.rglob("*.eml")]
    assert ended.status in (0, 1)
    for draft in drafts:
        head = draft.read_bytes().partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
        assert not [line for line in head.splitlines() if line.startswith(b"Bcc")]


def test_an_attachment_or_paper_outside_is_no_paper(desk: Desk, run: Any) -> None:
    meeting = {
        "kind": "meeting",
        "meeting": "../../stolen",
        "place": "Room 2",
        "date": "2026-01-12",
        "zone": "Europe/Berlin",
        "id": "RC-14",
        "from": "Secretariat",
        "attendees": [{"name": "Ines", "chair": True}],
        "agenda": [
            {
                "title": "The wells",
                "at": "09:30",
                "purpose": "Information",
                "papers": ["../../../outside/secret.yaml"],
            }
        ],
        "annexes": [{"file": "../../../outside/secret.pdf", "title": "x", "by": "y"}],
    }
    desk.meeting(meeting)
    before = everything(desk.root.parent)
    ended = run("pack", "briefs/meetings/m.yaml")
    assert ended.status == 1
    assert ended.err.count("outside") >= 2, ended.err
    assert everything(desk.root.parent) == before
