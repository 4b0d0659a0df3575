"""`briefmaker diff`: what changed between two editions, on the screen or on paper."""

import io
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.exits import ExitStatus, not_written, wrong_usage
from briefmaker.cli.memos import Only, asked
from briefmaker.cli.report import coloured, many, tell
from briefmaker.problems import Place
from briefmaker.workspace import workspace_of

if TYPE_CHECKING:
    from briefmaker.revisit.differing import Differed

SUFFIXES = (".yaml", ".pdf")


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", hidden=True)],
    new: Annotated[Path, typer.Argument(metavar="NEW", hidden=True)],
    out: Annotated[
        str | None,
        typer.Option(
            metavar="DIR|FILE.pdf",
            help="Set it as a PDF instead: what matters most, the text with struck and "
            "new words, charts before and after.",
        ),
    ] = None,
    only: Only = None,
) -> None:
    """Tell what changed between two editions of a brief.

    OLD and NEW are briefs, or PDFs made by briefmaker, which carry what they were made
    from. Struck words stand in [-…-] and new words in {+…+}, or in colours. Citations
    and figures that only got another number are not changes. A claim that fails the
    evidence check stops nothing here.

    \b
    briefmaker diff out/trade-1.0.pdf briefs/trade.yaml
    briefmaker diff old.pdf new.pdf --out changes.pdf
    """
    for path in (old, new):
        _look_at(path)
    file = _file(out, old, new) if out is not None else None
    differed = _differed(old, new, asked(only or ()), paper=file is not None)
    if differed.changes is None or (file and differed.paper is None):
        tell(p.at(p.place or Place(str(new))) for p in differed.problems)
        raise typer.Exit(ExitStatus.PROBLEMS)
    if file:
        _deliver(differed, file)
    else:
        _say(differed)


def _look_at(path: Path) -> None:
    if not path.is_file():
        raise wrong_usage(f"there is no file `{path}`")
    if path.suffix.lower() not in SUFFIXES:
        raise wrong_usage(
            f"`{path}` is neither a brief nor a PDF",
            "`diff` takes two files that end in .yaml or .pdf",
        )


def _file(out: str, old: Path, new: Path) -> Path:
    """Return where the PDF goes; a folder is given a name for it.

    Raises:
        CommandError: it would take the place of an edition, or is no PDF.
    """
    path = Path(out)
    if path.is_dir() or not path.suffix:
        path = path / f"{new.stem}-changes.pdf"
    elif path.suffix.lower() != ".pdf":
        raise wrong_usage(f"`--out {out}` is neither a folder nor a name in .pdf")
    if path.resolve() in (old.resolve(), new.resolve()):
        raise wrong_usage(f"`--out {out}` would take the place of an edition")
    return path


def _differed(
    old: Path, new: Path, wanted: Mapping[str, Sequence[str]], *, paper: bool
) -> "Differed":
    from briefmaker.revisit.differing import differ

    # Standard output is for products: what a library prints is none.
    with redirect_stdout(io.StringIO()):
        return differ(old, new, workspace_of(Path()), paper=paper, wanted=wanted)


def _deliver(differed: "Differed", file: Path) -> None:
    from briefmaker.delivery.files import write

    assert differed.paper, "what could not be set has been told"
    shown = workspace_of(file.parent).shown(file)
    try:
        write(file, differed.paper.data)
    except OSError as error:
        raise not_written(shown, error) from error
    typer.echo(shown)


def _say(differed: "Differed") -> None:
    """Write the changes to standard output, in English whatever the brief's language.

    What is quoted of the editions stays as they have it.
    """
    from briefmaker.changes.telling import told
    from briefmaker.cli.differences import as_text
    from briefmaker.workspace import shipped
    from briefmaker.writing.language import language_of

    assert differed.changes is not None, "what could not be compared has been told"
    groups = told(differed.changes, language_of("en", shipped("assets")))
    colour = coloured(sys.stdout)
    if groups:
        typer.echo(as_text(groups, colour=colour), color=colour)
    count = sum(len(group.items) for group in groups)
    said = f"{many(count, 'change')}" if count else "nothing has changed"
    typer.echo(said, err=True)
