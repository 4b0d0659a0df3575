"""Products that the machines of a cluster make, put in their places by this one."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefmaker.cli.crowd import Told, lost, show
from briefmaker.cli.exits import CommandError, ExitStatus, wrong_usage
from briefmaker.cli.options import Asked
from briefmaker.cli.products import Product
from briefmaker.cli.progress import Progress
from briefmaker.cli.rendering import Made, Outcome, delivered, made_of
from briefmaker.problems import Problem
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace, shipped, workspace_of

if TYPE_CHECKING:
    from briefmaker.pool.cluster import Cluster

AHEAD = 2
"""How many products for each worker are on their way, so that none waits for work."""


class Sent(Struct, frozen=True):
    """A product as it goes to another machine.

    Attributes:
        folder: which of the folders that were sent holds the brief.
    """

    product: Product
    folder: int
    asked: Asked
    debug: bool


@contextmanager
def outcomes(
    products: Sequence[Product],
    progress: Progress,
    asked: Asked,
    address: str,
    *,
    debug: bool,
) -> Iterator[Told]:
    """Give each product with what became of it, in order, as soon as it is known.

    Raises:
        CommandError: the cluster cannot make them, or goes away.
    """
    try:
        from briefmaker.pool.cluster import ClusterError, joined
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("dask", "distributed"):
            raise
        raise CommandError(
            f"`--cluster {address}` needs Dask, which is not installed",
            ExitStatus.ENVIRONMENT,
            "`pip install briefmaker[cluster]`",
        ) from error
    roots = list(dict.fromkeys(each.workspace.root for each in products))
    _refuse_outside(asked, roots)
    parcels = [_parcel(root) for root in roots]
    progress.at(f"asking {address}", 0)
    if asked.since:
        asked = replace(asked, since=asked.since.resolve())
    items = [
        Sent(
            replace(each, brief=each.brief.resolve()),
            roots.index(each.workspace.root),
            asked,
            debug,
        )
        for each in products
    ]
    try:
        with joined(address, parcels) as cluster:
            told = _told(cluster, items, progress, roots)
            with closing(told):
                yield told
    except ClusterError as error:
        raise CommandError(error.message, ExitStatus.ENVIRONMENT, error.hint) from error


def _told(
    cluster: "Cluster", items: Sequence[Sent], progress: Progress, roots: Sequence[Path]
) -> Told:
    from briefmaker.pool import Crew, Lost

    products = [item.product for item in items]
    crew: Crew[Sent, Made | Outcome] = Crew(
        cluster.doing(there), cluster.executor, AHEAD * cluster.size, tries=1
    )
    at_work = partial(show, progress, products)
    with closing(crew.done(items, at_work)) as done:
        for item, made in zip(items, done, strict=True):
            if isinstance(made, Lost):
                yield item.product, lost(item.product, "wherever it was tried")
                continue
            told = _as_here(made, cluster.name, item, roots)
            if isinstance(told, Made):
                told = delivered(item.product, told)
            yield item.product, told


def there(folders: Sequence[Path], item: Sent) -> Made | Outcome:
    """Make a product on another machine, from the folders as they are there."""
    root, product, asked = folders[item.folder], item.product, item.asked
    here = product.workspace
    moved = replace(
        product,
        brief=root / product.brief.relative_to(here.root),
        workspace=_workspace_there(here, root),
    )
    if asked.since:
        since = root / asked.since.relative_to(here.root)
        asked = replace(asked, since=since)
    return made_of(moved, asked, debug=item.debug)


def _workspace_there(here: Workspace, root: Path) -> Workspace:
    stock = shipped("templates")
    templates = tuple(
        root / each.relative_to(here.root) if each.is_relative_to(here.root) else stock
        for each in here.templates
    )
    return replace(
        here,
        root=root,
        templates=templates,
        assets=shipped("assets"),
        cache=workspace_of(root).cache,
    )


def _as_here(
    made: Made | Outcome, name: str, item: Sent, roots: Sequence[Path]
) -> Made | Outcome:
    """Return what was made with the files called as they are here."""
    folder = re.compile(rf"[^\s`'\"(]*{name}-[0-9a-f]+-[0-9]+(?:(/)|(?=\W|$))")
    root, workspace = roots[item.folder], item.product.workspace

    def named(text: str) -> str:
        return folder.sub(lambda found: f"{shown}{found[1] or ''}", text)

    def placed(problem: Problem) -> Problem:
        place = problem.place
        if place and folder.match(place.file):
            file = root / folder.sub("", place.file)
            place = replace(place, file=workspace.shown(file))
        message, hint = named(problem.message), named(problem.hint)
        return replace(problem, message=message, hint=hint, place=place)

    shown = workspace.shown(root)
    problems = tuple(map(placed, made.problems))
    if isinstance(made, Made):  # what it read there says nothing of the files here
        return replace(made, problems=problems, basis=None)
    if made.failure is None:
        return replace(made, problems=problems)
    told = made.failure
    failure = CommandError(named(told.message), told.status, named(told.hint))
    return replace(made, problems=problems, failure=failure)


def _refuse_outside(asked: Asked, roots: Sequence[Path]) -> None:
    old = asked.since
    if old and not any(old.resolve().is_relative_to(root) for root in roots):
        raise wrong_usage(
            f"`--since {old}` is not in the folder of the brief, which is all that a "
            "cluster is sent",
            "copy it there, or leave out `--cluster`",
        )


def _parcel(root: Path) -> bytes:
    from briefmaker.pool.parcel import MOST, ParcelError, packed

    try:
        return packed(root)
    except ParcelError as error:
        raise CommandError(
            f"`{root}` holds more than {MOST // 1_000_000} MB, which is too much to "
            "send to a cluster",
            ExitStatus.ENVIRONMENT,
            "keep the briefs in a folder of their own, as `briefmaker init` makes it",
        ) from error
