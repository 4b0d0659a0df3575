"""`briefmaker explain`: why a claim stands or falls."""

import json
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.exits import ExitStatus, wrong_usage
from briefmaker.cli.memos import first
from briefmaker.cli.report import coloured
from briefmaker.cli.shelves import desk, loaded, opened
from briefmaker.problems import BriefError
from briefmaker.workspace import BRIEFS, Workspace, workspace_of

if TYPE_CHECKING:
    from briefmaker.brief.load import Loaded
    from briefmaker.evidence.claims import Evidence


class Format(StrEnum):
    """How the explanation is written."""

    TEXT = "text"
    JSON = "json"


def explain(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", hidden=True)],
    brief: Annotated[
        Path | None,
        typer.Option(
            "--in",
            metavar="BRIEF",
            help="The brief that prints it; one that names it if not said.",
        ),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="text, or json for programs.")
    ] = Format.TEXT,
) -> None:
    """Show a claim, its passage, the verdict and why.

    CLAIM is the name of a fact, a quotation or a quantity. The words in question
    stand between [[ and ]]. The exit status is 1 if the claim does not hold.

    \b
    briefmaker explain example-share-2024
    briefmaker explain example-share-2024 --in briefs/first-memo.yaml
    """
    from briefmaker.cli import explanation
    from briefmaker.evidence import explaining
    from briefmaker.evidence.verify import verify

    workspace = workspace_of(brief) if brief else desk()
    if brief and not brief.is_file():
        raise wrong_usage(f"there is no brief `{brief}`")
    evidence = verify(_where(claim, brief, workspace), workspace)
    known = claim in evidence.verdicts
    if not known and claim not in evidence.quantities:
        raise wrong_usage(
            f"there is no fact, quotation or quantity “{claim}”",
            evidence.suggestion(claim) or "names stand in `briefs/library`",
        )
    if format_ is Format.JSON:
        data = explanation.as_data(claim, evidence)
        typer.echo(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        rows = explaining.claim_rows if known else explaining.quantity_rows
        _tell(explanation.as_text(rows(claim, evidence)))
    raise typer.Exit(_status(claim, evidence))


def _where(claim: str, brief: Path | None, workspace: Workspace) -> "Loaded":
    """Return the brief that was named, else one that uses the claim, else none.

    A brief that cannot be read is passed over: it may not even use the claim.
    """
    from briefmaker.brief import folders
    from briefmaker.brief.load import load

    if brief:
        return loaded(brief, workspace, first(brief))
    name = re.compile(rf"(?<![\w.-]){re.escape(claim)}(?![\w-])")
    for path in folders.briefs_in([workspace.root / BRIEFS]):
        try:
            if name.search(path.read_text(encoding="utf-8")):
                return load(path, workspace, first(path))
        except (BriefError, OSError, ValueError):
            continue
    return opened(workspace).loaded


def _status(claim: str, evidence: "Evidence") -> ExitStatus:
    names = [claim] if claim in evidence.verdicts else []
    names += [each.id for each in evidence.claims(claim)]
    holds = all(evidence.verdicts[name].status.holds for name in names)
    return ExitStatus.CLEAN if holds else ExitStatus.PROBLEMS


def _tell(text: str) -> None:
    colour = coloured(sys.stdout)
    if colour:
        text = re.sub(
            r"\[\[.*?\]\]",
            lambda found: typer.style(found[0], bold=True),
            text,
            flags=re.S,
        )
    typer.echo(text, color=colour)
