"""`briefmaker mail`: briefs as letters, as drafts or sent once to each reader."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from briefmaker.cli import outbox
from briefmaker.cli.exits import ExitStatus, debugging
from briefmaker.cli.mail_options import (
    Again,
    AllowFailing,
    Bcc,
    Cc,
    DraftOk,
    Drop,
    DryRun,
    Each,
    Greeting,
    ListFile,
    Note,
    NoteFile,
    OutDrafts,
    Send,
    To,
    Yes,
)
from briefmaker.cli.memos import Only
from briefmaker.cli.options import (
    Asked,
    Evidence,
    ForAudience,
    OnPaper,
    Quiet,
    Variants,
    together,
)
from briefmaker.cli.printing import Teller
from briefmaker.cli.report import Report
from briefmaker.unfinished import scratch
from briefmaker.workspace import workspace_of

if TYPE_CHECKING:
    from briefmaker.cli.letters import Given
    from briefmaker.cli.posting import Ways

LETTER = "PATH"
"""The command behind `briefmaker mail PATH`: what is no other command is a path."""


class Mail(TyperGroup):
    """`mail PATH` beside `mail status` and the other commands on what was sent."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take what names no command for the path of a letter, and its options."""
        asked = bool(args) or not ctx.resilient_parsing  # the shell wants all names
        if asked and (not args or args[0] not in self.commands):
            args = [LETTER, *args]
        return super().parse_args(ctx, args)


class Letter(TyperCommand):
    """`mail PATH`, whose name is its argument."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002, its form
        """Return what stands behind the name in the line on usage."""
        return ["[OPTIONS]"]


mail = typer.Typer(name="mail", cls=Mail, rich_markup_mode=None)


@mail.callback(help="Mail briefs: drafts, or sent once to each of their readers.")
def _mail() -> None:
    """Stand before the commands."""


@mail.command(LETTER, cls=Letter, hidden=True)
def letter(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", hidden=True)],
    to: To = None,
    cc: Cc = None,
    bcc: Bcc = None,
    list_: ListFile = None,
    each: Each = None,
    greeting: Greeting = "",
    note: Note = "",
    note_file: NoteFile = None,
    send: Send = False,
    drop: Drop = None,
    out: OutDrafts = None,
    dry_run: DryRun = False,
    again: Again = False,
    draft_ok: DraftOk = False,
    allow_failing: AllowFailing = False,
    yes: Yes = False,
    paper: OnPaper = None,
    audience: ForAudience = None,
    evidence: Evidence = None,
    variant: Variants = None,
    only: Only = None,
    quiet: Quiet = False,
) -> None:
    """Mail a brief: as a draft, or sent once to each of its readers.

    PATH is a brief, or a PDF that briefmaker made. Without `--send` or `--drop` a
    draft is written, which opens in your own mail program. If anything is wrong with
    the brief, an address or a row of the list, nothing leaves the house.

    \b
    briefmaker mail briefs/trade.yaml --to anna@example.org
    briefmaker mail briefs/trade.yaml --list people.csv --dry-run
    briefmaker mail briefs/trade.yaml --list people.csv --send

    \b
    briefmaker mail status          what was sent to whom, and how it stands
    briefmaker mail retry           try again what waits
    briefmaker mail arrived NAME    a message in doubt is there
    briefmaker mail cancel NAME     a message is not to be sent
    """
    from briefmaker.cli.letters import Given
    from briefmaker.cli.posting import Ways

    asked = Asked(paper, audience, evidence, allow_failing, together(variant or []))
    people, words = (to or (), cc or (), bcc or ()), (greeting, note, note_file)
    given = Given(people, list_, words, each, draft_ok, only)
    ways = Ways(path, out, send, drop, again, yes, dry_run)
    teller = Teller(Report(), quiet=quiet)
    raise typer.Exit(_mailed(given, asked, ways, teller, debug=debugging(context)))


def _mailed(
    given: "Given", asked: Asked, ways: "Ways", teller: Teller, *, debug: bool
) -> ExitStatus:
    """Ask all guards, then do with the letters what is asked for."""
    from briefmaker.cli.letters import document
    from briefmaker.cli.posting import posted

    ways.agree(anybody=given.anybody)
    path = document(ways.path)
    workspace = workspace_of(path)
    with scratch() as folder:
        # Where what a PDF carries is laid out, to be read like a brief.
        post = given.post(path, workspace, asked, folder, teller)
        if post is None or teller.blocked:
            typer.echo(f"nothing was {ways.done}", err=True)
            return ExitStatus.PROBLEMS
        return posted(post, ways, teller, debug=debug)


for command in (outbox.status, outbox.retry, outbox.arrived, outbox.cancel):
    mail.command()(command)
