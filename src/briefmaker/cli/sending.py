"""What is in the outbox, handed to a server or a gateway, and told of each."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from briefmaker.cli import mail_tables
from briefmaker.cli.exits import CommandError, ExitStatus
from briefmaker.cli.printing import Teller
from briefmaker.cli.progress import Progress
from briefmaker.problems import BriefError
from briefmaker.values import Struct
from briefmaker.workspace import Workspace

if TYPE_CHECKING:
    from briefmaker.brief.mail import MailTable
    from briefmaker.delivery.mail.outbox import Outbox
    from briefmaker.delivery.mail.sending import Pause
    from briefmaker.delivery.mail.server import Server
    from briefmaker.delivery.mail.standing import Delivery

OUTBOX = "mail.sqlite3"
"""The file of the outbox, in the folder of products."""

LONGEST_TABLE = 40
"""Rows up to which all that was sent is listed, not only what was not."""


def outbox_of(workspace: Workspace) -> Path:
    """Return the file of the outbox of a workspace."""
    return workspace.out / OUTBOX


def now() -> float:
    """Return the machine's time, as seconds since 1970."""
    from briefmaker.delivery.mail.clock import MachineClock

    return MachineClock().now()


@contextmanager
def opened_outbox(workspace: Workspace) -> "Iterator[Outbox]":
    """Yield the outbox of a workspace, which is made where there is none.

    Raises:
        CommandError: its file cannot be read or written.
    """
    from briefmaker.delivery.mail.outbox import Outbox

    with the_machines():
        workspace.out.mkdir(parents=True, exist_ok=True)
        with Outbox.opened(outbox_of(workspace)) as outbox:
            yield outbox


@contextmanager
def the_machines() -> Iterator[None]:
    """Turn what the outbox, the server or the password lacks into the command's end.

    What is wrong with a letter or a list goes on as it is.

    Raises:
        CommandError: something outside briefmaker is in the way.
    """
    try:
        yield
    except BriefError as error:
        problem = error.problems[0] if error.problems else None
        if problem is None or not problem.code.startswith(OURS):
            raise
        raise CommandError(
            problem.message, ExitStatus.ENVIRONMENT, problem.hint
        ) from error


OURS = ("mail.outbox", "mail.no-password", "mail.password", "mail.keyring", "mail.ca-")
"""How codes begin of problems that are the machine's and not the letter's."""


def server_of(table: "MailTable", workspace: Workspace) -> "Server":
    """Return the server of the house, with whoever logs in.

    Raises:
        BriefError: something about it is wrong before anybody asks it.
        CommandError: there is no password, or no file of authorities.
    """
    from briefmaker.delivery.mail.secrets import login
    from briefmaker.delivery.mail.server import Security, Server
    from briefmaker.workspace import said_around

    assert table.server, "asked for before"
    authorities = workspace.root / table.ca_file if table.ca_file else None
    if authorities and not authorities.is_file():
        raise CommandError(
            f"there is no file `{workspace.shown(authorities)}`, which `ca_file` names",
            ExitStatus.ENVIRONMENT,
        )
    with the_machines():
        who = login(
            table.user or "",
            table.server,
            command=table.password_command or (),
            environment=said_around(),
        )
    server = Server(
        table.server, table.listens_at, Security(table.security), who, authorities
    )
    if problems := server.problems():
        raise BriefError(problems)
    return server


class Hands(Struct, frozen=True):
    """Those who hand messages on.

    Attributes:
        way: a server, or the folder of a gateway.
    """

    outbox: "Outbox"
    way: "Server | Path"
    table: "MailTable"
    teller: Teller

    def deliver(
        self, keys: Sequence[str], had: "Sequence[Delivery]" = ()
    ) -> ExitStatus:
        """Hand on what waits of some copies, and tell what became of each.

        Args:
            had: copies that an earlier run brought to an end, however it was.

        Raises:
            CommandError: the way is closed for all; what was not handed on waits.
        """
        from briefmaker.delivery.mail.stopping import stopping

        stopped: BriefError | None = None
        seen: set[str] = set()
        with (
            stopping() as stop,
            Progress(len(keys), wanted=not self.teller.quiet) as progress,
        ):
            try:
                for done in self._handed(keys, stop, progress):
                    seen.add(done.key)
                    progress.at(done.recipient, len(seen))
                    if isinstance(self.way, Path) and done.state == "sent":
                        with progress.aside():
                            name = done.answer.removeprefix("as ")
                            typer.echo(str(self.way / name))
            except BriefError as error:
                stopped = error
        standing = self.outbox.deliveries(keys)
        self._tell(standing, len(had))
        if stopped:
            problem = stopped.problems[0]
            raise CommandError(
                problem.message, ExitStatus.ENVIRONMENT, problem.hint
            ) from stopped
        arrived = all(each.state == "sent" for each in (*standing, *had))
        return ExitStatus.CLEAN if arrived else ExitStatus.PROBLEMS

    def _handed(
        self, keys: Sequence[str], stop: Callable[[], bool], progress: Progress
    ) -> "Iterator[Delivery]":
        """Yield each copy as something becomes of it."""
        from briefmaker.delivery.mail.clock import MachineClock

        if isinstance(self.way, Path):
            from briefmaker.delivery.mail.drop import drop

            return drop(self.outbox, self.way, MachineClock(), only=keys)
        from briefmaker.delivery.mail.sending import Pace, send

        def told(pause: "Pause") -> None:
            if said := mail_tables.pause(pause):
                with progress.aside():
                    self.teller.say(said)

        pace = Pace(per_minute=self.table.rate)
        return send(
            self.outbox,
            self.way,
            MachineClock(),
            only=keys,
            pace=pace,
            stop=stop,
            told=told,
        )

    def _tell(self, standing: "Sequence[Delivery]", had: int) -> None:
        """Show what became of each: all, or in a long list those that need a look."""
        amiss = [each for each in standing if each.state != "sent"]
        shown = (
            amiss if len(standing) > LONGEST_TABLE or self.teller.quiet else standing
        )
        if shown:
            typer.echo(mail_tables.of_deliveries(shown), err=True, nl=False)
        for line in mail_tables.advice(amiss):
            typer.echo(line, err=True)
        done = "dropped" if isinstance(self.way, Path) else "sent"
        self.teller.say(mail_tables.tally(standing, done, had))
