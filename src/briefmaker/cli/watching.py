"""`briefmaker render --watch`: products made anew whenever what they need changes."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from briefmaker.cli.exits import CommandError
from briefmaker.cli.products import Product
from briefmaker.cli.rendering import Outcome
from briefmaker.cli.report import Report, many
from briefmaker.preview.following import Follower
from briefmaker.preview.shown import Followed
from briefmaker.reads import traced
from briefmaker.values import Struct, field

NEVER = float("inf")

Plan = Callable[[], Sequence[Product]]
Tell = Callable[[Product, Outcome, Report], None]


class _Kept(Struct):
    """A product, and what it was made from when it was last made."""

    product: Product
    followed: Followed = field(default_factory=Followed)
    follower: Follower = field(default_factory=Follower)


def keep_rendering(
    plan: Plan, paths: Sequence[Path], make: Callable[[Product], Outcome], tell: Tell
) -> None:
    """Make products, and each again whenever a file that it was made from changes.

    It ends with Ctrl-C. What goes wrong is told, and the product waits for a change.

    Args:
        plan: returns the products; it is asked again when a folder among the paths
            gets other files.
        paths: as the user gave them.
    """
    try:
        products, given = _traced(plan, paths)
        kept = [_Kept(product) for product in products]
        for each in kept:
            _again(each, make, tell)
        typer.echo(
            f"watching {many(len(kept), 'product')} and all they are made from; "
            "Ctrl-C ends it",
            err=True,
        )
        listed = Follower()
        listed.learn(given, since=NEVER)
        while True:
            _wait([listed, *(each.follower for each in kept)], given, kept)
            if listed.changed():
                since = time.time()
                kept, given = _planned(plan, paths, kept, given)
                listed.learn(given, since)
            for each in kept:
                if not each.followed.files or each.follower.changed():
                    _again(each, make, tell)
    except KeyboardInterrupt:
        typer.echo("watching has ended", err=True)


def _traced(plan: Plan, paths: Sequence[Path]) -> tuple[Sequence[Product], Followed]:
    """Return the products, and what decides which they are.

    That is what the user's folders list, and what a brief with `matrix` is made from.
    """
    with traced() as reads:
        products = plan()
    folders = frozenset(path.absolute() for path in paths if path.is_dir())
    return products, Followed(frozenset((*reads.files, *reads.absent)), folders)


def _wait(
    followers: Sequence[Follower], given: Followed, kept: Sequence[_Kept]
) -> None:
    """Wait until something changes that any of the products is made from."""
    whole = given
    for each in kept:
        whole |= each.followed
    everything = Follower()
    everything.learn(whole, since=NEVER)
    # What has changed since a product was made waits for no further change.
    if not any(follower.behind() for follower in followers):
        everything.wait()


def _again(each: _Kept, make: Callable[[Product], Outcome], tell: Tell) -> None:
    """Make a product, take note of what it was made from, and say what was found."""
    since = time.time()
    with traced(each.product.workspace.cache) as reads:
        outcome = make(each.product)
    brief = each.product.brief.absolute()
    each.followed = Followed(
        frozenset((brief, *reads.files, *reads.absent)), frozenset(reads.folders)
    )
    each.follower.learn(each.followed, since)
    report = Report()
    tell(each.product, outcome, report)
    if not outcome.delivered:
        shown = each.product.workspace.shown(each.product.file)
        there = (
            f"`{shown}` stays as it was" if each.product.file.exists() else "no file"
        )
        typer.echo(f"{each.product.title}: {report.tally()}; {there}", err=True)


def _planned(
    plan: Plan, paths: Sequence[Path], kept: Sequence[_Kept], given: Followed
) -> tuple[list[_Kept], Followed]:
    """Return the products as they are now, those that are still there as they were."""
    known = {each.product: each for each in kept}
    try:
        products, given = _traced(plan, paths)
    except CommandError as error:
        error.say()
        return list(kept), given
    return [known.get(product) or _Kept(product) for product in products], given
