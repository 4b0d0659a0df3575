"""`briefmaker preview`: briefs as they will print, in the browser, while one writes."""

import errno
import shlex
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated

import typer

from briefmaker.cli.arguments import Paths, found_briefs
from briefmaker.cli.exits import CommandError, ExitStatus, wrong_usage
from briefmaker.cli.options import (
    AllowFailing,
    Asked,
    Evidence,
    ForAudience,
    OnPaper,
    Variants,
    together,
)
from briefmaker.cli.products import Product, planned
from briefmaker.preview.shown import Show
from briefmaker.values import replace

HIGHEST = 65_535
"""The last number of a port (RFC 9293, 3.1)."""


def preview(
    paths: Paths,
    paper: OnPaper = None,
    audience: ForAudience = None,
    evidence: Evidence = None,
    variant: Variants = None,
    allow_failing: AllowFailing = False,
    port: Annotated[
        int,
        typer.Option(
            metavar="NUMBER",
            help="The port of the address; a free one is chosen if not said.",
            show_default=False,
        ),
    ] = 0,
    browser: Annotated[
        bool,
        typer.Option(
            "--browser/--no-browser",
            help="Open the page in the browser, or only say its address.",
        ),
    ] = True,
) -> None:
    """Show briefs in the browser as they will print, while you write.

    PATH is a brief, or a folder that stands for all briefs in it. Problems and the
    evidence stand beside the pages: click on a figure to see its passage in the
    source, on a problem to see its line. Every save shows at once, and nothing is
    written until you press “Save PDF”. Only this machine can see the page; Ctrl-C
    ends it.

    \b
    briefmaker preview briefs/trade.yaml
    briefmaker preview briefs --port 8080 --no-browser
    """
    _refuse_meetings(paths)
    variants = together(variant or [])
    asked = Asked(paper, audience, evidence, allow_failing, variants)
    products = planned(found_briefs(paths), None, audience, variants)
    shows = [_show(product, asked) for product in products]
    ours = _listening(port)
    from briefmaker.preview.serving import serve

    with suppress(KeyboardInterrupt):
        serve(shows, ours, lambda address: _opened(address, products, browser=browser))
    typer.echo("The preview has ended.", err=True)


def _show(product: Product, asked: Asked) -> Show:
    return Show(
        product.title,
        product.brief.absolute(),
        product.workspace,
        replace(asked.wishes(), values=product.values),
        product.file,
    )


def _refuse_meetings(paths: Paths) -> None:
    from briefmaker.brief import folders

    for path in paths:
        if path.is_file() and folders.is_meeting(path):
            raise wrong_usage(
                f"`{path}` is a meeting; `preview` shows briefs, one at a time",
                f"`briefmaker pack {shlex.quote(str(path))}` binds it, and `preview` "
                "with the folder of its papers shows each of them",
            )


def _listening(port: int) -> socket.socket:
    """Return a socket at this port, or at a free one.

    Raises:
        CommandError: the port is taken, or no number of one.
    """
    from briefmaker.preview.serving import listening

    if not 0 <= port <= HIGHEST:
        raise wrong_usage(f"`--port {port}` is no port: they go up to {HIGHEST}")
    try:
        return listening(port)
    except OSError as error:
        reasons = {
            errno.EADDRINUSE: "another program uses it",
            errno.EACCES: "it is kept for the system",
        }
        why = reasons.get(error.errno or 0, error.strerror)
        raise CommandError(
            f"the page cannot be shown at port {port}: {why}",
            ExitStatus.ENVIRONMENT,
            "leave out `--port`, and a free one is chosen",
        ) from error


def _opened(address: str, products: Sequence[Product], *, browser: bool) -> None:
    """Say where the page is, and open it where somebody sits at a terminal."""
    first = products[0].title
    more = f" and {len(products) - 1} more" if len(products) > 1 else ""
    typer.echo(f"Preview of {first}{more}: {address}", err=True)
    if browser and sys.stderr.isatty() and not _begun(address):
        typer.echo("  no browser could be opened: open the address in one", err=True)
    typer.echo("  Ctrl-C ends it.", err=True)


def _begun(address: str) -> bool:
    import webbrowser

    try:
        return webbrowser.open(address)
    except (OSError, webbrowser.Error):
        return False
