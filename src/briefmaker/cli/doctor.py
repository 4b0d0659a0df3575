"""`briefmaker doctor`: whether this machine has what is needed, and the cure."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefmaker.cli.exits import ExitStatus
from briefmaker.values import asdict
from briefmaker.workspace import workspace_of


class Format(StrEnum):
    """How the findings are written."""

    TEXT = "text"
    JSON = "json"


def doctor(
    format_: Annotated[
        Format, typer.Option("--format", help="text, or json for programs.")
    ] = Format.TEXT,
) -> None:
    """Look whether this machine has what is needed.

    Run it after installing, and when a render says that something is missing.
    """
    from briefmaker.cli.environment import Need, needs

    def line(need: Need) -> str:
        if need.met:
            return f"ok       {need.name}: {need.found}"
        return f"missing  {need.name}: {need.found}\n         {need.cure}"

    found = list(needs(workspace_of(Path())))
    if format_ is Format.JSON:
        typer.echo(json.dumps([asdict(need) for need in found], indent=2))
    else:
        typer.echo("\n".join(line(need) for need in found))
    if not all(need.met for need in found):
        raise typer.Exit(ExitStatus.ENVIRONMENT)
