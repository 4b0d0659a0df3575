"""`briefmaker render`: briefs through all six stages, each into its file."""

import json

import typer

from briefmaker.cli.alike import Alike
from briefmaker.cli.arguments import Paths, found_briefs
from briefmaker.cli.exits import ExitStatus, debugging, wrong_usage
from briefmaker.cli.memos import Only
from briefmaker.cli.options import (
    AllowFailing,
    Asked,
    Evidence,
    ForAudience,
    Forms,
    OnPaper,
    Out,
    Quiet,
    Since,
    Timings,
    Variants,
    Verbose,
    marked_since,
    together,
)
from briefmaker.cli.products import Product, counted, planned
from briefmaker.cli.progress import Progress
from briefmaker.cli.rendering import Outcome, outcome_of, stages, with_total
from briefmaker.cli.report import Report, tell


def render(
    context: typer.Context,
    paths: Paths,
    out: Out = None,
    paper: OnPaper = None,
    audience: ForAudience = None,
    evidence: Evidence = None,
    variant: Variants = None,
    form: Forms = None,
    only: Only = None,
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
    products = planned(briefs, out, audience, (*variants, *marked), form or (), only)
    report, alike = Report(), Alike.of((each.brief, each.values) for each in products)
    times: dict[str, dict[str, float]] = {}
    status = ExitStatus.CLEAN
    with Progress(len(products), wanted=not quiet) as progress:
        for number, product in enumerate(products):
            progress.at(product.name, number)
            outcome = outcome_of(product, asked, debug=debugging(context))
            status = max(status, outcome.status)
            times[product.title] = with_total(outcome.timings)
            with progress.aside():
                _tell(product, outcome, report, alike, quiet=quiet, verbose=verbose)
    tell(problem for problem in report.news("", alike.rest()) if problem.blocks)
    if timings:
        typer.echo(json.dumps(times), err=True)
    if not quiet:
        typer.echo(f"{counted(briefs, products)}: {report.tally()}", err=True)
    raise typer.Exit(status)


def _tell(
    product: Product,
    outcome: Outcome,
    report: Report,
    alike: Alike,
    *,
    quiet: bool,
    verbose: bool,
) -> None:
    shown = product.workspace.shown(product.brief)
    told = alike.news(product.brief, product.values, shown, outcome.problems)
    news = report.news(shown, (*product.notes, *told))
    tell(problem for problem in news if problem.blocks or not quiet)
    if outcome.failure:
        report.failed(outcome.failure)
    if verbose:
        typer.echo(stages(product.name, outcome.timings), err=True)
    if outcome.delivered:
        typer.echo(product.workspace.shown(product.file))
