"""`briefmaker render`: briefs through all six stages, each into its file."""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import typer

from briefmaker.cli.arguments import Paths, found_briefs
from briefmaker.cli.exits import ExitStatus, debugging, wrong_usage
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
    Variants,
    Verbose,
    Watch,
    marked_since,
    together,
)
from briefmaker.cli.products import Product, planned
from briefmaker.cli.progress import Progress
from briefmaker.cli.rendering import Outcome, outcome_of, stages, with_total
from briefmaker.cli.report import Report, many, tell


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
    watch: Watch = False,
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
    briefmaker render briefs/trade.yaml --watch
    """
    if quiet and verbose:
        raise wrong_usage("`--quiet` and `--verbose` exclude each other")
    variants = together(variant or [])
    asked = Asked(paper, audience, evidence, allow_failing, variants, since)
    if watch:
        _watch(context, paths, out, asked, form or (), quiet=quiet, verbose=verbose)
        return
    briefs = found_briefs(paths)
    marked = marked_since(asked, briefs, form or ())
    products = planned(briefs, out, audience, (*variants, *marked), form or ())
    report = Report()
    times: dict[str, dict[str, float]] = {}
    status = ExitStatus.CLEAN
    with Progress(len(products), wanted=not quiet) as progress:
        for number, product in enumerate(products):
            progress.at(product.name, number)
            outcome = outcome_of(product, asked, debug=debugging(context))
            status = max(status, outcome.status)
            times[product.title] = with_total(outcome.timings)
            with progress.aside():
                _tell(product, outcome, report, quiet=quiet, verbose=verbose)
    if timings:
        typer.echo(json.dumps(times), err=True)
    if not quiet:
        typer.echo(f"{many(len(briefs), 'brief')}: {report.tally()}", err=True)
    raise typer.Exit(status)


def _watch(
    context: typer.Context,
    paths: Sequence[Path],
    out: str | None,
    asked: Asked,
    forms: Sequence[Form],
    *,
    quiet: bool,
    verbose: bool,
) -> None:
    from briefmaker.cli.watching import keep_rendering

    def plan() -> Sequence[Product]:
        briefs = found_briefs(paths)
        names = (*asked.variants, *marked_since(asked, briefs, forms))
        return planned(briefs, out, asked.audience, names, forms)

    keep_rendering(
        plan,
        paths,
        partial(outcome_of, asked=asked, debug=debugging(context)),
        partial(_tell, quiet=quiet, verbose=verbose),
    )


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
