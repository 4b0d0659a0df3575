"""`briefmaker print`: briefs and PDFs to a real printer, looked over first."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.arguments import Paths, found_briefs
from briefmaker.cli.exits import CommandError, ExitStatus, wrong_usage
from briefmaker.cli.laying import (
    Booklet,
    Bundle,
    CropMarks,
    Gutter,
    Layout,
    NUp,
    Sides,
    for_layout,
    layout_of,
)
from briefmaker.cli.memos import Memo, Only, memos
from briefmaker.cli.options import (
    Asked,
    Evidence,
    ForAudience,
    OnPaper,
    Quiet,
    Variants,
    together,
)
from briefmaker.cli.printing import Run, Teller, document_of, plan_of
from briefmaker.cli.report import Report
from briefmaker.problems import BriefError
from briefmaker.unfinished import scratch
from briefmaker.workspace import Workspace, workspace_of

if TYPE_CHECKING:
    from briefmaker.delivery.printers.documents import Printer

LONGEST = 120
"""Seconds that a job is followed if nobody says otherwise."""


OnPrinter = Annotated[
    str | None,
    typer.Option(
        "--printer",
        "-P",
        metavar="NAME",
        help="Which printer; the usual one if not said.",
    ),
]
Copies = Annotated[
    int, typer.Option("--copies", "-n", metavar="N", min=1, max=500, help="How many.")
]
OnSides = Annotated[
    Sides | None,
    typer.Option(
        metavar="one|long|short",
        case_sensitive=False,
        help="One side of the paper, or both, turned on the long or the short edge; "
        "the printer's own way if not said; `short` for booklets, `long` with "
        "`--gutter`.",
    ),
]
Colour = Annotated[
    bool | None,
    typer.Option("--colour/--grey", help="With colours or without."),
]
Pages = Annotated[
    str | None,
    typer.Option(metavar="PAGES", help="Only some pages: `--pages 1-3,5`."),
]
Fit = Annotated[
    bool,
    typer.Option("--fit", help="Make pages smaller where they reach into the margins."),
]
Hold = Annotated[
    bool,
    typer.Option("--hold", help="Keep the jobs in the queue until they are released."),
]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Look everything over and print nothing."),
]
Missing = Annotated[
    bool,
    typer.Option(
        "--missing", help="Print only the copies that did not come out last time."
    ),
]
Wait = Annotated[
    int,
    typer.Option(
        metavar="SECONDS",
        min=0,
        max=86_400,
        help="How long to follow a job; after that it goes on by itself.",
    ),
]


def print_(
    paths: Paths,
    printer: OnPrinter = None,
    copies: Copies = 1,
    sides: OnSides = None,
    colour: Colour = None,
    pages: Pages = None,
    fit: Fit = False,
    hold: Hold = False,
    dry_run: DryRun = False,
    missing: Missing = False,
    wait: Wait = LONGEST,
    booklet: Booklet = False,
    bundle: Bundle = None,
    n_up: NUp = None,
    crop_marks: CropMarks = False,
    gutter: Gutter = None,
    paper: OnPaper = None,
    audience: ForAudience = None,
    evidence: Evidence = None,
    variant: Variants = None,
    only: Only = None,
    quiet: Quiet = False,
) -> None:
    """Print briefs, meetings and PDFs that fit the printer.

    PATH is a brief, a folder of briefs, a meeting, or a PDF. If one of them is wrong,
    nothing is printed. Each copy is a job of its own, followed until it is out.

    \b
    briefmaker print briefs/trade.yaml --copies 12 --sides long
    briefmaker print out/pack.pdf --printer hall --dry-run
    briefmaker print report.pdf --booklet
    briefmaker print briefs/trade.yaml --copies 12 --missing
    """
    variants = together(variant or [])
    from briefmaker.delivery.printers import preflight, queues

    parts = (booklet, bundle, int(n_up) if n_up else None, crop_marks, gutter)
    layout = layout_of(Layout(*parts, sides, paper, _numbers(pages)), variants)
    chosen = queues.Sides[layout.sides.name] if layout.sides else None
    setting = preflight.Setting(chosen, colour, copies, layout.left, fit=fit, hold=hold)
    asked = for_layout(Asked(paper, audience, evidence, False, variants), layout)
    teller = Teller(Report(), quiet=quiet)
    where = _printer(printer, workspace_of(paths[0]))
    with scratch() as folder:
        ready = []
        for number, memo in enumerate(_memos(paths, only, teller)):
            file = folder / f"{number}.pdf"
            document = document_of(memo, asked, layout, file, teller)
            if document and (plan := plan_of(document, where, setting, teller)):
                ready.append((document, plan))
        if teller.blocked:
            typer.echo("nothing was printed", err=True)
            raise typer.Exit(ExitStatus.PROBLEMS)
        if dry_run:
            raise typer.Exit(ExitStatus.CLEAN)
        run = Run(where, teller, only_missing=missing, wait=wait)
        status = max((run.printed(*each) for each in ready), default=ExitStatus.CLEAN)
    raise typer.Exit(status)


def _numbers(pages: str | None) -> tuple[int, ...]:
    """Return the pages of `1-3,5`.

    Raises:
        CommandError: it is no list of pages.
    """
    found: list[int] = []
    for part in (pages or "").replace("–", "-").split(",") if pages else ():
        first, dash, last = (each.strip() for each in part.partition("-"))
        ends = (first, last) if dash else (first, first)
        if not all(each.isdecimal() and len(each) < 5 for each in ends):
            raise wrong_usage(
                f"`--pages {pages}` is no list of pages", "write it so: `--pages 1-3,5`"
            )
        low, high = map(int, ends)
        if not 0 < low <= high:
            raise wrong_usage(
                f"`--pages {pages}` runs backwards or begins at nought",
                "pages are counted from 1: `--pages 1-3,5`",
            )
        found += range(low, high + 1)
    return tuple(dict.fromkeys(found))


def _memos(
    paths: Sequence[Path], only: Sequence[str] | None, teller: Teller
) -> list[Memo]:
    """Return what is to be printed: each memo of a brief that stands for several.

    What is to be told of a `matrix` is told here.

    Raises:
        CommandError: `only` leaves nothing.
    """
    files = _files(paths)
    ready = {file: [Memo(file)] for file in files if file.suffix.lower() == ".pdf"}
    briefs = [file for file in files if file not in ready]
    for memo in memos(briefs, only) if briefs or only else ():
        teller.tell(memo.brief.name, memo.notes)
        ready.setdefault(memo.brief, []).append(memo)
    return [memo for file in files for memo in ready.get(file, ())]


def _files(paths: Sequence[Path]) -> list[Path]:
    """Return the PDFs and meetings among the paths, and the briefs of the others."""
    from briefmaker.brief.folders import is_meeting

    found: list[Path] = []
    for path in paths:
        is_pdf = path.suffix.lower() == ".pdf" and path.is_file()
        itself = is_pdf or is_meeting(path)
        found += [path] if itself else found_briefs([path])
    return list(dict.fromkeys(found))


def _printer(name: str | None, workspace: Workspace) -> "Printer":
    """Return the printer with its server and its journal.

    Raises:
        CommandError: there is none of that name, or no print system.
    """
    from briefmaker.delivery.printers import jobs, journal, queues
    from briefmaker.delivery.printers.documents import Printer

    try:
        server = jobs.server()
        queue = queues.queue_of(server, name)
    except BriefError as error:
        problem = error.problems[0]
        slip = problem.code in ("print.unknown-printer", "print.no-printer")
        status = ExitStatus.USAGE if slip else ExitStatus.ENVIRONMENT
        raise CommandError(problem.message, status, problem.hint) from error
    kept = journal.Journal(workspace.out / journal.FILE)
    return Printer(queue, server, kept, workspace.today.isoformat())
