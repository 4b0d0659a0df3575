"""What must not go to whom, asked before anything is rendered or any server called.

A guard that stops anything stops everything: better no letter than one to the wrong
person.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from briefmaker.brief.audience import audiences
from briefmaker.brief.mail import MailTable
from briefmaker.brief.mailbox import Mailbox
from briefmaker.brief.model import Brief, Marking, Policy, Status
from briefmaker.brief.nearest import nearest
from briefmaker.mailing.recipients import Recipient
from briefmaker.problems import Problem, Severity

MEGABYTE = 1_000_000

COMFORTABLE = 5
"""Megabytes above which some readers' mail gets slow (design A.5, P-04)."""

SHARED = frozenset(
    {
        *("all", "admin", "board", "contact", "desk", "everyone", "group", "hello"),
        *("info", "inbox", "list", "mail", "news", "office", "press", "registry"),
        *("secretariat", "staff", "team"),
    }
)
"""What stands before the @ of addresses that several people read."""


BOOKLET = Problem(
    "mail.booklet",
    "the sheets of a booklet are for paper alone, and cannot be read in order",
    hint="mail the brief without `--variant booklet`, and print it as one",
)


def of_standing(brief: Brief, *, draft_ok: bool, drawn_up: bool) -> Iterator[Problem]:
    """Yield why a brief is not to be mailed as it stands.

    Args:
        draft_ok: the user says that a draft may go out.
        drawn_up: the pages are printed as a draft, whatever the brief says.
    """
    status = brief.status
    if status is Status.SUPERSEDED:
        yield Problem(
            "mail.superseded",
            "a newer document has taken this one's place, as its `status` says",
            address=("status",),
            hint="mail the newer one",
        )
    if (status is Status.DRAFT or drawn_up) and not draft_ok:
        yield Problem(
            "mail.draft",
            "this is a draft, and drafts do not leave by themselves",
            address=("status",),
            hint="`--draft-ok` mails it, with DRAFT in the subject",
        )
    if status is Status.CLEARANCE:
        yield Problem(
            "mail.clearance",
            "this document still waits for its clearance",
            Severity.WARNING,
            address=("status",),
            hint="`status: final` once it is cleared",
        )


def of_evidence(brief: Brief, band: str) -> Iterator[Problem]:
    """Yield why a rendered document is not to be mailed, for what failed in it.

    Args:
        band: what stands on every page where claims fail; nothing where none does.
    """
    if not band:
        return
    if brief.policy is Policy.RELEASE:
        yield Problem(
            "mail.failing",
            f"“{band}”: under `policy: release` no claim that fails is mailed, not "
            "even with `--allow-failing`",
            address=("policy",),
            hint="`briefmaker check` says which; for readers inside the house, set "
            "`policy: review` and `status: draft`",
        )
    elif brief.status is not Status.DRAFT:
        yield Problem(
            "mail.failing",
            f"“{band}”: with claims that fail it can only be mailed as a draft",
            address=("status",),
            hint="set `status: draft`, and mail it with `--draft-ok`",
        )


def of_marking(
    brief: Brief, recipients: Iterable[Recipient], table: MailTable | None
) -> Iterator[Problem]:
    """Yield for whom the handling mark closes the way (TLP 2.0)."""
    marking = brief.marking
    everybody = tuple(recipients)
    allowed = table.domains.get(marking.value) if table else None
    if allowed is not None and table is not None:
        for each in everybody:
            if not table.may_go(marking, each.mailbox):
                yield Problem(
                    "mail.domain",
                    f"{each.said} may not get what is marked {marking.value}, which "
                    f"goes to {_listed(allowed)} alone",
                    place=each.place,
                    hint="`[mail.domains]` in `briefmaker.toml` says where a mark may "
                    "go; or leave them out",
                )
    elif marking is Marking.AMBER_STRICT and table and table.sender:
        for each in everybody:
            if each.mailbox.domain != table.sender.domain:
                yield Problem(
                    "mail.outside",
                    f"{each.said} is outside {table.sender.domain}, and "
                    f"{marking.value} stays within one organisation",
                    Severity.WARNING,
                    place=each.place,
                    hint="a list in `[mail.domains]` makes this an error",
                )
    if marking is Marking.RED:
        for each in everybody:
            if _shared(each.mailbox):
                yield Problem(
                    "mail.shared",
                    f"{each.said} looks like an address that several people read, and "
                    f"{marking.value} is for named persons alone",
                    Severity.WARNING,
                    place=each.place,
                    hint="send it to each of them, at an address of their own",
                )


def of_audiences(
    brief: Brief, recipients: Iterable[Recipient], asked: str
) -> Iterator[Problem]:
    """Yield whose audience is a slip, and who would get more than others.

    Args:
        asked: the audience of the whole run, if there is one.
    """
    known = audiences(brief)
    if asked and asked not in known:
        there = f"audiences in it: {', '.join(known)}" if known else "it names none"
        yield Problem(
            "mail.audience",
            f"nothing in the brief is for “{asked}”; {there}",
            hint=nearest(asked, known),
        )
        return
    everybody = tuple(recipients)
    for each in everybody:
        if not each.audience or each.audience in known:
            continue
        meant = nearest(each.audience, known)
        what = f"nothing in the brief is for “{each.audience}”"
        if meant:
            yield Problem(
                "mail.audience",
                f"{each.said}: {what}",
                hint=meant,
                place=each.place,
            )
        elif known:
            yield Problem(
                "mail.audience",
                f"{each.said}: {what}; they get what is for everybody",
                Severity.WARNING,
                hint=f"audiences in it: {', '.join(known)}",
                place=each.place,
            )
    whole = [each for each in everybody if not each.audience]
    if known and whole and len(whole) < len(everybody):
        who = whole[0].said
        if len(whole) > 1:
            others = len(whole) - 1
            who += f", like {others} other{'s' if others > 1 else ''},"
        yield Problem(
            "mail.whole",
            f"{who} has no audience and gets everything, with what is for "
            f"{_listed(known)}",
            Severity.WARNING,
            hint="say their audience in the list",
            place=whole[0].place,
        )


def of_size(size: int, name: str, table: MailTable | None) -> Iterator[Problem]:
    """Yield that a message is larger than servers take.

    Args:
        size: octets of the message as it is sent.
        name: of what is attached.
    """
    most = (table or MailTable()).most_megabytes
    megabytes = Decimal(size) / MEGABYTE
    said = f"the message with “{name}” weighs {_rounded(size)} MB"
    if megabytes > most:
        yield Problem(
            "mail.too-large",
            f"{said}, and {most} MB is the most that is sent",
            hint="make pictures smaller; `most_megabytes` in `[mail]` is what your "
            "server takes",
        )
    elif megabytes > COMFORTABLE:
        yield Problem(
            "mail.large",
            f"{said}; above {COMFORTABLE} MB some readers will wait for it",
            Severity.WARNING,
        )


def of_settings(table: MailTable | None, *, by_server: bool) -> Iterator[Problem]:
    """Yield what is missing for sending.

    Args:
        by_server: it goes to a server, not into the folder of a gateway.
    """
    wanted = [("from", "sender", "who sends", "Desk <desk@example.org>")]
    if by_server:
        wanted.append(("server", "server", "a server", "smtp.example.org"))
    for key, field, what, example in wanted:
        if getattr(table, field, None) is None:
            yield Problem(
                "mail.settings",
                f"sending needs {what}: `{key}` under `[mail]` in `briefmaker.toml`",
                hint=f'such as `{key} = "{example}"`; without `--send` a draft is '
                "written for your own mail program",
            )


def outside(recipients: Iterable[Recipient], sender: Mailbox | None) -> tuple[str, ...]:
    """Return the domains among the recipients that are not the sender's."""
    own = sender.domain if sender else ""
    found = {each.mailbox.domain for each in recipients}
    return tuple(sorted(found - {own}))


def _shared(whose: Mailbox) -> bool:
    words = whose.person.lower().replace("_", "-").replace(".", "-").split("-")
    return bool(SHARED.intersection(words))


def _listed(names: Sequence[str]) -> str:
    *first, last = names or ("nobody",)
    return f"{', '.join(first)} and {last}" if first else last


def _rounded(size: int) -> str:
    return f"{float(Fraction(size, MEGABYTE)):.1f}"
