"""What the commands on sources share: the library opened, and changes written."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.cli.exits import CommandError, ExitStatus, not_written, wrong_usage
from briefmaker.cli.report import tell
from briefmaker.problems import BriefError
from briefmaker.workspace import BRIEFS, Workspace, workspace_of

if TYPE_CHECKING:
    from briefmaker.archive.changes import Write
    from briefmaker.archive.library import Library
    from briefmaker.archive.refused import Refused
    from briefmaker.brief.load import Loaded


def words_option(name: str, metavar: str, help_: str) -> Any:
    """Return an option that takes words; it is empty if it is not given."""
    return typer.Option(name, metavar=metavar, help=help_, show_default=False)


def desk() -> Workspace:
    """Return the workspace that the user stands in.

    Raises:
        CommandError: they stand in none.
    """
    workspace = workspace_of(Path())
    if not (workspace.root / BRIEFS).is_dir():
        raise wrong_usage(
            f"there is no folder `{BRIEFS}` here or above",
            "go to your workspace, or make one here with `briefmaker init .`",
        )
    return workspace


def opened(workspace: Workspace) -> "Library":
    """Return the library of the workspace; what is wrong with it ends the command."""
    from briefmaker.archive.library import library_of

    with told_problems():
        return library_of(workspace)


def loaded(path: Path, workspace: Workspace, values: Values = NO_VALUES) -> "Loaded":
    """Return a brief with its library; what is wrong with them ends the command.

    Args:
        values: of the memo, of a brief that stands for several.
    """
    from briefmaker.brief.load import load

    with told_problems():
        return load(path, workspace, values)


@contextmanager
def told_problems() -> Iterator[None]:
    """Tell what a brief or library has wrong and end the command with that."""
    try:
        yield
    except BriefError as error:
        tell(error.problems)
        raise typer.Exit(ExitStatus.PROBLEMS) from None


@contextmanager
def refusals() -> Iterator[None]:
    """Turn a refusal into the sentence and the exit status of the command."""
    from briefmaker.archive.refused import Refused

    try:
        yield
    except Refused as refusal:
        raise as_error(refusal) from None
    except BriefError as error:
        tell(error.problems)
        raise typer.Exit(ExitStatus.PROBLEMS) from None


def as_error(refusal: "Refused") -> CommandError:
    """Return a refusal as what stops a command."""
    from briefmaker.archive.refused import Blame

    statuses = {
        Blame.MATERIAL: ExitStatus.PROBLEMS,
        Blame.WORDING: ExitStatus.USAGE,
        Blame.MACHINE: ExitStatus.ENVIRONMENT,
    }
    return CommandError(refusal.message, statuses[refusal.blame], refusal.hint)


def written(writes: Iterable["Write"], workspace: Workspace) -> list[str]:
    """Put files in their places, each whole, and return their paths as typed.

    Raises:
        CommandError: one cannot be written, or is another than when it was read.
    """
    from briefmaker.archive.changes import held
    from briefmaker.delivery.files import write as deliver
    from briefmaker.locks import turn

    done = []
    for write in writes:
        shown = workspace.shown(write.path)
        with turn(write.path.parent):
            if held(write.path) != write.before:
                raise CommandError(
                    f"`{shown}` has just been changed by somebody else",
                    ExitStatus.PROBLEMS,
                    "run the command again",
                )
            try:
                deliver(write.path, write.data)
            except OSError as error:
                raise not_written(shown, error) from error
        done.append(shown)
    return done
