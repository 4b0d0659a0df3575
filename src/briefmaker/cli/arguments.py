"""Paths and names that several commands take, made sure of before anything runs."""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.exits import CommandError, ExitStatus, wrong_usage
from briefmaker.cli.report import as_short
from briefmaker.problems import BriefError
from briefmaker.values import Struct
from briefmaker.workspace import BRIEFS, Workspace, workspace_of

if TYPE_CHECKING:
    from briefmaker.brief.kinds import Kind

SUFFIX = ".yaml"

# Arguments are hidden from the list of options, where typer would print their Python
# types (`list[Path]`); the text of each command's help says what they are.
Paths = Annotated[list[Path], typer.Argument(metavar="PATH", hidden=True)]
"""Briefs, and folders of briefs."""


class Given(Struct, frozen=True):
    """What an author's files are that some paths stand for, each once, in order."""

    briefs: list[Path]
    meetings: list[Path]


def found_briefs(paths: Sequence[Path]) -> list[Path]:
    """Return the briefs that the paths stand for, each once, in order.

    Meetings in folders are passed over.

    Raises:
        CommandError: a path does not exist or is a meeting, or a folder holds no
            brief.
    """
    _refuse_missing(paths)
    from briefmaker.brief import folders

    for path in paths:
        if path.is_file() and folders.is_meeting(path):
            raise wrong_usage(
                f"`{path}` is a meeting, not a brief",
                f"`briefmaker pack {shlex.quote(str(path))}` binds its papers",
            )
    found: dict[Path, Path] = {}
    for path in paths:
        briefs = folders.briefs_in([path])
        if not briefs:
            raise _no_brief(path)
        for brief in briefs:
            found.setdefault(brief.resolve(), brief)
    return list(found.values())


def found_files(paths: Sequence[Path]) -> Given:
    """Return the briefs and the meetings that the paths stand for.

    Raises:
        CommandError: a path does not exist, or a folder holds neither.
    """
    _refuse_missing(paths)
    from briefmaker.brief import folders

    briefs: dict[Path, Path] = {}
    meetings: dict[Path, Path] = {}
    for path in paths:
        inside = folders.meetings_in([path])
        others = [file for file in folders.briefs_in([path]) if file not in inside]
        if not (inside or others):
            raise _no_brief(path)
        for file in inside:
            meetings.setdefault(file.resolve(), file)
        for file in others:
            briefs.setdefault(file.resolve(), file)
    return Given(list(briefs.values()), list(meetings.values()))


def refuse_brief(path: Path) -> None:
    """Make sure that a file is a meeting.

    Raises:
        CommandError: it is a brief, a PDF, or anything else.
    """
    from briefmaker.brief import folders

    if not folders.is_meeting(path):
        raise wrong_usage(
            f"`{path}` is not a meeting, which has `kind: meeting` and an `agenda`",
            f"`briefmaker render {shlex.quote(str(path))}` sets a brief; `briefmaker "
            "new NAME --kind meeting` begins a meeting",
        )


def _refuse_missing(paths: Sequence[Path]) -> None:
    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None:
        raise wrong_usage(
            f"there is no file or folder `{missing}`", _likely_path(missing)
        )


def _no_brief(path: Path) -> CommandError:
    return wrong_usage(
        f"there is no brief in `{path}`",
        "a brief is a .yaml file outside a folder `library`; `briefmaker new` makes "
        "one",
    )


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
    return [name for name in (*on_offer, "meeting") if name.startswith(incomplete)]


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
