"""`briefmaker schema` and `briefmaker kinds`: what is on offer."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefmaker.cli.arguments import offered_kinds
from briefmaker.cli.exits import not_written
from briefmaker.cli.report import many
from briefmaker.workspace import shipped, workspace_of


class Described(StrEnum):
    """The files of an author's that have a schema."""

    BRIEF = "brief"
    LIBRARY = "library"
    MEETING = "meeting"


def schema(
    of: Annotated[
        Described | None, typer.Argument(metavar="brief|library|meeting", hidden=True)
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write it there instead of showing it."),
    ] = None,
) -> None:
    """Give the JSON Schema by which editors check briefs.

    Of a brief if not said; or of a file in the library, or of a meeting.

    \b
    briefmaker schema
    briefmaker schema library --out schema/library.json
    """
    # No value as the default: to read one, typer would load pydantic.
    data = (schemas() / f"{of or Described.BRIEF}.json").read_bytes()
    if out is None:
        typer.echo(data, nl=False)
        return
    from briefmaker.delivery.files import write

    try:
        write(out, data)
    except OSError as error:
        raise not_written(str(out), error) from error
    typer.echo(out)


def schemas() -> Path:
    """Return the folder of the shipped schemas."""
    return shipped("assets") / "schema"


def examples() -> Path:
    """Return the folder of the invented sources that starters cite."""
    return shipped("assets") / "examples"


def kinds() -> None:
    """List the kinds of document, with their limits.

    Of each the most pages, the most words of text, and what it is for. A folder
    `templates` beside `briefs` adds kinds of your own.
    """
    found = offered_kinds(workspace_of(Path()))
    rows = [
        (
            name,
            many(kind.pages, "page"),
            f"{kind.words:,} words" if kind.words else "",
            kind.layout or "",
        )
        for name, kind in found.items()
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row, kind in zip(rows, found.values(), strict=True):
        name, pages, words, layout = map(str.ljust, row, widths)
        typer.echo(
            f"{name}  {pages}  {words.strip():>{widths[2]}}  {layout}  {kind.line}"
        )
