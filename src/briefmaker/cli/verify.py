"""`briefmaker verify`: whether PDFs are what they were made from."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefmaker.cli.exits import ExitStatus, debugging, explained
from briefmaker.cli.handed import of_pdf, pdf_at
from briefmaker.cli.progress import Progress
from briefmaker.cli.report import Report, as_object, many, tell
from briefmaker.problems import BriefError, Problem
from briefmaker.workspace import Workspace, workspace_of

if TYPE_CHECKING:
    from briefmaker.revisit.rechecking import Rechecked
    from briefmaker.revisit.verifying import Verified


class Format(StrEnum):
    """How the outcome is written."""

    TEXT = "text"
    JSON = "json"


BY = {
    "copy": "by copies",
    "seal": "by seals",
    "sum": "worked out from those",
    "person": "on somebody’s word",
    "nothing": "not checked",
}
"""What a claim was checked by, in words."""


def verify(
    context: typer.Context,
    pdfs: Annotated[list[Path], typer.Argument(metavar="FILE.pdf", hidden=True)],
    format_: Annotated[
        Format, typer.Option("--format", help="text, or json for programs.")
    ] = Format.TEXT,
    since: Annotated[
        Path | None,
        typer.Option(
            metavar="OLD",
            help="The older edition, for a PDF that `render --since` has marked.",
        ),
    ] = None,
) -> None:
    """Make PDFs again from what they carry, and compare.

    Says of each FILE.pdf whether that gives the same bytes; if not, which words,
    pictures or other parts differ, and what explains it: other versions, other
    templates, or a change after it was made. Then every claim is looked up anew: in the
    copies of sources that are at hand in the folder where you stand, or in the seals
    that the PDF carries. Your own templates and `briefmaker.toml` are used if the PDF
    was made with them. Nothing is written.

    The exit status is 0 only if all is the same and the evidence stands.

    \b
    briefmaker verify out/trade.pdf
    briefmaker verify out/*.pdf --format json
    """
    user, report = workspace_of(Path()), Report()
    said: list[dict[str, Any]] = []
    status = ExitStatus.CLEAN
    with Progress(len(pdfs), wanted=format_ is Format.TEXT) as progress:
        for number, pdf in enumerate(pdfs):
            name = user.shown(pdf)
            progress.at(name, number)
            try:
                outcome = _verified(pdf, user, since)
            except Exception as error:
                doing = f"verifying `{name}`"
                failure = explained(error, doing, debug=debugging(context))
                report.failed(failure)
                status = max(status, failure.status)
                continue
            if not outcome.holds:
                status = max(status, ExitStatus.PROBLEMS)
            problems = of_pdf(outcome.problems, name)
            with progress.aside():
                if format_ is Format.TEXT:
                    tell(problems)
                    typer.echo(f"{name}: {_in_words(outcome)}")
            said.append(_object(name, outcome, problems))
    if format_ is Format.JSON:
        typer.echo(json.dumps(said, indent=2, ensure_ascii=False))
    raise typer.Exit(status)


def _verified(pdf: Path, user: Workspace, since: Path | None) -> "Verified":
    from briefmaker.revisit.verifying import Verified, verify

    try:
        return verify(pdf_at(pdf), user, since)
    except BriefError as error:
        return Verified(problems=error.problems)


def _in_words(outcome: "Verified") -> str:
    """Return the outcome in one line."""
    comparison, evidence = outcome.comparison, outcome.evidence
    if comparison is None:
        return "not verified"
    if outcome.same:
        said = f"the same, byte for byte ({outcome.stamp})"
    else:
        differing = [
            what
            for what, there in (
                ("its words", comparison.words),
                ("its pictures", comparison.pictures),
                ("parts that no page shows", comparison.parts),
            )
            if there
        ]
        said = f"not the same: {_listed(differing) or 'only its bytes'} differ"
    return f"{said}; {_of_evidence(evidence)}" if evidence else said


def _listed(words: list[str]) -> str:
    *first, last = words or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _of_evidence(evidence: "Rechecked") -> str:
    if not evidence.claims:
        return "it has no claims to check"
    by = ", ".join(
        f"{evidence.by[how]} {words}"
        for how, words in BY.items()
        if evidence.by.get(how)
    )
    if evidence.standing == evidence.claims:
        return f"all {many(evidence.claims, 'claim')} stand ({by})"
    return f"{evidence.standing} of {many(evidence.claims, 'claim')} stand ({by})"


def _object(name: str, outcome: "Verified", problems: list[Problem]) -> dict[str, Any]:
    """Return the outcome for programs."""
    comparison, evidence = outcome.comparison, outcome.evidence
    return {
        "file": name,
        "holds": outcome.holds,
        "stamp": outcome.stamp,
        "same_bytes": outcome.same,
        "differing": {
            "words_on_pages": [each.page for each in comparison.words],
            "pictures_on_pages": [each.page for each in comparison.pictures],
            "parts": [" ".join(filter(None, part)) for part in comparison.parts],
        }
        if comparison
        else None,
        "claims": {
            "all": evidence.claims,
            "standing": evidence.standing,
            "checked_by": dict(evidence.by),
        }
        if evidence
        else None,
        "problems": [as_object(problem) for problem in problems],
    }
