"""Paths and names that several commands take, made sure of before anything runs."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.exits import CommandError, ExitStatus, wrong_usage
from briefmaker.cli.report import as_short
from briefmaker.problems import BriefError
from briefmaker.workspace import BRIEFS, Workspace, workspace_of

if TYPE_CHECKING:
    from briefmaker.brief.kinds import Kind

SUFFIX = ".yaml"

# Arguments are hidden from the list of options, where typer would print their Python
# types (`list[Path]`); the text of each command's help says what they are.
Paths = Annotated[list[Path], typer.Argument(metavar="PATH", hidden=True)]
"""Briefs, and folders of briefs."""


def found_briefs(paths: Sequence[Path]) -> list[Path]:
    """Return the briefs that the paths stand for, each once, in order.

    Raises:
        CommandError: a path does not exist, or a folder holds no brief.
    """
    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None:
        raise wrong_usage(
            f"there is no file or folder `{missing}`", _likely_path(missing)
        )
    from briefmaker.brief import folders

    found: dict[Path, Path] = {}
    for path in paths:
        briefs = folders.briefs_in([path])
        if not briefs:
            raise wrong_usage(
                f"there is no brief in `{path}`",
                "a brief is a .yaml file outside a folder `library`; "
                "`briefmaker new` makes one",
            )
        for brief in briefs:
            found.setdefault(brief.resolve(), brief)
    return list(found.values())


def known(word: str, on_offer: Sequence[str], what: str) -> str:
    """Return the word if it is on offer.

    Raises:
        CommandError: it is not; with the nearest one, or all of them.
    """
    if word not in on_offer:
        from briefmaker.brief.nearest import nearest

        raise wrong_usage(
            f"there is no {what} `{word}`",
            nearest(word, on_offer) or f"there are: {', '.join(on_offer)}",
        )
    return word


def offered_kinds(workspace: Workspace) -> "Mapping[str, Kind]":
    """Return the kinds on offer by name.

    Raises:
        CommandError: one of them is not described as it should be.
    """
    from briefmaker.brief.kinds import kinds

    try:
        return kinds(workspace)
    except BriefError as error:
        first = error.problems[0]
        raise CommandError(
            f"a kind of document is not described as it should be: {as_short(first)}",
            ExitStatus.ENVIRONMENT,
            first.hint or "`briefmaker doctor` lists everything",
        ) from error


def kind_names(incomplete: str) -> list[str]:
    """Return the kinds that begin so, to complete `--kind` in the shell."""
    on_offer = offered_kinds(workspace_of(Path()))
    return [name for name in on_offer if name.startswith(incomplete)]


def _likely_path(missing: Path) -> str:
    """Return a hint that names the path that was probably meant."""
    from briefmaker.brief.nearest import nearest

    folder = missing.parent
    named = f"{missing.name}{SUFFIX}"
    for meant in (
        folder / named,
        folder / BRIEFS / missing.name,
        folder / BRIEFS / named,
    ):
        if meant.is_file():
            return f"did you mean `{meant}`?"
    if not folder.is_dir():
        return ""
    beside = [path.name for path in sorted(folder.iterdir()) if _may_be_given(path)]
    return nearest(missing.name, beside)


def _may_be_given(path: Path) -> bool:
    hidden = path.name.startswith(".")
    return not hidden and (path.suffix == SUFFIX or path.is_dir())
