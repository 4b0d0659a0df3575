"""`briefmaker init` and `briefmaker new`: something valid to begin with."""

import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from briefmaker.cli import starters
from briefmaker.cli.arguments import SUFFIX, kind_names, known, offered_kinds
from briefmaker.cli.exits import not_written, wrong_usage
from briefmaker.cli.offers import examples, schemas
from briefmaker.workspace import BRIEFS, OUT, SETTINGS, Workspace, workspace_of

FIRST = "first-memo"
FIRST_TITLE = "Meters would show where the water of the lower valley goes"
FIRST_KIND = "memo"
LIBRARY = "library"
MEETING = "meeting"
"""What `new --kind` and `schema` call a meeting."""
MEETINGS = "meetings"
"""The folder of `briefs` that new ones go into."""
PACK = "pack"
"""The folder of `templates` that they begin from."""
SCHEMA = "schema"
SOURCES = "sources"


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", hidden=True)],
) -> None:
    """Make a folder for briefs, with a first one in it.

    DIR is made if it is not there. In a folder that is not empty only what is
    missing is added; no file is changed.

    \b
    briefmaker init desk
    """
    if folder.exists() and not folder.is_dir():
        raise wrong_usage(f"`{folder}` is a file, not a folder")
    # Written first: it is what makes the folder a workspace of its own.
    _add(folder / SETTINGS, starters.SETTINGS_TEXT)
    written: set[Path] = set()
    for file, text in _first_files(workspace_of(folder), folder):
        if file not in written:  # two of them may name the same copy
            _add(file, text)
            written.add(file)
    (folder / OUT).mkdir(exist_ok=True)
    typer.echo(
        f"Next: cd {shlex.quote(str(folder))}; briefmaker render {BRIEFS}; then "
        "rewrite the brief, or add one with `briefmaker new`.",
        err=True,
    )


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", hidden=True)],
    kind: Annotated[
        str,
        typer.Option(
            metavar="KIND",
            autocompletion=kind_names,
            help="The kind of document; `briefmaker kinds` lists them.",
        ),
    ],
    title: Annotated[
        str | None,
        typer.Option(
            metavar="TITLE", help="A sentence with the finding, or with the ask."
        ),
    ] = None,
) -> None:
    """Add a brief that is complete and valid, to be rewritten.

    NAME is its file in `briefs`, of letters, digits and hyphens. The kind `meeting`
    gives an agenda in `briefs/meetings`, to be bound with its papers by `pack`.

    \b
    briefmaker new water-talks --kind memo
    briefmaker new dams --kind brief --title "Dams leave farmers short in August"
    briefmaker new council --kind meeting
    """
    workspace = workspace_of(Path())
    if not (workspace.root / BRIEFS).is_dir():
        raise wrong_usage(
            f"there is no folder `{BRIEFS}` here or above",
            "go to your workspace, or make one here with `briefmaker init .`",
        )
    folder = MEETINGS if kind == MEETING else ""
    name = starters.checked_name(name)
    file = workspace.root / BRIEFS / folder / f"{name}{SUFFIX}"
    if os.path.lexists(file):
        raise wrong_usage(
            f"`{workspace.shown(file)}` is there already", "choose another name"
        )
    words = starters.title_from(name) if title is None else title
    begin = _meeting if kind == MEETING else _brief
    text = begin(workspace, file, kind, starters.checked_title(words))
    for copy, kept in _copies(workspace.root, text):
        if not os.path.lexists(copy):
            _add(copy, kept, workspace.shown(copy))
    _add(file, text, workspace.shown(file))


def _first_files(workspace: Workspace, folder: Path) -> Iterator[tuple[Path, str]]:
    """Give the files of a new workspace, those that refer to others after them."""
    for shipped in sorted(schemas().glob("*.json")):
        yield folder / SCHEMA / shipped.name, shipped.read_text(encoding="utf-8")
    library = folder / BRIEFS / LIBRARY
    for name, text in (
        ("sources", starters.SOURCES_TEXT),
        ("facts", starters.FACTS_TEXT),
    ):
        file = library / f"{name}{SUFFIX}"
        schema = _schema(workspace, "library", file)
        yield from _copies(folder, text)
        yield file, text.replace(starters.SCHEMA_TOKEN, schema)
    if not any((folder / BRIEFS).glob(f"*{SUFFIX}")):
        file = folder / BRIEFS / f"{FIRST}{SUFFIX}"
        text = _brief(workspace, file, FIRST_KIND, FIRST_TITLE)
        yield from _copies(folder, text)
        yield file, text


def _copies(root: Path, text: str) -> Iterator[tuple[Path, str]]:
    """Give the example sources that a file names as its kept copies."""
    for example in sorted(examples().glob("*.txt")):
        if (copy := f"{SOURCES}/{example.name}") in text:
            yield root / copy, example.read_text(encoding="utf-8")


def _brief(workspace: Workspace, file: Path, kind: str, title: str) -> str:
    """Return the kind's starter, filled in for the brief in `file`."""
    known(kind, [*offered_kinds(workspace), MEETING], "kind of document")
    return _started(workspace, kind, file, title, "brief")


def _meeting(workspace: Workspace, file: Path, _kind: str, title: str) -> str:
    """Return the starter of meetings, with the first brief of the folder as a paper."""
    from briefmaker.brief.folders import briefs_in

    briefs = briefs_in([workspace.root / BRIEFS])
    papers = [os.path.relpath(brief, file.parent) for brief in briefs[:1]]
    named = [Path(paper).as_posix() for paper in papers]
    return _started(workspace, PACK, file, title, MEETING, named)


def _started(
    workspace: Workspace,
    kind: str,
    file: Path,
    title: str,
    schema: str,
    papers: Sequence[str] = (),
) -> str:
    """Return the starter in a folder of the templates, filled in for `file`."""
    for folder in workspace.templates:
        starter = folder / kind / starters.STARTER
        if starter.is_file():
            return starters.filled(
                starter.read_text(encoding="utf-8"),
                name=file.stem,
                title=title,
                today=workspace.today,
                schema=_schema(workspace, schema, file),
                papers=papers,
            )
    raise wrong_usage(
        f"the kind `{kind}` has no `{starters.STARTER}` to begin from",
        "copy a brief of that kind instead",
    )


def _schema(workspace: Workspace, of: str, file: Path) -> str:
    """Return the path of a schema as an editor finds it from the file.

    The workspace's own copy, else the shipped one: in a checkout by a relative
    path, so that the brief may be shared, else where it is installed.
    """
    root = workspace.root
    own = root / SCHEMA / f"{of}.json"
    schema = own if own.is_file() else (schemas() / own.name).resolve()
    if not schema.is_relative_to(root):
        return schema.as_posix()
    return Path(os.path.relpath(schema, file.resolve().parent)).as_posix()


def _add(file: Path, text: str, shown: str = "") -> None:
    """Write a new file and say so; one that is there stays as it is.

    Args:
        shown: the path as a user would type it, if that is not `file`.

    Raises:
        CommandError: it cannot be written.
    """
    from briefmaker.delivery.files import write

    shown = shown or str(file)
    if os.path.lexists(file):  # a link that leads nowhere is there, too
        typer.echo(f"kept {shown}, which was there", err=True)
        return
    try:
        write(file, text.encode())
    except OSError as error:
        raise not_written(shown, error) from error
    typer.echo(shown)
