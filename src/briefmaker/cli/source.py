"""`briefmaker source …`: the sources of the library, kept, sealed and compared."""

from enum import StrEnum
from typing import Annotated

import typer

from briefmaker.cli import sources
from briefmaker.cli.exits import ExitStatus
from briefmaker.cli.memos import memos
from briefmaker.cli.pin import pin
from briefmaker.cli.shelves import (
    as_error,
    desk,
    opened,
    refusals,
    words_option,
    written,
)
from briefmaker.workspace import BRIEFS, Workspace

source = typer.Typer(
    name="source",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Keep sources, seal them, pin their passages.

    Copies are kept in `sources`, entries and seals in `briefs/library`. Of all commands
    only `source add` and `source refresh` use the network.
    """,
)


class Format(StrEnum):
    """How the list is written."""

    TEXT = "text"
    JSON = "json"


Ids = Annotated[list[str] | None, typer.Argument(metavar="ID", hidden=True)]
"""Names of sources; all of them if none is given."""


@source.command()
def add(
    given: Annotated[str, typer.Argument(metavar="FILE|URL", hidden=True)],
    id_: Annotated[
        str, words_option("--id", "ID", "Its name; made from its title if not said.")
    ] = "",
    title: Annotated[
        str, words_option("--title", "TITLE", "Its title, if the page's is wrong.")
    ] = "",
    publisher: Annotated[
        str, words_option("--publisher", "NAME", "Who published it.")
    ] = "",
    issued: Annotated[
        str, words_option("--issued", "DATE", "When: 2025, 2025-03 or 2025-03-14.")
    ] = "",
    language: Annotated[
        str, words_option("--language", "TAG", "Its language: en, ru, az.")
    ] = "",
    url: Annotated[
        str, words_option("--url", "URL", "The address that a saved file came from.")
    ] = "",
    archive_url: Annotated[
        str,
        words_option(
            "--archive-url", "URL", "The address of its copy in a web archive."
        ),
    ] = "",
    share: Annotated[
        bool, typer.Option("--share", help="The copy may be attached to a PDF.")
    ] = False,
) -> None:
    """Keep a copy of a source and add the source to the library.

    FILE|URL is a PDF, page, text, table or Word file on disk, or an address. Its bytes
    are kept, hashed and sealed; title, publisher and date are taken from the page
    where it says them. What needs a login is refused.

    \b
    briefmaker source add report.pdf --publisher "Valley Water Council"
    briefmaker source add https://example.org/news/water
    """
    from briefmaker.archive.adding import Details
    from briefmaker.archive.adding import add as prepared

    workspace = desk()
    details = Details(id_, title, publisher, issued, language, url, archive_url, share)
    with refusals():
        added = prepared(given, details, opened(workspace))
    written(added.writes, workspace)
    path = added.source.archive.path if added.source.archive else ""
    typer.echo(workspace.shown(workspace.root / path))
    known = "is kept already, as" if added.known else "is kept as"
    typer.echo(f"“{added.source.title or given}” {known} `{added.id}`", err=True)
    if not added.known:
        typer.echo(
            f"Next: look at its entry in `{BRIEFS}/library`, then pin what it says: "
            f"briefmaker source pin NAME --source {added.id} --quote …",
            err=True,
        )


@source.command("list")
def list_(
    format_: Annotated[
        Format, typer.Option("--format", help="text, or json for programs.")
    ] = Format.TEXT,
) -> None:
    """List the sources of the library with their copies and their uses.

    A copy is kept (here, as recorded), sealed (not here, but its passages can be
    checked), changed, missing or unreadable.
    """
    from briefmaker.archive.listing import listed

    workspace = desk()
    found = list(listed(opened(workspace)))
    uses = _uses(workspace)
    if format_ is Format.JSON:
        typer.echo(sources.as_json(found, uses))
    else:
        typer.echo(sources.as_table(found, uses), nl=False)


@source.command()
def refresh(
    ids: Ids = None,
    keep: Annotated[
        bool,
        typer.Option(
            "--keep", help="Take a page that differs in, as a source of its own."
        ),
    ] = False,
) -> None:
    """Compare the live pages of sources with their copies.

    ID names a source; without one, all that have an address are compared. The copy
    stays what claims are checked against; a claim whose words are gone from the live
    page is marked so.

    \b
    briefmaker source refresh
    briefmaker source refresh example-report --keep
    """
    from briefmaker.archive.refreshing import refresh as compared

    workspace = desk()
    status = ExitStatus.CLEAN
    with refusals():
        for found in compared(tuple(ids or ()), opened(workspace), keep=keep):
            if found.refusal:
                failure = as_error(found.refusal)
                failure.say()
                status = max(status, failure.status)
                continue
            written((each for each in found.writes if each.changes), workspace)
            typer.echo(sources.compared(found))
    raise typer.Exit(status)


@source.command()
def seal(ids: Ids = None) -> None:
    """Seal copies, so that passages can be checked without them.

    ID names a source; without one, all copies that are here are sealed. A seal holds
    hashes of a copy's words and none of the words, so it may be handed on with the
    library. A copy that is not the recorded one is refused.
    """
    from briefmaker.archive.sealing import manifest_write
    from briefmaker.archive.sealing import seal as sealed

    workspace = desk()
    library = opened(workspace)
    status = ExitStatus.CLEAN
    with refusals():
        outcomes = sealed(tuple(ids or ()), library)
    for outcome in outcomes:
        if outcome.refusal:
            failure = as_error(outcome.refusal)
            failure.say()
            status = max(status, failure.status)
        elif outcome.note:
            typer.echo(f"{outcome.id}: {outcome.note}", err=True)
        elif outcome.write:
            (shown,) = written([outcome.write], workspace)
            typer.echo(shown)
    written(manifest_write(library), workspace)
    raise typer.Exit(status)


source.command()(pin)


def _uses(workspace: Workspace) -> sources.Uses:
    """Return which briefs use each source; a brief that cannot be read uses none."""
    from briefmaker import build
    from briefmaker.brief import folders

    uses: dict[str, dict[str, None]] = {}
    for memo in memos(folders.briefs_in([workspace.root / BRIEFS])):
        for id_ in build.check(memo.brief, workspace, values=memo.values).sources:
            uses.setdefault(id_, {})[memo.brief.stem] = None
    return {id_: [*briefs] for id_, briefs in uses.items()}
