"""Products that go somewhere else than onto a disk: `--out s3://bucket/folder/`."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.exits import CommandError, ExitStatus
from briefmaker.cli.products import SUFFIXES, Product
from briefmaker.values import replace

if TYPE_CHECKING:
    from briefmaker.delivery.remote import StoreError

Anywhere = Annotated[
    str | None,
    typer.Option(
        "--out",
        metavar="DIR|FILE|URL",
        help="Where the files go; the folder `out` beside `briefs` if not said. "
        "`s3://bucket/folder`, `sftp://host/folder` and the like need `pip install "
        "briefmaker[remote]`.",
    ),
]
"""A place on this machine or in a store."""


def directed(products: list[Product], out: str | None) -> list[Product]:
    """Return the products with their place in a store, if `out` is one.

    Raises:
        CommandError: nothing here speaks to that store, or it does not answer.
    """
    from briefmaker.delivery import remote

    if out is None or not remote.is_url(out):
        return products
    try:
        remote.reach(out)
    except remote.StoreError as error:
        raise _told(error) from error
    if PurePosixPath(out).suffix.lower() in SUFFIXES:
        return [replace(each, url=out) for each in products]
    folder = out.rstrip("/")
    return [replace(each, url=f"{folder}/{each.file.name}") for each in products]


def stored(url: str, data: bytes) -> None:
    """Put a finished file into its store.

    Raises:
        CommandError: it could not be put there.
    """
    from briefmaker.delivery import remote

    try:
        remote.write(url, data)
    except remote.StoreError as error:
        raise _told(error) from error


def place(product: Product) -> str:
    """Return where the file of a product goes, as a user would type it."""
    if not product.url:
        return product.workspace.shown(product.file)
    from briefmaker.delivery import remote

    return remote.shown(product.url)


def _told(error: "StoreError") -> CommandError:
    status = ExitStatus.USAGE if error.usage else ExitStatus.ENVIRONMENT
    return CommandError(error.message, status, error.hint)
