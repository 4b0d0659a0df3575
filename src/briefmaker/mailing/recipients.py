"""Who gets it: the people of a list, and those named on the command line.

Everything wrong with a list is told at once, each at its row, and any of it stops the
run: nobody is skipped without a word, and nobody is in it twice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from briefmaker.brief.mailbox import Mailbox, NoMailbox, mailbox
from briefmaker.brief.nearest import nearest
from briefmaker.brief.people import People, Row, people
from briefmaker.problems import Place, Problem, Severity, in_order
from briefmaker.values import Struct, field
from briefmaker.workspace import Workspace

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "email": ("e-mail", "mail", "email address", "e-mail address"),
    "name": ("full name",),
    "audience": ("audiences",),
    "kind": ("to/cc", "to/cc/bcc"),
    "language": ("lang",),
}
"""What a list may say of somebody; other columns are fields for the note."""


class Kind(StrEnum):
    """The line of the letter's head in which somebody stands."""

    TO = "to"
    CC = "cc"
    BCC = "bcc"


class Recipient(Struct, frozen=True):
    """Somebody who gets a copy.

    Attributes:
        audience: gets only what is for it; nothing for everything.
        language: gets the edition in it; nothing for the brief itself.
        fields: what may be said of them in the note, by name.
        row: the line of the list; 0 for somebody named on the command line.
        place: where they stand in the list.
    """

    mailbox: Mailbox
    kind: Kind = Kind.TO
    audience: str = ""
    language: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    row: int = 0
    place: Place | None = None

    @property
    def said(self) -> str:
        """Return who it is, as messages name them."""
        return (
            f"row {self.row} ({self.mailbox.address})"
            if self.row
            else str(self.mailbox.address)
        )


class Recipients(Struct, frozen=True):
    """All who get it, each once, and what is wrong with them."""

    everybody: tuple[Recipient, ...] = ()
    problems: tuple[Problem, ...] = ()


def named(written: Sequence[str], kind: Kind, audience: str = "") -> Recipients:
    """Return those named on the command line: `--to anna@example.org`."""
    found: list[Recipient] = []
    problems: list[Problem] = []
    for each in written:
        try:
            whose = mailbox(each)
        except NoMailbox as error:
            message = f"`--{kind}`: {error.message}"
            problems.append(Problem("mail.address", message, hint=error.hint))
            continue
        fields = {"email": whose.address, "name": whose.name, "audience": audience}
        said = {key: value for key, value in fields.items() if value}
        found.append(Recipient(whose, kind, audience, fields=said))
    return Recipients(tuple(found), tuple(problems))


def listed(path: Path, workspace: Workspace, audience: str = "") -> Recipients:
    """Return the people of a list.

    Args:
        audience: of those whose row says none.
    """
    read = people(path, workspace, COLUMNS, needed=("email",))
    problems = list(read.problems)
    found: list[Recipient] = []
    for row in read.rows:
        unfit = list(_unfit(row, read))
        problems += unfit
        if not unfit:
            found.append(_recipient(row, read, audience))
    return Recipients(tuple(found), in_order(problems))


def together(parts: Iterable[Recipients]) -> Recipients:
    """Return everybody once: whoever stands in a list stands as the list says."""
    parts = tuple(parts)
    problems = [problem for part in parts for problem in part.problems]
    first: dict[str, Recipient] = {}
    everybody = [each for part in parts for each in part.everybody]
    # The list says more of somebody than an option can.
    for each in sorted(everybody, key=lambda each: not each.row):
        before = first.setdefault(each.mailbox.key, each)
        if before is not each:
            problems.append(_twice(before, each))
    return Recipients(
        tuple(each for each in everybody if first[each.mailbox.key] is each),
        tuple(problems),
    )


def _unfit(row: Row, read: People) -> Iterator[Problem]:
    """Yield what is wrong with a row."""
    try:
        mailbox(row.values["email"], row.values.get("name", ""))
    except NoMailbox as error:
        of_name = error.message.startswith("the name")
        place = read.place(row, "name" if of_name and "name" in row.values else "email")
        message = f"row {row.number}: {error.message}"
        yield Problem("mail.address", message, hint=error.hint, place=place)
    kind = row.values.get("kind", Kind.TO)
    if kind.strip().lower() not in list(Kind):
        yield Problem(
            "mail.kind",
            f"row {row.number}: `kind` should be to, cc or bcc; found “{kind}”",
            hint=nearest(kind, list(Kind)),
            place=read.place(row, "kind"),
        )


def _recipient(row: Row, read: People, audience: str) -> Recipient:
    values = row.values
    whose = mailbox(values["email"], values.get("name", ""))
    fields = {**values, "email": whose.address}
    if whose.name:
        fields["name"] = whose.name
    return Recipient(
        whose,
        Kind(values.get("kind", Kind.TO).strip().lower()),
        values.get("audience", audience),
        values.get("language", "").strip(),
        fields,
        row.number,
        read.place(row, "email"),
    )


def _twice(first: Recipient, again: Recipient) -> Problem:
    """Return what is to be said of somebody who is named twice."""
    who = again.mailbox.address
    if (first.audience, first.language) != (again.audience, again.language):
        one, other = (
            " and ".join(filter(None, (each.audience, each.language))) or "everybody"
            for each in (first, again)
        )
        return Problem(
            "mail.two-copies",
            f"{again.said} stands in {_where(first)} too, for “{one}” there and for "
            f"“{other}” here: nobody gets two copies",
            hint="delete one of the two",
            place=again.place,
        )
    return Problem(
        "mail.repeated",
        f"{who} stands in {_where(first)} already, and gets one copy",
        Severity.WARNING,
        place=again.place,
    )


def _where(recipient: Recipient) -> str:
    if recipient.row:
        return f"row {recipient.row}"
    return f"`--{recipient.kind}`"
