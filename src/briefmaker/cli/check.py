"""`briefmaker check`: everything that is wrong with some briefs, in one run."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefmaker.cli.arguments import Paths, found_briefs
from briefmaker.cli.exits import ExitStatus, debugging, explained
from briefmaker.cli.report import Report, as_json, many, tell, tell_short
from briefmaker.problems import Problem, blocking
from briefmaker.workspace import workspace_of


class Format(StrEnum):
    """How problems are written."""

    TEXT = "text"
    SHORT = "short"
    JSON = "json"


def check(
    context: typer.Context,
    paths: Paths,
    format_: Annotated[
        Format,
        typer.Option(
            "--format",
            help="text: with the line and a hint; short: a line each; "
            "json: a list for programs, on standard output.",
        ),
    ] = Format.TEXT,
) -> None:
    """Read briefs and say everything that is wrong, each with its line.

    PATH is a brief, or a folder that stands for all briefs in it. Nothing is
    written. Errors stop a brief from being rendered, warnings do not.

    \b
    briefmaker check briefs
    briefmaker check briefs/trade.yaml briefs/water.yaml --format short
    """
    briefs = found_briefs(paths)
    report = Report()
    found: list[Problem] = []
    status = ExitStatus.CLEAN
    for path in briefs:
        try:
            name, problems = _checked(path)
        except Exception as error:
            failure = explained(error, f"checking `{path}`", debug=debugging(context))
            report.failed(failure)
            status = max(status, failure.status)
            continue
        if blocking(problems):
            status = max(status, ExitStatus.PROBLEMS)
        news = report.news(name, problems)
        found += news
        if format_ is Format.TEXT:
            tell(news)
        elif format_ is Format.SHORT:
            tell_short(news)
    if format_ is Format.JSON:
        typer.echo(as_json(found))
    typer.echo(f"{many(len(briefs), 'brief')}: {report.tally()}", err=True)
    raise typer.Exit(status)


def _checked(path: Path) -> tuple[str, tuple[Problem, ...]]:
    from briefmaker import build

    workspace = workspace_of(path)
    return workspace.shown(path), build.check(path, workspace).problems
