"""`briefmaker render`: briefs through all six stages, each into its file."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

import typer

from briefmaker.cli.alike import Alike
from briefmaker.cli.arguments import Paths, found_briefs
from briefmaker.cli.crowd import Cluster, Hands, Jobs, Shard, share_of
from briefmaker.cli.exits import ExitStatus, debugging, wrong_usage
from briefmaker.cli.memos import Only
from briefmaker.cli.options import (
    AllowFailing,
    Asked,
    Deps,
    Evidence,
    ForAudience,
    Force,
    Form,
    Forms,
    OnPaper,
    Quiet,
    Since,
    Timings,
    Variants,
    Verbose,
    Watch,
    marked_since,
    together,
)
from briefmaker.cli.products import Product, counted, planned
from briefmaker.cli.progress import Progress
from briefmaker.cli.rendering import Outcome, outcome_of, stages, with_total
from briefmaker.cli.report import Report, tell
from briefmaker.cli.stores import Anywhere, directed, place
from briefmaker.cli.unchanged import passed_over, settled

UNWATCHED = (
    "`--watch` goes with none of `--deps`, `--jobs`, `--shard` and `--cluster`",
    "it renders one file after the other, and again whenever one changes",
)


def render(
    context: typer.Context,
    paths: Paths,
    out: Anywhere = None,
    paper: OnPaper = None,
    audience: ForAudience = None,
    evidence: Evidence = None,
    variant: Variants = None,
    form: Forms = None,
    only: Only = None,
    since: Since = None,
    allow_failing: AllowFailing = False,
    force: Force = False,
    deps: Deps = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    timings: Timings = False,
    jobs: Jobs = None,
    shard: Shard = None,
    cluster: Cluster = None,
    watch: Watch = False,
) -> None:
    """Set briefs into PDFs, or write them in other formats.

    PATH is a brief, or a folder that stands for all briefs in it. A brief with
    errors gets no file and keeps the one it had, and the others go on. Warnings are
    shown and stop nothing. What would come out as it is already is not made again.

    \b
    briefmaker render briefs/trade.yaml
    briefmaker render briefs --out handouts --paper Letter
    briefmaker render briefs/trade.yaml --variant large --variant mono
    briefmaker render briefs/trade.yaml --format docx --format html
    briefmaker render briefs/trade.yaml --since out/trade-1.0.pdf
    briefmaker render briefs --jobs 4 --shard 1/3
    briefmaker render briefs/trade.yaml --watch
    """
    if quiet and verbose:
        raise wrong_usage("`--quiet` and `--verbose` exclude each other")
    variants = together(variant or [])
    asked = Asked(paper, audience, evidence, allow_failing, variants, since)
    if watch and (deps or jobs or shard or cluster):
        raise wrong_usage(*UNWATCHED)
    plan = partial(_planned, paths, asked, out, form or (), only)
    debug = debugging(context)
    if watch:
        from briefmaker.cli.watching import keep_rendering

        make = partial(outcome_of, asked=asked, debug=debug)
        keep_rendering(plan, paths, make, partial(_alone, quiet=quiet, verbose=verbose))
        return
    hands = Hands(asked, jobs, cluster, debug=debug, shown=not quiet)
    telling = partial(_tell, quiet=quiet, verbose=verbose)
    status, summary = _made(
        share_of(plan(), shard), hands, telling, force=force, deps=deps, timings=timings
    )
    if not quiet:
        typer.echo(summary, err=True)
    raise typer.Exit(status)


def _made(
    products: Sequence[Product],
    hands: Hands,
    telling: Callable[..., None],
    *,
    force: bool,
    deps: bool,
    timings: bool,
) -> tuple[ExitStatus, str]:
    """Make the products, say what became of each, and return what came of them all."""
    report, alike = Report(), Alike.of((each.brief, each.values) for each in products)
    times: dict[str, dict[str, float]] = {}
    status = ExitStatus.CLEAN
    reads: set[str] = set()
    done, left = settled(products, hands.asked, force=force)
    with (
        Progress(len(left), wanted=hands.shown) as progress,
        hands.outcomes(left, progress) as outcomes,
    ):
        for product, outcome in chain(done, outcomes):
            status = max(status, outcome.status)
            times[product.title] = with_total(outcome.timings)
            reads.update(map(product.workspace.shown, outcome.reads))
            with progress.aside():
                telling(product, outcome, report, alike)
                if outcome.delivered and not deps:
                    typer.echo(place(product))
    tell(problem for problem in report.news("", alike.rest()) if problem.blocks)
    for path in sorted(reads) if deps else ():
        typer.echo(path)
    if timings:
        typer.echo(json.dumps(times), err=True)
    tally = "; ".join(filter(None, (report.tally(), passed_over(done, left))))
    shared = list(dict.fromkeys(product.brief for product in products))
    return status, f"{counted(shared, products)}: {tally}"


def _planned(
    paths: Sequence[Path],
    asked: Asked,
    out: str | None,
    forms: Sequence[Form],
    only: list[str] | None,
) -> list[Product]:
    briefs = found_briefs(paths)
    names = (*asked.variants, *marked_since(asked, briefs, forms))
    products = planned(briefs, out, asked.audience, names, forms, only)
    return directed(products, out)


def _alone(
    product: Product, outcome: Outcome, report: Report, *, quiet: bool, verbose: bool
) -> None:
    """Say what became of a product that no other one waits for."""
    alike = Alike.of([(product.brief, product.values)])
    _tell(product, outcome, report, alike, quiet=quiet, verbose=verbose)
    if outcome.delivered:
        typer.echo(place(product))


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
    wanted = (problem for problem in news if problem.blocks or not quiet)
    tell(wanted, outcome.rules)
    if outcome.failure:
        report.failed(outcome.failure)
    if verbose:
        same = f"{product.name}: unchanged" if outcome.unchanged else ""
        typer.echo(same or stages(product.name, outcome.timings), err=True)
