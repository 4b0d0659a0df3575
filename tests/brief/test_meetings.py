"""A meeting is read with its list of attendees, or refused with all its mistakes."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from briefmaker.brief.meeting import Purpose
from briefmaker.brief.meetings import attendees_of, convened
from briefmaker.brief.model import Marking
from briefmaker.problems import BriefError, Problem, Severity
from briefmaker.values import replace
from briefmaker.workspace import Workspace

GOOD = """\
kind: meeting
meeting: Committee on the region
number: 14
place: Room 2.14
date: 2025-10-20
zone: Europe/Berlin
id: 14/RC
from: Secretariat
marking: TLP:AMBER
attendees:
  - {name: Anna Petrova, chair: yes}
  - {name: Ben Ode, copy: no}
agenda:
  - title: Migration
    at: 9:30
    until: 10:15
    purpose: Decision
    papers:
      - ../migration.yaml
      - {file: terms.pdf, title: Terms of reference, marking: none}
  - {title: Trade, at: "10:15", purpose: Information}
actions:
  - {action: Count the farms, owner: Valley Council, due: 2025-11-01}
glossary: {CSTO: A treaty.}
"""

FROM_CSV = GOOD.replace(
    """attendees:
  - {name: Anna Petrova, chair: yes}
  - {name: Ben Ode, copy: no}
""",
    "attendees_from: people.csv\n",
)

Write = Callable[..., tuple[Path, Workspace]]


@pytest.fixture
def write(tmp_path: Path, workspace: Workspace) -> Write:
    """Write a meeting and its list into a workspace of their own."""

    def write(meeting: str = GOOD, people: str | bytes = "") -> tuple[Path, Workspace]:
        path = tmp_path / "briefs" / "meetings" / "rc.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(meeting, "utf-8")
        if people:
            data = people.encode() if isinstance(people, str) else people
            path.with_name("people.csv").write_bytes(data)
        return path, replace(workspace, root=tmp_path)

    return write


def refused(path: Path, workspace: Workspace) -> tuple[Problem, ...]:
    with pytest.raises(BriefError) as error:
        convened(path, workspace)
    return error.value.problems


def spots(problems: tuple[Problem, ...]) -> list[tuple[str, str, int, int]]:
    return [
        (problem.code, Path(place.file).name, place.line, place.column)
        for problem in problems
        if (place := problem.place)
    ]


def test_a_meeting_is_what_its_file_says(write: Write) -> None:
    read = convened(*write())
    meeting = read.meeting
    assert read.problems == ()
    assert (meeting.meeting, meeting.number, meeting.id) == (
        "Committee on the region",
        "14",
        "14/RC",
    )
    assert (meeting.date, meeting.zone) == (date(2025, 10, 20), "Europe/Berlin")
    assert (meeting.sender, meeting.marking) == ("Secretariat", Marking.AMBER)
    first, second = meeting.agenda
    assert (first.at, first.until, second.at) == (
        time(9, 30),
        time(10, 15),
        time(10, 15),
    )
    assert (first.purpose, second.purpose) == (Purpose.DECISION, Purpose.INFORMATION)
    brief, pdf = first.papers
    assert (brief.file, brief.title) == ("../migration.yaml", None)
    assert (pdf.title, pdf.marking) == ("Terms of reference", Marking.NONE)
    assert [(a.name, a.chair, a.copy_) for a in meeting.attendees] == [
        ("Anna Petrova", True, True),
        ("Ben Ode", False, False),
    ]
    assert meeting.actions[0].due == date(2025, 11, 1)


def test_attendees_may_stand_in_a_spreadsheets_list(write: Write) -> None:
    people = "Name;Position;Ministry;Chair;Phone\nJürgen Müller;Head;Treasury;yes;1\n"
    read = convened(*write(FROM_CSV, people.encode("cp1252")))
    (attendee,) = read.meeting.attendees
    assert (attendee.name, attendee.role) == ("Jürgen Müller", "Head")
    assert (attendee.body, attendee.chair) == ("Treasury", True)
    assert [problem.severity for problem in read.problems] == [Severity.NOTE]


def test_an_attendee_of_a_list_has_a_place_in_the_list(write: Write) -> None:
    read = convened(*write(FROM_CSV, "name,role\nAnna,\nBen,Head\n"))
    at = read.places.locate(Problem("x", "y", address=("attendees", 1, "role")))
    assert spots((at,)) == [("x", "people.csv", 3, 5)]
    top = read.places.locate(Problem("x", "y", address=("agenda", 0, "at")))
    assert spots((top,)) == [("x", "rc.yaml", 13, 9)]


def test_mistakes_in_both_files_are_told_at_once_in_their_order(write: Write) -> None:
    meeting = FROM_CSV.replace("place:", "plaec:").replace("at: 9:30", "at: 9.30")
    people = "name,chair\nAnna,perhaps\n,yes\n"
    assert spots(refused(*write(meeting, people))) == [
        ("brief.unknown-key", "rc.yaml", 4, 1),
        ("brief.not-a-time", "rc.yaml", 13, 9),
        ("brief.wrong-type", "people.csv", 2, 6),
        ("csv.no-value", "people.csv", 3, 1),
    ]


def test_a_list_outside_the_folder_of_briefs_is_refused(
    write: Write, tmp_path: Path
) -> None:
    path, workspace = write(FROM_CSV.replace("people.csv", "../../../people.csv"))
    outside = tmp_path.parent / "people.csv"
    outside.write_text("name\nAnna\n")
    (problem,) = refused(path, workspace)
    assert spots((problem,)) == [("file.outside", "rc.yaml", 10, 17)]
    link = path.with_name("people.csv")
    link.symlink_to(outside)
    path.write_text(FROM_CSV, "utf-8")
    assert [each.code for each in refused(path, workspace)] == ["file.outside"]


def test_attendees_are_typed_or_listed_and_not_both(write: Write) -> None:
    both = GOOD.replace("agenda:", "attendees_from: people.csv\nagenda:")
    (problem,) = refused(*write(both, "name\nAnna\n"))
    assert problem.message == "`attendees` and `attendees_from` exclude each other"
    assert spots((problem,)) == [("brief.inconsistent", "rc.yaml", 10, 1)]


def test_a_brief_is_told_apart_in_one_sentence(write: Write) -> None:
    path, workspace = write("kind: memo\ntitle: X\nbottom_line: Y\n")
    (problem,) = refused(path, workspace)
    assert spots((problem,)) == [("pack.not-a-meeting", "rc.yaml", 1, 7)]
    path.write_text(GOOD.replace("kind: meeting", "kind: metting"), "utf-8")
    (problem,) = refused(path, workspace)
    assert problem.message == "`kind` should be meeting; found “metting”"
    assert problem.hint == "did you mean `meeting`?"


def test_a_meeting_needs_no_kind_and_an_empty_file_is_told(write: Write) -> None:
    assert convened(*write(GOOD.removeprefix("kind: meeting\n"))).meeting.kind
    assert [each.code for each in refused(*write("# nothing\n"))] == ["brief.empty"]
    path, workspace = write()
    path.unlink()
    assert [each.code for each in refused(path, workspace)] == ["file.missing"]


def test_a_list_alone_gives_those_of_whom_all_is_right(write: Write) -> None:
    people = "name,audience,chair,copy\nAnna,cabinet,yes,\nBen,,ja,\nCem,,,no\n"
    path, workspace = write(FROM_CSV, people)
    read = attendees_of(path.with_name("people.csv"), workspace)
    assert [(a.name, a.audience, a.copy_) for a in read.attendees] == [
        ("Anna", "cabinet", True),
        ("Cem", None, False),
    ]
    assert spots(read.problems) == [("brief.wrong-type", "people.csv", 3, 6)]
    assert read.problems[0].message == "`chair` should be yes or no; found “ja”"
