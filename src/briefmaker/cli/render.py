"""`briefmaker render`: briefs through all six stages, each into its file."""

import io
import json
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field, replace
from pathlib import Path

import typer

from briefmaker.cli.arguments import Paths, found_briefs
from briefmaker.cli.exits import (
    CommandError,
    ExitStatus,
    debugging,
    explained,
    not_written,
    wrong_usage,
)
from briefmaker.cli.options import (
    AllowFailing,
    Asked,
    Evidence,
    ForAudience,
    Form,
    Forms,
    OnPaper,
    Out,
    Quiet,
    Since,
    Timings,
    Variant,
    Variants,
    Verbose,
    marked_since,
    together,
)
from briefmaker.cli.products import Product, planned
from briefmaker.cli.progress import Progress
from briefmaker.cli.report import Report, many, tell
from briefmaker.problems import BriefError, Problem, blocking
from briefmaker.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one brief.

    Attributes:
        timings: milliseconds that each stage took, by its name.
        failure: why it could not be finished, apart from problems in the brief.
        delivered: whether its PDF is in its place.
    """

    problems: tuple[Problem, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
    failure: CommandError | None = None
    delivered: bool = False

    @property
    def status(self) -> ExitStatus:
        """What it means for the exit status."""
        if self.failure:
            return self.failure.status
        return ExitStatus.CLEAN if self.delivered else ExitStatus.PROBLEMS


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file, or none and the problems that stopped it."""

    data: bytes | None
    problems: tuple[Problem, ...]
    timings: Mapping[str, float]


def render(
    context: typer.Context,
    paths: Paths,
    out: Out = None,
    paper: OnPaper = None,
    audience: ForAudience = None,
    evidence: Evidence = None,
    variant: Variants = None,
    form: Forms = None,
    since: Since = None,
    allow_failing: AllowFailing = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    timings: Timings = False,
) -> None:
    """Set briefs into PDFs, or write them in other formats.

    PATH is a brief, or a folder that stands for all briefs in it. A brief with
    errors gets no file and keeps the one it had, and the others go on. Warnings are
    shown and stop nothing.

    \b
    briefmaker render briefs/trade.yaml
    briefmaker render briefs --out handouts --paper Letter
    briefmaker render briefs/trade.yaml --variant large --variant mono
    briefmaker render briefs/trade.yaml --format docx --format html
    briefmaker render briefs/trade.yaml --since out/trade-1.0.pdf
    """
    if quiet and verbose:
        raise wrong_usage("`--quiet` and `--verbose` exclude each other")
    variants = together(variant or [])
    asked = Asked(paper, audience, evidence, allow_failing, variants, since)
    briefs = found_briefs(paths)
    marked = marked_since(asked, briefs, form or ())
    products = planned(briefs, out, audience, (*variants, *marked), form or ())
    report = Report()
    times: dict[str, dict[str, float]] = {}
    status = ExitStatus.CLEAN
    with Progress(len(products), wanted=not quiet) as progress:
        for number, product in enumerate(products):
            progress.at(product.name, number)
            outcome = _rendered(product, asked, debug=debugging(context))
            status = max(status, outcome.status)
            times[product.title] = with_total(outcome.timings)
            with progress.aside():
                _tell(product, outcome, report, quiet=quiet, verbose=verbose)
    if timings:
        typer.echo(json.dumps(times), err=True)
    if not quiet:
        typer.echo(f"{many(len(briefs), 'brief')}: {report.tally()}", err=True)
    raise typer.Exit(status)


def _rendered(product: Product, asked: Asked, *, debug: bool) -> Outcome:
    """Take one brief through all stages; what goes wrong is part of the outcome."""
    try:
        # Standard output is for products: what a library prints is none.
        with redirect_stdout(io.StringIO()):
            made = _made(product, asked)
    except BriefError as error:
        return Outcome(error.problems)
    except Exception as error:
        doing = f"rendering `{product.name}`"
        return Outcome(failure=explained(error, doing, debug=debug))
    if made.data is None or blocking(made.problems):
        return Outcome(made.problems, made.timings)
    return _delivered(product, made.data, made)


def _made(product: Product, asked: Asked) -> Made:
    """Return the file of a brief in the format of its product."""
    if product.form is Form.PDF:
        return rendered(product.brief, product.workspace, asked)
    from briefmaker import build
    from briefmaker.formats.export import Form as Written

    exported = build.export(
        product.brief, product.workspace, Written(product.form), asked.wishes()
    )
    return Made(exported.data, exported.problems, exported.timings)


def rendered(brief: Path, workspace: Workspace, asked: Asked) -> Made:
    """Return the PDF of a brief, a booklet on its sheets."""
    made = in_pages(brief, workspace, asked)
    if made.data is None:
        return made
    return replace(made, data=on_sheets(made.data, asked.variants))


def in_pages(brief: Path, workspace: Workspace, asked: Asked) -> Made:
    """Return the PDF of a brief page by page, a booklet in the order of reading."""
    from briefmaker import build

    wishes = asked.wishes()
    if asked.since:
        from briefmaker.revisit.differing import earlier

        wishes = replace(wishes, since=earlier(asked.since, workspace, wishes))
    found = build.render(brief, workspace, wishes)
    data = found.pdf.data if found.pdf else None
    return Made(data, found.problems, found.timings)


def on_sheets(data: bytes, variants: Sequence[Variant]) -> bytes:
    """Return the pages, those of a booklet on sheets to be folded."""
    if Variant.BOOKLET not in variants:
        return data
    from briefmaker.delivery.imposition.booklets import impose

    return impose(data)


def _delivered(product: Product, data: bytes, made: Made) -> Outcome:
    from briefmaker.delivery.files import write
    from briefmaker.stopwatch import Stopwatch

    watch = Stopwatch()
    try:
        with watch.stage("deliver"):
            write(product.file, data)
    except OSError as error:
        failure = not_written(product.workspace.shown(product.file), error)
        return Outcome(made.problems, made.timings, failure)
    timings = {**made.timings, **watch.took}
    return Outcome(made.problems, timings, delivered=True)


def _tell(
    product: Product, outcome: Outcome, report: Report, *, quiet: bool, verbose: bool
) -> None:
    news = report.news(product.name, outcome.problems)
    tell(problem for problem in news if problem.blocks or not quiet)
    if outcome.failure:
        report.failed(outcome.failure)
    if verbose:
        typer.echo(stages(product.name, outcome.timings), err=True)
    if outcome.delivered:
        typer.echo(product.workspace.shown(product.file))


def stages(name: str, timings: Mapping[str, float]) -> str:
    """Return the stages that the brief went through, with their numbers and times."""
    from briefmaker.build import STAGES

    lines = [
        f"  {number} {stage:<8}{timings[stage]:7.0f} ms"
        for number, stage in enumerate(STAGES, start=1)
        if stage in timings
    ]
    return "\n".join([name, *lines])


def with_total(timings: Mapping[str, float]) -> dict[str, float]:
    """Return what each stage took, and all of them together."""
    total = {"total": sum(timings.values())}
    return {stage: round(taken, 1) for stage, taken in {**timings, **total}.items()}
