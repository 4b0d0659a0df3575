"""`briefmaker check`: everything that is wrong with some briefs, in one run."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.arguments import Paths, found_briefs
from briefmaker.cli.exits import ExitStatus, debugging, explained
from briefmaker.cli.formats import Format, told, written
from briefmaker.cli.report import Report, many
from briefmaker.problems import Problem, blocking
from briefmaker.workspace import Workspace, workspace_of

if TYPE_CHECKING:
    from briefmaker.build import Checked


class Strictness(StrEnum):
    """Which failures of the evidence block: a brief's `policy`."""

    DRAFT = "draft"
    REVIEW = "review"
    RELEASE = "release"


def check(
    context: typer.Context,
    paths: Paths,
    format_: Annotated[
        Format,
        typer.Option(
            "--format",
            help="text: with the line and a hint; short: a line each; json, sarif, "
            "github: for programs, editors and hosts of code, on standard output.",
        ),
    ] = Format.TEXT,
    policy: Annotated[
        Strictness | None,
        typer.Option(
            metavar="draft|review|release",
            help="How strict the evidence check is, instead of what the briefs say.",
        ),
    ] = None,
) -> None:
    """Say everything that is wrong with briefs, by its line.

    PATH is a brief, or a folder that stands for all briefs in it. Every figure and
    quotation is looked up in the copy of its source. Nothing is written. Errors stop a
    brief from being rendered, warnings do not.

    \b
    briefmaker check briefs
    briefmaker check briefs/trade.yaml briefs/water.yaml --format short
    """
    briefs = found_briefs(paths)
    report = Report()
    found: list[Problem] = []
    status = ExitStatus.CLEAN
    for path in briefs:
        workspace = workspace_of(path)
        try:
            checked = _checked(path, workspace, policy)
        except Exception as error:
            failure = explained(error, f"checking `{path}`", debug=debugging(context))
            report.failed(failure)
            status = max(status, failure.status)
            continue
        if blocking(checked.problems):
            status = max(status, ExitStatus.PROBLEMS)
        report.weigh(checked.verdicts)
        news = report.news(workspace.shown(path), checked.problems)
        found += news
        told(news, format_)
    if log := written(found, format_, finished=status != ExitStatus.ENVIRONMENT):
        typer.echo(log)
    typer.echo(f"{many(len(briefs), 'brief')}: {report.tally()}", err=True)
    raise typer.Exit(status)


def _checked(path: Path, workspace: Workspace, policy: Strictness | None) -> "Checked":
    from briefmaker import build

    return build.check(path, workspace, policy=policy.value if policy else None)
