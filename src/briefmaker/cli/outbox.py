"""`briefmaker mail status` and its neighbours: what was sent, what is to be done."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.exits import ExitStatus, wrong_usage
from briefmaker.cli.mail_options import Drop, Names
from briefmaker.cli.options import Quiet
from briefmaker.workspace import Workspace, workspace_of

if TYPE_CHECKING:
    from briefmaker.delivery.mail.outbox import Outbox
    from briefmaker.delivery.mail.standing import Delivery, State


class Format(StrEnum):
    """How the list is written."""

    TEXT = "text"
    JSON = "json"


def status(
    names: Names = None,
    format_: Annotated[
        Format, typer.Option("--format", help="text, or json for programs.")
    ] = Format.TEXT,
) -> None:
    """List what was sent, what waits, and what nobody can know.

    NAME is the id of a brief, an address, or the name of a message as the list shows
    it; without one, everything is listed. The exit status is 1 if any did not arrive.

    \b
    briefmaker mail status
    briefmaker mail status BM-2025-002
    """
    from briefmaker.cli import mail_tables
    from briefmaker.cli.sending import opened_outbox, outbox_of

    workspace = workspace_of(Path())
    if not outbox_of(workspace).is_file():
        typer.echo("nothing has been sent from here", err=True)
        raise typer.Exit(ExitStatus.CLEAN)
    with opened_outbox(workspace) as outbox:
        found = _meant(names or (), outbox) if names else outbox.deliveries()
    if format_ is Format.JSON:
        typer.echo(mail_tables.as_json(found))
    else:
        typer.echo(mail_tables.status_table(found), nl=False)
        amiss = [each for each in found if each.state != "sent"]
        for line in mail_tables.advice(amiss):
            typer.echo(line, err=True)
    done = all(each.state in ("sent", "cancelled") for each in found)
    raise typer.Exit(ExitStatus.CLEAN if done else ExitStatus.PROBLEMS)


def retry(names: Names = None, drop: Drop = None, quiet: Quiet = False) -> None:
    """Try again what waits, or what is named.

    NAME is the name of a message, an address or the id of a brief. What was refused,
    or may have arrived, is sent again only if its own name says so.

    \b
    briefmaker mail retry
    briefmaker mail retry 3f2a9c01
    """
    from briefmaker.brief.mail import MailTable
    from briefmaker.cli.printing import Teller
    from briefmaker.cli.report import Report
    from briefmaker.cli.sending import Hands, now, opened_outbox, server_of
    from briefmaker.cli.shelves import told_problems
    from briefmaker.look.settings import settings_of
    from briefmaker.mailing.guards import of_settings

    workspace, teller = _here(), Teller(Report(), quiet=quiet)
    with told_problems():
        table = settings_of(workspace).mail or MailTable()
    teller.tell("briefmaker.toml", of_settings(table, by_server=drop is None))
    if teller.blocked:
        raise typer.Exit(ExitStatus.PROBLEMS)
    with told_problems(), opened_outbox(workspace) as outbox:
        meant = _meant(names or (), outbox) if names else outbox.deliveries()
        keys = _to_be_tried(meant, names or (), outbox, now())
        if not keys:
            typer.echo("nothing waits", err=True)
            raise typer.Exit(ExitStatus.CLEAN)
        way = drop or server_of(table, workspace)
        ended = Hands(outbox, way, table, teller).deliver(keys)
    raise typer.Exit(ended)


def arrived(names: Names = None) -> None:
    """Note that messages in doubt have arrived.

    NAME is the name of a message as `mail status` shows it, or an address. Ask the
    recipient first: what is noted so is not sent again.

    \b
    briefmaker mail arrived 3f2a9c01
    """
    from briefmaker.cli.sending import now
    from briefmaker.delivery.mail.standing import State

    def noted(outbox: "Outbox", keys: Sequence[str]) -> None:
        outbox.resolve(keys, now(), arrived=True)

    _settled(names or (), (State.UNKNOWN,), "in doubt", noted, "noted as arrived")


def cancel(names: Names = None) -> None:
    """Send no more what was not sent yet.

    NAME is the name of a message as `mail status` shows it, an address, or the id of
    a brief.

    \b
    briefmaker mail cancel 3f2a9c01
    """
    from briefmaker.cli.sending import now
    from briefmaker.delivery.mail.standing import State

    def cancelled(outbox: "Outbox", keys: Sequence[str]) -> None:
        outbox.cancel(keys, now())

    states = (State.WAITING, State.REFUSED, State.UNKNOWN)
    _settled(names or (), states, "still to be sent", cancelled, "cancelled")


def _settled(
    names: Sequence[str],
    states: "Sequence[State]",
    what: str,
    change: object,
    said: str,
) -> None:
    """Change the copies that are meant and stand so, and say which."""
    from briefmaker.cli.sending import opened_outbox

    if not names:
        raise wrong_usage(
            "say which message", "`briefmaker mail status` shows their names"
        )
    assert callable(change)
    with opened_outbox(_here()) as outbox:
        meant = [each for each in _meant(names, outbox) if each.state in states]
        if not meant:
            raise wrong_usage(
                f"none of these is {what}", "see `briefmaker mail status`"
            )
        change(outbox, [each.key for each in meant])
    for each in meant:
        typer.echo(f"{each.recipient}: {said}", err=True)


def _to_be_tried(
    meant: "Sequence[Delivery]", names: Sequence[str], outbox: "Outbox", on: float
) -> list[str]:
    """Return the keys of the copies that are tried, and make them ready for it."""
    from briefmaker.cli.mail_tables import DIGITS
    from briefmaker.delivery.mail.standing import State

    waiting = [each.key for each in meant if not each.state.settled]
    own = [
        each
        for each in meant
        if any(len(name) >= DIGITS and each.key.startswith(name) for name in names)
    ]
    refused = [each.key for each in own if each.state is State.REFUSED]
    unknown = [each.key for each in own if each.state is State.UNKNOWN]
    if waiting or refused:
        outbox.retry(on, [*waiting, *refused], refused=True)
    if unknown:
        outbox.resolve(unknown, on, arrived=False)
    return [*waiting, *refused, *unknown]


def _meant(names: Sequence[str], outbox: "Outbox") -> "tuple[Delivery, ...]":
    """Return the copies that names stand for.

    Raises:
        CommandError: a name stands for none.
    """
    all_ = outbox.deliveries()
    found: dict[str, Delivery] = {}
    for name in names:
        folded = name.casefold()
        these = [
            each
            for each in all_
            if folded in (each.recipient.casefold(), each.brief.casefold())
            or (len(folded) >= 4 and each.key.startswith(folded))
        ]
        if not these:
            from briefmaker.brief.nearest import nearest

            known = {each.recipient for each in all_} | {each.brief for each in all_}
            raise wrong_usage(
                f"there is no message `{name}`",
                nearest(name, known) or "`briefmaker mail status` lists them",
            )
        found |= {each.key: each for each in these}
    return tuple(found.values())


def _here() -> Workspace:
    """Return the workspace that the user stands in, with an outbox.

    Raises:
        CommandError: nothing was ever sent from it.
    """
    from briefmaker.cli.sending import outbox_of

    workspace = workspace_of(Path())
    if not outbox_of(workspace).is_file():
        raise wrong_usage(
            "nothing has been sent from here", "go to the folder of your briefs"
        )
    return workspace
