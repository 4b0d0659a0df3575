"""`briefmaker pack`: a meeting and its papers in one file, and a copy for everybody."""

import json
from pathlib import Path
from typing import Annotated

import typer

from briefmaker.cli.batch import finished
from briefmaker.cli.exits import ExitStatus, wrong_usage
from briefmaker.cli.options import (
    AllowFailing,
    Asked,
    ForAudience,
    OnPaper,
    Out,
    Quiet,
    Timings,
    Variants,
    Verbose,
    together,
)
from briefmaker.cli.orders import Order, refuse_misfits
from briefmaker.cli.packs import Works, delivered
from briefmaker.cli.printing import Teller
from briefmaker.cli.rendering import stages, with_total
from briefmaker.cli.report import Report
from briefmaker.problems import BriefError
from briefmaker.stopwatch import Stopwatch
from briefmaker.unfinished import scratch
from briefmaker.workspace import workspace_of

MeetingFile = Annotated[Path, typer.Argument(metavar="MEETING", hidden=True)]
Copies = Annotated[
    bool,
    typer.Option(
        "--copies",
        help="A numbered copy for each attendee who gets one, with their name on every "
        "page and what is for their audience, and a register of what went to whom.",
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="The copy of one attendee alone, with the number that it had. May be "
        "given more than once.",
    ),
]
People = Annotated[
    Path | None,
    typer.Option(
        "--list",
        metavar="CSV",
        help="Copies, or name plates, for the people of this list instead of the "
        "meeting's attendees.",
    ),
]
Card = Annotated[
    bool, typer.Option("--card", help="The agenda on one page, for the table.")
]
Plates = Annotated[
    bool, typer.Option("--plates", help="Name plates to fold, one for each attendee.")
]


def pack(
    meeting: MeetingFile,
    out: Out = None,
    paper: OnPaper = None,
    audience: ForAudience = None,
    variant: Variants = None,
    copies: Copies = False,
    only: Only = None,
    people: People = None,
    card: Card = False,
    plates: Plates = False,
    allow_failing: AllowFailing = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    timings: Timings = False,
) -> None:
    """Bind a meeting's papers, once or for each attendee.

    MEETING is a file with an agenda that names its papers: briefs, and PDFs of others.
    If anything is wrong with one of them, nothing is written. Copies go into a folder
    of their own, with `register.csv`: what went to whom.

    \b
    briefmaker pack briefs/meetings/region.yaml
    briefmaker pack briefs/meetings/region.yaml --copies
    briefmaker pack briefs/meetings/region.yaml --only "Anna Petrova"
    briefmaker pack briefs/meetings/region.yaml --card --plates
    """
    if quiet and verbose:
        raise wrong_usage("`--quiet` and `--verbose` exclude each other")
    asked = Asked(paper, audience, None, allow_failing, together(variant or []))
    copies = copies or bool(only)
    order = Order(meeting, out, asked, copies, tuple(only or ()), people, card, plates)
    refuse_misfits(order)
    workspace = workspace_of(meeting)
    name = workspace.shown(meeting)
    teller = Teller(Report(), quiet=quiet)
    watch = Stopwatch()
    with scratch() as aside:
        works = Works(name, asked, aside, teller)
        made = finished(order, workspace, works, watch)
        if teller.blocked:
            typer.echo("nothing was written", err=True)
        else:
            try:
                with watch.stage("deliver"):
                    delivered(made, workspace)
            except BriefError as error:
                teller.tell(name, error.problems)
    if verbose:
        typer.echo(stages(name, watch.took), err=True)
    if timings:
        typer.echo(json.dumps({name: with_total(watch.took)}), err=True)
    if not quiet:
        typer.echo(f"{name}: {teller.report.tally()}", err=True)
    raise typer.Exit(ExitStatus.PROBLEMS if teller.blocked else ExitStatus.CLEAN)
