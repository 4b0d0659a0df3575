"""Letters on their way: written as drafts, shown, sent, or dropped for a gateway."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from briefmaker.cli import mail_tables
from briefmaker.cli.exits import ExitStatus, explained, not_written, wrong_usage
from briefmaker.cli.printing import Teller
from briefmaker.cli.progress import Progress
from briefmaker.cli.report import many
from briefmaker.cli.sending import Hands, now, opened_outbox, outbox_of, server_of
from briefmaker.problems import BriefError, blocking
from briefmaker.values import Struct

if TYPE_CHECKING:
    from briefmaker.delivery.mail.outbox import Outbox
    from briefmaker.delivery.mail.standing import Delivery, Enqueued
    from briefmaker.mailing.messages import Item, Post
    from briefmaker.mailing.recipients import Recipient

EML = ".eml"


class Ways(Struct, frozen=True):
    """What is to become of the letters.

    Attributes:
        path: of the brief, whose name drafts of several people share.
        out: where drafts go, if that was said.
        drop: the folder of a gateway.
    """

    path: Path
    out: str | None
    send: bool
    drop: Path | None
    again: bool
    yes: bool
    dry_run: bool

    def agree(self, *, anybody: bool) -> None:
        """Make sure that they go together.

        Args:
            anybody: somebody is named who gets it.

        Raises:
            CommandError: they do not.
        """
        if self.send and self.drop:
            raise wrong_usage(
                "`--send` and `--drop` exclude each other",
                "a message goes to the server, or into the folder of a gateway",
            )
        if self.out is not None and self.leaves:
            raise wrong_usage("`--out` is for drafts; `--send` and `--drop` write none")
        if self.again and not self.leaves:
            raise wrong_usage(
                "`--again` repeats what was sent, so it goes with `--send` or `--drop`"
            )
        if self.leaves and not anybody:
            raise wrong_usage(
                "there is nobody to send it to",
                "say who: `--to anna@example.org`, or `--list people.csv`",
            )
        for option, folder in (("--out", self.out), ("--drop", self.drop)):
            if folder is not None and Path(folder).is_file():
                raise wrong_usage(f"`{option} {folder}` is a file, not a folder")

    @property
    def leaves(self) -> bool:
        """Whether they go to a server or a gateway, not into drafts."""
        return self.send or self.drop is not None

    @property
    def done(self) -> str:
        """What is done with them, in a word."""
        if self.send:
            return "sent"
        return "dropped" if self.drop else "written"


def posted(post: "Post", ways: Ways, teller: Teller, *, debug: bool) -> ExitStatus:
    """Do with the letters what was asked for, and return how it ended."""
    try:
        if ways.leaves:
            _ready(post, ways)
        if ways.dry_run:
            return _shown(post, ways, teller)
        if ways.leaves:
            return _sent(post, ways, teller)
        return _drafted(post, ways, teller)
    except BriefError as error:
        teller.tell(post.workspace.shown(ways.path), error.problems)
        typer.echo(f"nothing was {ways.done}", err=True)
        return ExitStatus.PROBLEMS
    except OSError as error:
        raise explained(error, "mailing", debug=debug) from error


def _ready(post: "Post", ways: Ways) -> None:
    """Make sure that the settings say what sending needs.

    Raises:
        BriefError: they do not.
    """
    from briefmaker.mailing.guards import of_settings

    missing = tuple(of_settings(post.table, by_server=ways.send))
    if missing:
        raise BriefError(missing)


def _today() -> datetime:
    """Return the time of day here, for the head of a message."""
    return datetime.fromtimestamp(int(now()), UTC).astimezone()


def _drafted(post: "Post", ways: Ways, teller: Teller) -> ExitStatus:
    """Write a draft for each message and say where it is."""
    from briefmaker.delivery.files import write

    folder = Path(ways.out) if ways.out else post.workspace.out
    if not ways.out and len(post.items) > 1:
        folder /= f"{ways.path.stem}-mail"
    name = post.workspace.shown(ways.path)
    with Progress(len(post.items), wanted=not teller.quiet) as progress:
        for number, (file, item) in enumerate(_files(post, folder)):
            progress.at(_whom(item), number)
            written = post.drafted(item)
            with progress.aside():
                teller.tell(name, written.problems)
                if blocking(written.problems):
                    continue
                shown = post.workspace.shown(file)
                try:
                    write(file, written.data)
                except OSError as error:
                    raise not_written(shown, error) from error
                typer.echo(shown)
    return ExitStatus.PROBLEMS if teller.blocked else ExitStatus.CLEAN


def _files(post: "Post", folder: Path) -> Iterator[tuple[Path, "Item"]]:
    """Yield the messages with a file for each, no two of one name."""
    from briefmaker.mailing.renditions import attached_name

    taken: set[str] = set()
    for item in post.items:
        alone = item.addresses[0] if item.alone else item.rendition.reader.audience
        name = first = attached_name(item.rendition.brief, EML, alone)
        number = 2
        while name in taken:
            name = f"{first.removesuffix(EML)}-{number}{EML}"
            number += 1
        taken.add(name)
        yield folder / name, item


def _shown(post: "Post", ways: Ways, teller: Teller) -> ExitStatus:
    """Show what would go to whom."""
    name = post.workspace.shown(ways.path)
    before = _before(post, ways)
    for number, item in enumerate(post.items, start=1):
        written = post.written(item, _today()) if ways.leaves else post.drafted(item)
        teller.tell(name, written.problems)
        standing = [before.get(key) for key in item.keys]
        typer.echo(
            mail_tables.of_message(written, number, post, standing, again=ways.again)
        )
    if teller.blocked:
        return ExitStatus.PROBLEMS
    teller.say(f"dry run: nothing was {ways.done}")
    return ExitStatus.CLEAN


def _before(post: "Post", ways: Ways) -> "Mapping[str, Delivery]":
    """Return how copies stand that the outbox knows; none if there is no outbox yet.

    Raises:
        BriefError: somebody has got other pages under the same version.
    """
    file = outbox_of(post.workspace)
    if not ways.leaves or not file.is_file():
        return {}
    with opened_outbox(post.workspace) as outbox:
        return _known(post, ways, outbox)


def _known(post: "Post", ways: Ways, outbox: "Outbox") -> "Mapping[str, Delivery]":
    """Return how the copies stand that the outbox knows, by their keys.

    Raises:
        BriefError: somebody has got other pages under the same version.
    """
    from briefmaker.delivery.mail.standing import State
    from briefmaker.mailing.planning import same_version

    all_ = outbox.deliveries()
    had = (
        (each.brief, each.version, each.content, each.recipient)
        for each in all_
        if each.state is not State.CANCELLED and each.state is not State.REFUSED
    )
    if not ways.again and (problems := tuple(same_version(post, had))):
        raise BriefError(problems)
    wanted = {key for item in post.items for key in item.keys}
    return {each.key: each for each in all_ if each.key in wanted}


def _sent(post: "Post", ways: Ways, teller: Teller) -> ExitStatus:
    """Put the messages into the outbox, and send or drop what is there of them."""
    from briefmaker.mailing.messages import parcels

    name = post.workspace.shown(ways.path)
    way = ways.drop or server_of(post.table, post.workspace)
    if not _agreed(post, ways):
        typer.echo(f"nothing was {ways.done}", err=True)
        return ExitStatus.CLEAN
    with opened_outbox(post.workspace) as outbox:
        before = _known(post, ways, outbox)
        turns = {key: each.generation for key, each in before.items()}
        made = parcels(
            post,
            _today(),
            turns if ways.again else {},
            lambda found: teller.tell(name, found),
        )
        entered = outbox.enqueue(made, now(), again=ways.again)
        had = _told_before(entered, teller)
        going = [each.delivery.key for each in entered if each.delivery not in had]
        hands = Hands(outbox, way, post.table, teller)
        return hands.deliver(going, had)


def _told_before(entered: "Sequence[Enqueued]", teller: Teller) -> "Sequence[Delivery]":
    """Return what had come to an end before, and say of each how."""
    from briefmaker.delivery.mail.standing import State

    settled = [
        each.delivery
        for each in entered
        if not each.fresh and each.delivery.state.settled
    ]
    for each in settled:
        said = f"{each.recipient}: {mail_tables.before(each)}"
        if each.state is State.SENT:
            teller.say(said)
        else:  # whoever did not get it is named, however quiet it is to be
            typer.echo(said, err=True)
    return settled


def at_a_terminal() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin.isatty()


def _agreed(post: "Post", ways: Ways) -> bool:
    """Whether whoever sits at the terminal wants it, or nobody sits there."""
    if ways.yes or not at_a_terminal():
        return True
    from briefmaker.mailing.guards import outside

    everybody = [each for item in post.items for each in item.everybody]
    marks = {item.rendition.brief.marking.value for item in post.items} - {"none"}
    marked = f", marked {', '.join(sorted(marks))}," if marks else ""
    away = outside(everybody, post.table.sender)
    beyond = f"; outside your house: {', '.join(away)}" if away else ""
    said = f"{many(len(post.items), 'message')}{marked} to {_people(everybody)}{beyond}"
    return typer.confirm(f"{said}. Go on?", err=True)


def _people(everybody: "Sequence[Recipient]") -> str:
    return "1 person" if len(everybody) == 1 else f"{len(everybody)} people"


def _whom(item: "Item") -> str:
    return item.addresses[0] if item.alone else item.rendition.name
