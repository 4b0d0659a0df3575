"""The commands and what is common to them; nothing heavy is imported here.

`--help`, completion and slips in typing answer at once, because a command is loaded
only when it is called, and imports the stages inside its own function.
"""

import os
import sys
from contextlib import suppress
from traceback import walk_tb
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from briefmaker.cli.catalogue import OFFERS, Catalogue, spare
from briefmaker.cli.exits import (
    ExitStatus,
    debugging,
    explained,
    not_told,
)


class Commands(TyperGroup):
    """The commands, and the one place where what stopped one becomes a sentence."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands: Any = Catalogue(OFFERS)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options that stand before the command."""
        spare(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002, its form
        """Return the names of the commands, in the order in which they are shown."""
        return list(self.commands)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the list of commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(self.commands.lines)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            forget_output()
            raise typer.Exit(ExitStatus.READER_GONE) from None
        except (typer.Exit, typer.Abort, typer.TyperException):
            raise
        except Exception as error:
            if isinstance(error, OSError) and _is_of_output(error):
                with suppress(OSError):  # errors may go to the same full disk
                    not_told(error).say()
                forget_output()
                raise typer.Exit(ExitStatus.ENVIRONMENT) from None
            doing = f"running `briefmaker {ctx.invoked_subcommand}`"
            failure = explained(error, doing, debug=debugging(ctx))
            failure.say()
            raise typer.Exit(failure.status) from None


def _is_of_output(error: OSError) -> bool:
    """Whether it is the output that could not be written."""
    *_, (frame, _) = walk_tb(error.__traceback__)
    return frame.f_code is typer.echo.__code__


def forget_output() -> None:
    """Point the output at nothing, so that closing it cannot fail a second time."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nothing, stream.fileno())


app = typer.Typer(
    name="briefmaker",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        _say_version()


def _say_version() -> NoReturn:
    from importlib import metadata

    try:
        number = metadata.version("briefmaker")
    except metadata.PackageNotFoundError:
        number = "of a checkout that is not installed"
    typer.echo(f"briefmaker {number}")
    raise typer.Exit


@app.callback()
def briefmaker(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help="Say which version it is.",
        ),
    ] = False,
    debug: Annotated[
        bool,
        typer.Option(
            "--debug",
            envvar="BRIEFMAKER_DEBUG",
            help="Show the traceback of an error of briefmaker's own.",
        ),
    ] = False,
) -> None:
    """Turn a brief written in YAML into a printed memo, every figure cited.

    \b
    briefmaker init desk            a folder for briefs, with a first one
    briefmaker source add FILE      a copy of a source, kept and sealed
    briefmaker check briefs         everything that is wrong, with its line
    briefmaker render briefs        PDFs in out/

    Exit status: 0 clean, 1 problems that block, 2 wrong usage, 3 something wrong
    with the machine. Paths of products go to standard output, everything else to
    standard error.
    """
