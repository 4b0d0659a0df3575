"""`briefmaker check`: everything that is wrong with briefs and meetings, in one run."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.alike import Alike
from briefmaker.cli.arguments import Paths, found_files
from briefmaker.cli.exits import ExitStatus, debugging, explained
from briefmaker.cli.formats import Format, told, written
from briefmaker.cli.memos import Memo, Only, memos
from briefmaker.cli.report import Report, many
from briefmaker.problems import Problem, blocking, in_order
from briefmaker.values import Struct, field
from briefmaker.workspace import Workspace, workspace_of

if TYPE_CHECKING:
    from briefmaker.build import Checked
    from briefmaker.evidence.verdict import Verdict


class Strictness(StrEnum):
    """Which failures of the evidence block: a brief's `policy`."""

    DRAFT = "draft"
    REVIEW = "review"
    RELEASE = "release"


Written = Annotated[
    Format,
    typer.Option(
        "--format",
        help="text: with the line and a hint; short: a line each; json, sarif, github: "
        "for programs, editors and hosts of code, on standard output.",
    ),
]
Strict = Annotated[
    Strictness | None,
    typer.Option(
        metavar="draft|review|release",
        help="How strict the evidence check is, instead of what the briefs say.",
    ),
]


def check(
    context: typer.Context,
    paths: Paths,
    format_: Written = Format.TEXT,
    policy: Strict = None,
    only: Only = None,
) -> None:
    """Say everything that is wrong with briefs, by its line.

    PATH is a brief or a meeting, or a folder that stands for all of them in it. Every
    figure and quotation is looked up in the copy of its source; of a meeting, its
    papers are checked, too. Nothing is written. Errors stop a brief from being
    rendered, warnings do not.

    \b
    briefmaker check briefs
    briefmaker check briefs/trade.yaml briefs/water.yaml --format short
    """
    given = found_files(paths)
    wanted = memos(given.briefs, only)
    briefs = list(dict.fromkeys(memo.brief for memo in wanted))
    known = {brief.resolve() for brief in briefs}
    report, checked_memos = Report(), 0
    found: list[Problem] = []
    status = ExitStatus.CLEAN
    # Meetings come first: they may name further briefs.
    for path in chain(given.meetings, briefs):
        workspace = workspace_of(path)
        try:
            if path in briefs:
                theirs = [memo for memo in wanted if memo.brief == path]
                checked = _checked(theirs or memos([path]), workspace, policy)
            else:
                checked = _of_meeting(path, workspace)
        except Exception as error:
            failure = explained(error, f"checking `{path}`", debug=debugging(context))
            report.failed(failure)
            status = max(status, failure.status)
            continue
        briefs += (brief for brief in checked.briefs if brief not in known)
        known.update(checked.briefs)
        if blocking(checked.problems):
            status = max(status, ExitStatus.PROBLEMS)
        report.weigh(checked.verdicts)
        news = report.news(workspace.shown(path), checked.problems)
        found += news
        told(news, format_)
        checked_memos += checked.memos
    if log := written(found, format_, finished=status != ExitStatus.ENVIRONMENT):
        typer.echo(log)
    counted = _counted(len(given.meetings), len(briefs), checked_memos)
    typer.echo(f"{counted}: {report.tally()}", err=True)
    raise typer.Exit(status)


def _counted(meetings: int, briefs: int, several: int) -> str:
    """Return how much was checked: `1 meeting, 2 briefs, 24 memos`."""
    counted = [many(meetings, "meeting")] if meetings else []
    counted += [many(briefs, "brief")] if briefs or not counted else []
    counted += [many(several, "memo")] if several else []
    return ", ".join(counted)


class _Checked(Struct, frozen=True):
    """What was found in a file.

    Attributes:
        verdicts: of each claim of a brief, by its name.
        briefs: those among the papers of a meeting.
        memos: how many a brief with `matrix` stands for.
    """

    problems: tuple[Problem, ...]
    verdicts: "Mapping[str, Verdict]" = field(default_factory=dict)
    briefs: tuple[Path, ...] = ()
    memos: int = 0


def _of_meeting(path: Path, workspace: Workspace) -> _Checked:
    from briefmaker.pack import checking

    planned = checking.check(path, workspace)
    return _Checked(planned.problems, briefs=planned.briefs)


def _checked(
    wanted: Sequence[Memo], workspace: Workspace, policy: Strictness | None
) -> _Checked:
    alike = Alike.of((each.brief, each.values) for each in wanted)
    problems: list[Problem] = []
    verdicts: dict[str, Verdict] = {}
    for memo in wanted:
        each = _memo(memo, workspace, policy)
        shown = workspace.shown(memo.brief)
        problems += memo.notes
        problems += alike.news(memo.brief, memo.values, shown, each.problems)
        verdicts |= each.verdicts
    count = sum(bool(memo.values) for memo in wanted)
    return _Checked(in_order(problems), verdicts, memos=count)


def _memo(memo: Memo, workspace: Workspace, policy: Strictness | None) -> "Checked":
    from briefmaker import build

    name = policy.value if policy else None
    return build.check(memo.brief, workspace, policy=name, values=memo.values)
