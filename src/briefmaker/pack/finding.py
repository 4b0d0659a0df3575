"""The papers that a meeting names, found: briefs as they are written, PDFs by name."""

from collections.abc import Iterator
from pathlib import Path

from briefmaker.brief.folders import is_meeting
from briefmaker.brief.load import brief_file
from briefmaker.brief.meeting import Meeting, Paper
from briefmaker.brief.model import Brief, Marking
from briefmaker.brief.text import refuse_outside, require_file, shown
from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.pack.choosing import which
from briefmaker.problems import Address, BriefError, Problem, Severity
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace

BRIEF = (".yaml", ".yml")
PDF = ".pdf"

OF_A_PDF = ("title", "id", "by", "marking")
"""Keys of a paper that say what a brief says itself."""


class Found(Struct, frozen=True):
    """A paper that is there.

    Attributes:
        paper: as the meeting's file has it.
        file: links resolved.
        name: the file's name, for messages.
        items: the items of the agenda that name it; none for an annex.
        address: where it is named first.
        foreign: a PDF of others.
        brief: as its own file has it; nothing for a PDF, or if the file is wrong.
        values: of the memo, if the brief stands for several.
    """

    paper: Paper
    file: Path
    name: str
    items: tuple[int, ...]
    address: Address
    foreign: bool
    brief: Brief | None = None
    values: Values = NO_VALUES

    @property
    def marking(self) -> Marking | None:
        """Its handling mark, as far as that is said."""
        return self.brief.marking if self.brief else self.paper.marking


def found(
    meeting: Meeting, path: Path, workspace: Workspace
) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """Return the papers of a meeting, each once, and what is wrong with them.

    What is wrong in a brief has its place; the rest has an address in the meeting.

    Args:
        path: the meeting's file, from whose folder the papers are named.
        workspace: a paper outside it is refused.
    """
    papers: dict[tuple[Path, Values], Found] = {}
    problems: list[Problem] = []
    for item, address, paper in _named(meeting):
        try:
            file = _file(paper.file, path, workspace)
            values = which(paper, file, workspace)
        except BriefError as error:
            problems += (
                replace(each, address=(*address, *(each.address or ("file",))))
                for each in error.problems
            )
            continue
        items = () if item is None else (item,)
        if before := papers.get((file, values)):
            problems += _again(before, paper, item, address)
            papers[file, values] = _both(before, paper, items)
            continue
        foreign = file.suffix.lower() == PDF
        name = f"{file.name} ({values.label})" if values else file.name
        new = Found(paper, file, name, items, address, foreign, values=values)
        if not foreign:
            written = brief_file(file, workspace, values)
            problems += written.problems
            new = replace(new, brief=written.part)
        problems += _said_amiss(new, meeting)
        papers[file, values] = new
    return tuple(papers.values()), tuple(problems)


def _named(meeting: Meeting) -> Iterator[tuple[int | None, Address, Paper]]:
    """Yield each paper with its item, if it is not an annex, and its address."""
    for number, item in enumerate(meeting.agenda):
        for place, paper in enumerate(item.papers):
            yield number, ("agenda", number, "papers", place), paper
    for place, paper in enumerate(meeting.annexes):
        yield None, ("annexes", place), paper


def _file(named: str, path: Path, workspace: Workspace) -> Path:
    """Return the file of a paper, links resolved.

    Raises:
        BriefError: it is not there, not of this folder, or of no use in a pack.
    """
    file = path.parent / named
    refuse_outside(file, named, workspace)
    require_file(file, shown(file, workspace), "paper")
    suffix = file.suffix.lower()
    if suffix not in (*BRIEF, PDF):
        raise _refusal(
            "pack.paper-kind",
            f"expected a brief (.yaml) or a PDF; found “{file.name}”",
            "save it as PDF with the program that it was made with",
        )
    if suffix in BRIEF and is_meeting(file):
        raise _refusal(
            "pack.meeting-in-meeting",
            f"“{file.name}” is a meeting itself, and no paper of another",
            "make its pack first, and name that PDF",
        )
    return file.resolve()


def _refusal(code: str, message: str, hint: str) -> BriefError:
    return BriefError([Problem(code, message, hint=hint)])


def _again(
    before: Found, paper: Paper, item: int | None, address: Address
) -> Iterator[Problem]:
    """Report a paper that is named again, where that cannot be meant so."""
    for key in OF_A_PDF:
        said, earlier = getattr(paper, key), getattr(before.paper, key)
        if said and earlier and said != earlier:
            yield Problem(
                "pack.paper-differs",
                f"“{before.name}” has another `{key}` here than where it is named "
                "first",
                address=(*address, key),
                hint="say it once; a paper of two items is one tab",
            )
    if item is None and before.items:
        yield Problem(
            "pack.paper-twice",
            f"“{before.name}” is a paper of item {before.items[0] + 1}, and no annex "
            "besides",
            Severity.NOTE,
            address,
        )
    elif item is None or item in before.items:
        where = "among the annexes" if item is None else "under one item"
        yield Problem(
            "pack.paper-twice",
            f"“{before.name}” stands twice {where}; it is bound once",
            Severity.WARNING,
            address,
            hint="take one of them out",
        )


def _both(before: Found, paper: Paper, items: tuple[int, ...]) -> Found:
    """Return a paper with what is said of it in either place."""
    said = {key: getattr(before.paper, key) or getattr(paper, key) for key in OF_A_PDF}
    cited = tuple(dict.fromkeys((*before.items, *items)))
    return replace(before, paper=before.paper.model_copy(update=said), items=cited)


def _said_amiss(new: Found, meeting: Meeting) -> Iterator[Problem]:
    """Report what the meeting says of a paper, and should not or does not."""
    if new.foreign:
        if new.paper.title is None:
            yield Problem(
                "pack.no-title",
                f"“{new.name}” has no `title`; the agenda takes one from the PDF, or "
                "the name of its file",
                Severity.WARNING,
                new.address,
                hint=f"write `- {{file: {new.paper.file}, title: …}}`",
            )
        return
    for key in OF_A_PDF:
        if getattr(new.paper, key) is not None:
            yield Problem(
                "pack.brief-says",
                f"a brief says its own `{key}`; it cannot have another in a pack",
                address=(*new.address, key),
                on_key=True,
                hint=f"take it out, or change `{key}` in the brief",
            )
    if new.brief and new.brief.paper != meeting.paper:
        yield Problem(
            "pack.paper-size",
            f"“{new.name}” is a brief for {new.brief.paper}; in this pack it is set "
            f"on {meeting.paper}",
            Severity.NOTE,
            new.address,
        )
