"""The commands and what is common to them; nothing heavy is imported here.

`--help`, completion and slips in typing answer at once, because a command imports
the stages inside its own function.
"""

import os
import sys
from contextlib import suppress
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from briefmaker.cli.check import check
from briefmaker.cli.comments import import_comments
from briefmaker.cli.diff import diff
from briefmaker.cli.doctor import doctor
from briefmaker.cli.exits import ExitStatus, debugging, explained
from briefmaker.cli.explain import explain
from briefmaker.cli.mail import mail
from briefmaker.cli.offers import kinds, schema
from briefmaker.cli.pack import pack
from briefmaker.cli.print import print_
from briefmaker.cli.render import render
from briefmaker.cli.rules import rules
from briefmaker.cli.source import source
from briefmaker.cli.start import init, new
from briefmaker.cli.unpack import unpack
from briefmaker.cli.verify import verify


class Commands(TyperGroup):
    """The one place where what stopped a command becomes a sentence and a status."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _forget_output()
            raise typer.Exit(ExitStatus.READER_GONE) from None
        except (typer.Exit, typer.Abort, typer.TyperException):
            raise
        except Exception as error:
            doing = f"running `briefmaker {ctx.invoked_subcommand}`"
            failure = explained(error, doing, debug=debugging(ctx))
            failure.say()
            raise typer.Exit(failure.status) from None


def _forget_output() -> None:
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
for command in (init, new, check, explain, render, rules, schema, kinds, doctor):
    app.command()(command)
app.command()(unpack)
app.command()(verify)
app.command()(diff)
app.command()(import_comments)
app.command()(pack)
app.command("print")(print_)
app.add_typer(mail)
app.add_typer(source)


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
