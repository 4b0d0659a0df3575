"""Who makes many products: this process, several of this machine, or a cluster."""

import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from hashlib import sha256
from typing import Annotated

import typer

from briefmaker.cli.exits import CommandError, ExitStatus, wrong_usage
from briefmaker.cli.options import Asked, Form
from briefmaker.cli.products import Product
from briefmaker.cli.progress import Progress
from briefmaker.cli.rendering import Outcome, outcome_of
from briefmaker.values import Struct

Told = Generator[tuple[Product, Outcome], None, None]
"""Each product with what became of it, in order, as soon as it is known."""

FEW = 4
"""So many products are made sooner by one process than more are started."""

SPELL = 200
"""After so many products a process is replaced."""

Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        max=256,
        help="How many briefs are worked on at a time; as many as there are processor "
        "cores if not said.",
    ),
]
Shard = Annotated[
    str | None,
    typer.Option(
        metavar="I/N",
        help="Only this machine's share of the files, of N machines that share the "
        "work: `--shard 1/3` on the first.",
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        metavar="tcp://HOST:PORT",
        help="Let the machines of a Dask cluster set the briefs; needs "
        "`pip install briefmaker[cluster]`.",
    ),
]


def share_of(products: list[Product], shard: str | None) -> list[Product]:
    """Return the products of one machine among several.

    Which share a product is in follows from the name of its file alone, so that it
    stays there whatever else is rendered, in whatever order.

    Raises:
        CommandError: that is no share.
    """
    if shard is None:
        return products
    said = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", shard)
    share, shares = map(int, said.groups()) if said else (0, 0)
    if not 1 <= share <= shares:
        raise wrong_usage(
            f"`--shard {shard}` is not a share, such as `2/3` for the second of three "
            "machines",
            "the first machine is given `1/3`, the last `3/3`",
        )
    return [each for each in products if _place(each, shares) == share - 1]


def _place(product: Product, shares: int) -> int:
    digest = sha256(product.file.name.encode(errors="surrogateescape")).digest()
    return int.from_bytes(digest[:8]) % shares


class Hands(Struct, frozen=True):
    """Who makes the products of one run.

    Attributes:
        asked: what is asked for instead of what the briefs say.
        jobs: how many are made at a time, or nothing for what gains most.
        cluster: the address of a cluster that makes them.
        debug: show the traceback of an error of briefmaker's own.
        shown: a line on the terminal says what is being worked on.
    """

    asked: Asked
    jobs: int | None = None
    cluster: str | None = None
    debug: bool = False
    shown: bool = True

    @contextmanager
    def outcomes(
        self, products: Sequence[Product], progress: Progress
    ) -> Iterator[Told]:
        """Give each product with what became of it, in order, as soon as it is known.

        Who makes them is gone after the block, however it ends.

        Raises:
            CommandError: the cluster cannot make them, or jobs are asked for beside it.
        """
        if self.cluster is not None and self.jobs is not None:
            raise wrong_usage(
                "`--jobs` and `--cluster` exclude each other",
                "how much a cluster does at a time follows from its machines",
            )
        if self.cluster is not None and products:
            from briefmaker.cli.clustered import outcomes

            with outcomes(
                products, progress, self.asked, self.cluster, debug=self.debug
            ) as told:
                yield told
            return
        if (workers := self._workers(len(products))) == 1:
            yield self._one_by_one(products, progress)
            return
        with closing(self._together(products, progress, workers)) as told:
            yield told

    def _workers(self, products: int) -> int:
        """Return how many processes make so many products."""
        if self.jobs is None and products <= FEW:
            return 1
        from briefmaker.pool import cores

        return max(1, min(self.jobs or cores(), products))

    def _one_by_one(self, products: Sequence[Product], progress: Progress) -> Told:
        if [product.form for product in products] == [Form.PDF]:
            import briefmaker.build  # noqa: F401, loaded once for both processes
            from briefmaker.pdf.ahead import begin

            begin(products[0].workspace.assets / "fonts")
        for number, product in enumerate(products):
            progress.at(product.name, number)
            yield product, outcome_of(product, self.asked, debug=self.debug)

    def _together(
        self, products: Sequence[Product], progress: Progress, workers: int
    ) -> Told:
        from briefmaker.pool import Crew, Lost, warm

        crew: Crew[Product, Outcome] = Crew(
            partial(outcome_of, asked=self.asked, debug=self.debug),
            partial(warm, 1, loaded=["briefmaker.cli.rendering"]),
            workers,
            SPELL,
        )
        at_work = partial(show, progress, products)
        with closing(crew.done(products, at_work)) as done:
            for product, outcome in zip(products, done, strict=True):
                yield product, lost(product) if isinstance(outcome, Lost) else outcome


def show(
    progress: Progress, products: Sequence[Product], at_work: Sequence[int], done: int
) -> None:
    """Say which products are being worked on, and how many are done."""
    progress.at(", ".join(products[number].name for number in at_work), done)


def lost(product: Product, times: str = "twice") -> Outcome:
    """Return what becomes of a product that ends whoever makes it."""
    failure = CommandError(
        f"`{product.title}` ended the process that set it, {times}; the system ended "
        "it for want of memory, or a library of the system failed",
        ExitStatus.ENVIRONMENT,
        "try it alone, with other programs closed: `--jobs 1`",
    )
    return Outcome(failure=failure)
