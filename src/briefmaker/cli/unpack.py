"""`briefmaker unpack`: what a PDF was made from, written into a folder."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.exits import ExitStatus, not_written
from briefmaker.cli.handed import of_pdf, pdf_at
from briefmaker.cli.report import many, tell
from briefmaker.problems import BriefError
from briefmaker.workspace import workspace_of

if TYPE_CHECKING:
    from briefmaker.origin.opening import Origin


def unpack(
    pdf: Annotated[Path, typer.Argument(metavar="FILE.pdf", hidden=True)],
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Where the files go; a folder beside the PDF, of its name, if not "
            "said.",
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Replace files that are there and hold something else."
        ),
    ] = False,
) -> None:
    """Write what FILE.pdf was made from into a folder.

    That folder can be rendered again. In it are the brief, the part of the library that
    it uses, the data of its charts and tables, its pictures, what the check found, and
    a record of how it was made. Copies of sources are inside only where their entry
    says `share: true`. All of it is written or nothing, and only below that folder. Of
    a meeting pack, each paper gets a folder of its own.

    \b
    briefmaker unpack trade.pdf
    briefmaker unpack trade.pdf --out handed/trade
    briefmaker render trade/brief.yaml
    """
    from briefmaker.origin.opening import opened
    from briefmaker.pdf.carried import WHOLE, papers_carried
    from briefmaker.revisit.unpacking import placed, write

    folder = out or pdf.with_suffix("")
    name = workspace_of(Path()).shown(pdf)
    try:
        papers = papers_carried(pdf_at(pdf))
        origins = {paper: opened(files) for paper, files in papers.items()}
        found = {
            f"{paper}/{path}".removeprefix("/"): data
            for paper, origin in origins.items()
            for path, data in placed(origin).items()
        }
        unpacked = write(found, folder, force=force)
    except BriefError as error:
        tell(of_pdf(error.problems, name))
        raise typer.Exit(ExitStatus.PROBLEMS) from None
    except OSError as error:
        raise not_written(str(error.filename or folder), error) from error
    for file in unpacked.files:
        typer.echo(str(file))
    said = many(len(unpacked.files), "file")
    if unpacked.replaced:
        said += f", {len(unpacked.replaced)} of them in the place of others"
    if WHOLE in origins:
        typer.echo(_summary(said, origins[WHOLE], folder), err=True)
    else:
        papers_said = many(len(origins), "paper")
        typer.echo(f"{said} of {papers_said}, a folder for each", err=True)


def _summary(said: str, origin: "Origin", folder: Path) -> str:
    """Return what was written, and what can be done with it.

    Args:
        said: how many files.
    """
    from briefmaker.origin.record import BRIEF

    carried = origin.record.file(BRIEF)
    if carried is None:
        return f"{said}: this is a public copy, which does not carry its brief"
    brief = shlex.quote(str(folder.joinpath(*carried.path.split("/"))))
    if not origin.record.whole:
        return (
            f"{said}: its evidence was left out on purpose, so {brief} cannot be "
            "rendered as it is"
        )
    return f"{said}: `briefmaker render {brief}` sets it again"
