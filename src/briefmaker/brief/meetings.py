"""Reading a meeting: its file, and the list of its attendees if that is a CSV file.

What is wrong is told at once, in both files. Its papers are looked for later, when
the pack is planned.
"""

from pathlib import Path

from pydantic import ValidationError

from briefmaker.brief.fault import quoted
from briefmaker.brief.file import File, empty, opened, told, validated
from briefmaker.brief.folders import KIND
from briefmaker.brief.meeting import Attendee, Meeting
from briefmaker.brief.messages import explained
from briefmaker.brief.nearest import nearest
from briefmaker.brief.people import Columns, People, people
from briefmaker.brief.places import Places, Sheet
from briefmaker.brief.text import refuse_outside, require_file, shown
from briefmaker.brief.yaml import Data
from briefmaker.problems import BriefError, Problem, blocking
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace

COLUMNS: Columns = {
    "name": ("full name", "attendee", "participant"),
    "role": ("position", "office", "function", "job title"),
    "body": ("organisation", "organization", "institution", "ministry", "delegation"),
    "note": ("notes", "remark", "remarks"),
    "chair": (),
    "attends": (),
    "copy": (),
    "audience": (),
}
"""The columns of a list of attendees: the keys of an attendee, and other names."""

NEEDED = ("name",)
ATTENDEES = "attendees"
FROM = "attendees_from"


class Convened(Struct, frozen=True):
    """A meeting as its file has it.

    Attributes:
        meeting: with its attendees, also where they stand in a CSV file.
        places: where everything stands, in both files.
        problems: what does not stop a pack, with places.
    """

    path: Path
    meeting: Meeting
    places: Places
    problems: tuple[Problem, ...] = ()


class Attendees(Struct, frozen=True):
    """A list of attendees.

    Attributes:
        attendees: those of whom all is right.
        sheet: where everything stands: an address is a row's position, then a key.
        problems: what is wrong with the list, with places.
    """

    attendees: tuple[Attendee, ...]
    sheet: Sheet
    problems: tuple[Problem, ...]


def convened(path: Path, workspace: Workspace) -> Convened:
    """Read a meeting and its list of attendees.

    Raises:
        BriefError: with all mistakes in both files, each with its place.
    """
    file: File[Meeting] = opened(path, workspace, "meeting")
    if file.data is None:
        raise BriefError(file.problems or (empty(file),))
    if other := _other_kind(file):
        raise BriefError([other])
    file = validated(Meeting, _with_attendees(file, path, workspace))
    own = shown(path, workspace)
    # Those of the list of attendees, which was read first, come after.
    problems = tuple(told(sorted(file.problems, key=lambda each: _file(each) != own)))
    if blocking(problems) or file.part is None:
        raise BriefError(problems)
    return Convened(path, file.part, Places(file.sheets), problems)


def attendees_of(path: Path, workspace: Workspace) -> Attendees:
    """Read a list of attendees alone; what is wrong with it is told, all at once.

    Args:
        path: a CSV file; whether it may be read is asked before.
        workspace: knows how to show the path.
    """
    listed = people(path, workspace, COLUMNS, NEEDED)
    places = Places((listed.sheet,))
    attendees: list[Attendee] = []
    problems = list(listed.problems)
    for number, row in enumerate(_rows(listed)):
        try:
            attendees.append(Attendee.model_validate(row))
        except ValidationError as error:
            problems += (
                places.locate(replace(problem, address=(number, *problem.address)))
                for problem in explained(error, Attendee, row)
            )
    return Attendees(tuple(attendees), listed.sheet, tuple(told(problems)))


def _file(problem: Problem) -> str:
    return problem.place.file if problem.place else ""


def _other_kind(file: File[Meeting]) -> Problem | None:
    """Say that a file is a brief, before every key of it is unknown to a meeting."""
    kind = file.data.get("kind") if isinstance(file.data, dict) else None
    if not isinstance(kind, str) or nearest(kind.strip(), [KIND]):
        return None
    problem = Problem(
        "pack.not-a-meeting",
        f"expected a meeting, which has `kind: {KIND}`; found {quoted(kind)}",
        address=("kind",),
        hint="`briefmaker render` sets briefs; a meeting names them as its papers",
    )
    return Places(file.sheets).locate(problem)


def _with_attendees(
    file: File[Meeting], path: Path, workspace: Workspace
) -> File[Meeting]:
    """Return the file as if the attendees of its CSV file were typed in it."""
    data = file.data
    named = data.get(FROM) if isinstance(data, dict) else None
    if not (isinstance(data, dict) and isinstance(named, str)) or ATTENDEES in data:
        return file
    address = (FROM,)
    csv = path.parent / named.strip()
    try:
        refuse_outside(csv, named.strip(), workspace)
        require_file(csv, shown(csv, workspace), "list of people")
    except BriefError as error:
        places = Places(file.sheets)
        problems = (
            places.locate(replace(each, address=address)) for each in error.problems
        )
        return replace(file, problems=(*file.problems, *problems))
    listed = people(csv, workspace, COLUMNS, NEEDED, (ATTENDEES,))
    rest = {key: value for key, value in data.items() if key != FROM}
    return replace(
        file,
        data={**rest, ATTENDEES: _rows(listed)},
        sheets=(*file.sheets, listed.sheet),
        problems=(*file.problems, *listed.problems),
    )


def _rows(listed: People) -> list[Data]:
    """Return the rows as a meeting's file would have them; other columns stay out."""
    return [
        {key: value for key, value in row.values.items() if key in COLUMNS}
        for row in listed.rows
    ]
