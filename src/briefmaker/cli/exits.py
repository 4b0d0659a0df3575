"""How a command ends: its exit status, and a sentence where it could not go on."""

import errno
import traceback
from enum import IntEnum

import typer


class ExitStatus(IntEnum):
    """What a command tells the shell.

    The last four are 128 plus the number of the signal that a shell would report:
    typer itself ends an interrupted command so.
    """

    CLEAN = 0
    PROBLEMS = 1
    USAGE = 2
    ENVIRONMENT = 3
    HUNG_UP = 129
    INTERRUPTED = 130
    READER_GONE = 141
    TERMINATED = 143


class CommandError(Exception):
    """A command cannot go on: a sentence for the user, a hint, an exit status."""

    def __init__(self, message: str, status: ExitStatus, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.hint = hint

    def __reduce__(self) -> "tuple[type[CommandError], tuple[str, ExitStatus, str]]":
        """Let it pass from one process to another."""
        return CommandError, (self.message, self.status, self.hint)

    def say(self) -> None:
        """Write the sentence and the hint to standard error.

        Each of their lines is shown without what a terminal would obey: they may
        quote a source, or what a server answered.
        """
        from briefmaker.cli.excerpt import shown  # only where something is wrong

        hint = f"\n  {self.hint}" if self.hint else ""
        for line in f"briefmaker: error: {self.message}{hint}".split("\n"):
            typer.echo(shown(line), err=True)


def wrong_usage(message: str, hint: str = "") -> CommandError:
    """Return the error for a command that was called wrongly."""
    return CommandError(message, ExitStatus.USAGE, hint)


def not_written(shown: str, error: OSError) -> CommandError:
    """Return the error for a file that could not be written."""
    return CommandError(
        f"could not write `{shown}`: {_reason(error)}",
        ExitStatus.ENVIRONMENT,
        _cure(error),
    )


def not_told(error: OSError) -> CommandError:
    """Return the error for paths of products, or an answer, that could not be said."""
    return CommandError(
        f"could not write to standard output: {_reason(error)}",
        ExitStatus.ENVIRONMENT,
        "files that were made are in their places, and whole",
    )


def explained(error: Exception, doing: str, *, debug: bool) -> CommandError:
    """Return the error for anything that went wrong while `doing` something.

    What the machine lacks is the machine's, with a cure; all else is an error of
    briefmaker's own, and its traceback is shown only on request.
    """
    if isinstance(error, CommandError):
        return error
    if debug:
        typer.echo("".join(traceback.format_exception(error)), err=True)
    if isinstance(error, OSError) and error.errno is None:
        # So the loader of shared libraries reports one that is not there.
        return CommandError(
            f"a system library is missing: {str(error).splitlines()[0]}",
            ExitStatus.ENVIRONMENT,
            "`briefmaker doctor` says how to get it",
        )
    if isinstance(error, OSError):
        where = f"`{error.filename}`: " if isinstance(error.filename, str) else ""
        return CommandError(
            f"{where}{_reason(error)}, while {doing}",
            ExitStatus.ENVIRONMENT,
            _cure(error),
        )
    if isinstance(error, ModuleNotFoundError) and not _ours(error):
        return CommandError(
            f"the Python package `{error.name}` is missing",
            ExitStatus.ENVIRONMENT,
            "install briefmaker again, with all that it depends on",
        )
    return CommandError(
        f"briefmaker met an error of its own while {doing}: "
        f"{type(error).__name__}: {error}",
        ExitStatus.ENVIRONMENT,
        "please report it with the output of the same command after "
        "`briefmaker --debug`",
    )


def debugging(context: typer.Context) -> bool:
    """Whether the user asked for tracebacks: `briefmaker --debug …`."""
    return bool(context.find_root().params.get("debug"))


def _ours(error: ModuleNotFoundError) -> bool:
    return (error.name or "").partition(".")[0] == "briefmaker"


def _reason(error: OSError) -> str:
    sentences = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "your share of the disk is used up",
        errno.EACCES: "you have no permission",
        errno.EPERM: "you have no permission",
        errno.EROFS: "the disk can only be read",
        errno.EFBIG: "it would be larger than the system allows",
        errno.EIO: "the disk fails",
        errno.EMFILE: "more files are open than the system allows",
        errno.ENFILE: "more files are open than the system allows",
        errno.ENAMETOOLONG: "its name is too long",
        errno.ELOOP: "its links lead round in a circle",
        errno.EISDIR: "a folder has that name",
        errno.ENOTDIR: "a part of its path is a file, not a folder",
        errno.EEXIST: "a part of its path is a file, not a folder",
        errno.ENOENT: "there is no such file or folder",
    }
    return sentences.get(error.errno or 0, error.strerror or str(error))


def _cure(error: OSError) -> str:
    again = "and run the same command again; what was there before is untouched"
    cures = {
        errno.ENOSPC: f"make room {again}",
        errno.EDQUOT: f"delete some of your files {again}",
        errno.EACCES: "is it protected, or open in another program?",
        errno.EPERM: "is it protected, or open in another program?",
        errno.EROFS: "name a folder that can be written",
        errno.EFBIG: f"raise the limit (`ulimit -f`) {again}",
        errno.EMFILE: "raise the limit (`ulimit -n`), or use fewer `--jobs`",
        errno.ENFILE: "close other programs, or use fewer `--jobs`",
        errno.EIO: "have the disk looked at, or name a folder on another one",
        errno.ENAMETOOLONG: "choose a shorter name",
        errno.ENOENT: "was its folder taken away? Run the same command again",
        errno.ENOTDIR: "name another folder, or give that file another name",
        errno.EEXIST: "name another folder, or give that file another name",
        errno.EISDIR: "choose another name, or give that folder another one",
    }
    return cures.get(error.errno or 0, "")
