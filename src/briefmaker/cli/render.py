"""`briefmaker render`: briefs through all six stages, each into its PDF."""

import io
import json
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

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
from briefmaker.cli.products import Product, planned
from briefmaker.cli.progress import Progress
from briefmaker.cli.report import Report, many, tell
from briefmaker.problems import BriefError, Problem, blocking

if TYPE_CHECKING:
    from briefmaker.build import Rendered
    from briefmaker.pdf.engine import Pdf


class Paper(StrEnum):
    """The papers that a brief can be set for."""

    A4 = "A4"
    LETTER = "Letter"


class Variant(StrEnum):
    """The ways to print a brief."""

    MONO = "mono"
    LARGE = "large"
    DRAFT = "draft"
    SIMPLEX = "simplex"
    BINDER = "binder"
    BOOKLET = "booklet"


class EvidencePages(StrEnum):
    """What a reader may get of the evidence."""

    ANNEX = "annex"
    LIST = "list"
    NONE = "none"


Out = Annotated[
    str | None,
    typer.Option(
        metavar="DIR|FILE.pdf",
        help="Where the PDFs go; the folder `out` beside `briefs` if not said.",
    ),
]
OnPaper = Annotated[
    Paper | None,
    typer.Option(
        metavar="A4|Letter",
        case_sensitive=False,
        help="Another paper than the brief's own.",
    ),
]
ForAudience = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Leave out what is for other audiences: `--audience cabinet`.",
    ),
]
Evidence = Annotated[
    EvidencePages | None,
    typer.Option(
        metavar="annex|list|none",
        case_sensitive=False,
        help="What the reader gets of the evidence, instead of what the brief says: "
        "an annex with every passage, the list of sources with their checks, or "
        "neither.",
    ),
]
Variants = Annotated[
    list[Variant] | None,
    typer.Option(
        "--variant",
        metavar="NAME",
        case_sensitive=False,
        help="Print it another way: `mono` without colours, `large` in large type, "
        "`draft` with numbered lines, `simplex` for one side of the paper, `binder` "
        "with room for holes, `booklet` on folded sheets. May be given more than "
        "once.",
    ),
]
AllowFailing = Annotated[
    bool,
    typer.Option(
        "--allow-failing",
        help="Print claims that fail the evidence check, with a red band on every "
        "page.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say how long each stage took.")
]
Timings = Annotated[
    bool,
    typer.Option(
        "--timings",
        help="Write milliseconds per stage as one line of JSON to standard error.",
    ),
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What this run asks for instead of what the briefs say."""

    paper: Paper | None
    audience: str | None
    evidence: EvidencePages | None
    allow_failing: bool
    variants: tuple[Variant, ...] = ()


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


def render(
    context: typer.Context,
    paths: Paths,
    out: Out = None,
    paper: OnPaper = None,
    audience: ForAudience = None,
    evidence: Evidence = None,
    variant: Variants = None,
    allow_failing: AllowFailing = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    timings: Timings = False,
) -> None:
    """Set briefs into PDFs, and say where they are.

    PATH is a brief, or a folder that stands for all briefs in it. A brief with
    errors gets no PDF and keeps the one it had, and the others go on. Warnings are
    shown and stop nothing.

    \b
    briefmaker render briefs/trade.yaml
    briefmaker render briefs --out handouts --paper Letter
    briefmaker render briefs/trade.yaml --variant large --variant mono
    """
    if quiet and verbose:
        raise wrong_usage("`--quiet` and `--verbose` exclude each other")
    variants = _together(variant or [])
    products = planned(found_briefs(paths), out, audience, variants)
    asked = Asked(paper, audience, evidence, allow_failing, variants)
    report = Report()
    times: dict[str, dict[str, float]] = {}
    status = ExitStatus.CLEAN
    with Progress(len(products), wanted=not quiet) as progress:
        for number, product in enumerate(products):
            progress.at(product.name, number)
            outcome = _rendered(product, asked, debug=debugging(context))
            status = max(status, outcome.status)
            times[product.name] = _with_total(outcome.timings)
            with progress.aside():
                _tell(product, outcome, report, quiet=quiet, verbose=verbose)
    if timings:
        typer.echo(json.dumps(times), err=True)
    if not quiet:
        typer.echo(f"{many(len(products), 'brief')}: {report.tally()}", err=True)
    raise typer.Exit(status)


def _together(asked: Sequence[Variant]) -> tuple[Variant, ...]:
    """Return the print variants in their own order, each once.

    Raises:
        CommandError: two of them exclude each other.
    """
    from briefmaker.look import look
    from briefmaker.look.variants import together

    variants = tuple(each for each in Variant if each in asked)
    try:
        together(look.Variant(each) for each in variants)
    except BriefError as error:
        problem = error.problems[0]
        raise wrong_usage(problem.message, problem.hint) from error
    return variants


def _rendered(product: Product, asked: Asked, *, debug: bool) -> Outcome:
    """Take one brief through all stages; what goes wrong is part of the outcome."""
    from briefmaker import build

    try:
        # Standard output is for products: what a library prints is none.
        with redirect_stdout(io.StringIO()):
            rendered = build.render(
                product.brief,
                product.workspace,
                paper=asked.paper.value if asked.paper else None,
                audience=asked.audience,
                evidence=asked.evidence.value if asked.evidence else None,
                allow_failing=asked.allow_failing,
                variants=asked.variants,
            )
    except Exception as error:
        doing = f"rendering `{product.name}`"
        return Outcome(failure=explained(error, doing, debug=debug))
    if rendered.pdf is None or blocking(rendered.problems):
        return Outcome(rendered.problems, rendered.timings)
    return _delivered(product, rendered.pdf, rendered, asked.variants)


def _delivered(
    product: Product, pdf: "Pdf", rendered: "Rendered", variants: Sequence[Variant]
) -> Outcome:
    from briefmaker.build import Stopwatch
    from briefmaker.delivery.files import write

    watch = Stopwatch()
    try:
        with watch.stage("deliver"):
            write(product.file, _on_sheets(pdf.data, variants))
    except OSError as error:
        failure = not_written(product.workspace.shown(product.file), error)
        return Outcome(rendered.problems, rendered.timings, failure)
    timings = {**rendered.timings, **watch.took}
    return Outcome(rendered.problems, timings, delivered=True)


def _on_sheets(data: bytes, variants: Sequence[Variant]) -> bytes:
    """Return the pages, those of a booklet on sheets to be folded."""
    if Variant.BOOKLET not in variants:
        return data
    from briefmaker.delivery.imposition import impose

    return impose(data)


def _tell(
    product: Product, outcome: Outcome, report: Report, *, quiet: bool, verbose: bool
) -> None:
    news = report.news(product.name, outcome.problems)
    tell(problem for problem in news if problem.blocks or not quiet)
    if outcome.failure:
        report.failed(outcome.failure)
    if verbose:
        typer.echo(_stages(product.name, outcome.timings), err=True)
    if outcome.delivered:
        typer.echo(product.workspace.shown(product.file))


def _stages(name: str, timings: Mapping[str, float]) -> str:
    """Return the stages that the brief went through, with their numbers and times."""
    from briefmaker.build import STAGES

    lines = [
        f"  {number} {stage:<8}{timings[stage]:7.0f} ms"
        for number, stage in enumerate(STAGES, start=1)
        if stage in timings
    ]
    return "\n".join([name, *lines])


def _with_total(timings: Mapping[str, float]) -> dict[str, float]:
    total = {"total": sum(timings.values())}
    return {stage: round(taken, 1) for stage, taken in {**timings, **total}.items()}
