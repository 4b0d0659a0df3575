"""The plan of a pack: all that can be found of a meeting before anything is set."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count, product
from pathlib import Path
from string import ascii_uppercase

from briefmaker.brief.meeting import Meeting, Paper
from briefmaker.brief.meetings import convened
from briefmaker.brief.model import Marking
from briefmaker.brief.places import Places
from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.pack import agenda, attendance, handling
from briefmaker.pack.finding import Found, found
from briefmaker.problems import Address, BriefError, Problem, Severity, in_order
from briefmaker.rules.details import WORKING_DAYS, working_days
from briefmaker.values import Struct
from briefmaker.workspace import Workspace
from briefmaker.writing.language import language_of


class Tab(Struct, frozen=True):
    """A paper of the pack, behind a tab of its own.

    Attributes:
        label: “1”, “2”, … in the order of the agenda; “A”, “B”, … for annexes.
        file: the paper's file, links resolved.
        item: the first item of the agenda that it belongs to; nothing for an annex.
        foreign: a PDF of others, which is placed as it is.
        address: where the meeting's file names it.
        also: further items that it belongs to.
        values: of the memo, if the brief stands for several.
    """

    label: str
    paper: Paper
    file: Path
    item: int | None
    foreign: bool
    address: Address
    also: tuple[int, ...] = ()
    values: Values = NO_VALUES


class Plan(Struct, frozen=True):
    """A meeting with its papers found and labelled.

    Attributes:
        path: the meeting's file.
        meeting: with its attendees, also where they stand in a CSV.
        tabs: in the order of the pack.
        marking: of the pack: as said, else the strictest of its papers.
        issued: when the pack goes out: as said, else the day of its latest paper.
        places: where everything stands.
        problems: with their places.
    """

    path: Path
    meeting: Meeting
    tabs: tuple[Tab, ...]
    marking: Marking
    issued: date
    places: Places
    problems: tuple[Problem, ...]

    def papers_of(self, item: int) -> tuple[Tab, ...]:
        """Return the tabs that an item of the agenda refers to, in their order."""
        return tuple(tab for tab in self.tabs if item in (tab.item, *tab.also))


def plan(path: Path, workspace: Workspace) -> Plan:
    """Read a meeting, find its papers, and look it over.

    A paper that is wrong is a problem of the plan, which then has no tab for it.

    Raises:
        BriefError: the meeting's own file or list of attendees is wrong; with all
            mistakes in both.
    """
    read = convened(path, workspace)
    meeting = read.meeting
    papers, problems = found(meeting, path, workspace)
    issued = _issued(meeting, papers)
    told = (
        *problems,
        *_language(meeting, workspace),
        *handling.unmarked(meeting, papers),
        *handling.too_lax(meeting, papers),
        *handling.unrepeated(meeting, papers),
        *agenda.hours(meeting),
        *agenda.decisions(meeting, papers),
        *attendance.twice(meeting),
        *attendance.seats(meeting),
        *attendance.readers(meeting, papers),
        *_days(meeting, issued, papers),
    )
    return Plan(
        path,
        meeting,
        tuple(_tabs(papers)),
        handling.marking_of(meeting, papers),
        issued,
        read.places,
        in_order((*read.problems, *map(read.places.locate, told))),
    )


def _tabs(papers: Sequence[Found]) -> Iterator[Tab]:
    """Yield the tabs in the order of the agenda, the annexes after them."""
    numbers, letters = map(str, count(1)), _letters()
    for paper in papers:
        yield Tab(
            label=next(numbers if paper.items else letters),
            paper=paper.paper,
            file=paper.file,
            item=paper.items[0] if paper.items else None,
            foreign=paper.foreign,
            address=paper.address,
            also=paper.items[1:],
            values=paper.values,
        )


def _letters() -> Iterator[str]:
    """Yield A to Z, then AA, AB and so on."""
    for length in count(1):
        yield from map("".join, product(ascii_uppercase, repeat=length))


def _issued(meeting: Meeting, papers: Sequence[Found]) -> date:
    days = [paper.brief.date for paper in papers if paper.brief]
    return meeting.issued or max(days, default=meeting.date)


def _language(meeting: Meeting, workspace: Workspace) -> tuple[Problem, ...]:
    try:
        language_of(meeting.language, workspace.assets)
    except BriefError as error:
        return error.problems
    return ()


def _days(meeting: Meeting, issued: date, papers: Sequence[Found]) -> Iterator[Problem]:
    """Report papers from after the meeting, and a pack that comes late (design A.3)."""
    late = [p for p in papers if p.brief and p.brief.date > meeting.date]
    for paper in late:
        yield Problem(
            "pack.paper-too-late",
            f"“{paper.name}” is dated after the meeting on {meeting.date}",
            Severity.WARNING,
            paper.address,
            hint="is it the right paper, and the right day?",
        )
    known = meeting.issued or any(paper.brief for paper in papers)
    days = working_days(issued, meeting.date)
    if known and days < WORKING_DAYS and not late:
        left = f"{days} working day{'' if days == 1 else 's'}"
        yield Problem(
            "pack.late",
            f"the pack goes out on {issued}, {left} before the meeting; "
            f"{WORKING_DAYS} are usual",
            Severity.NOTE,
            ("issued",) if meeting.issued else ("date",),
        )
