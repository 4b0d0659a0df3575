"""The `[mail]` of a `briefmaker.toml`: the house's mail server, and who may get what.

Nothing in it is needed for drafts. A password never stands in it: only where to ask.
"""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    model_validator,
)

from briefmaker.brief.base import Line, Part, misfit
from briefmaker.brief.mailbox import Mailbox, NoMailbox, mailbox
from briefmaker.brief.model import Marking
from briefmaker.brief.nearest import nearest

PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""Where servers listen: RFC 6409, RFC 8314, RFC 5321."""

LOCAL_SERVERS = ("localhost", "127.0.0.1", "::1")
"""Servers on the same computer: what goes there crosses no network."""

MOST_MEGABYTES = 18
"""The most of a message: servers take 20 to 25 MB, and mail makes files a third
larger (design A.5)."""

EVERY_PART = "*."
"""How a domain begins that stands for all the domains below it."""


def _mailbox(written: Any) -> Any:
    if isinstance(written, Mailbox):
        return written
    if not isinstance(written, str):
        raise misfit("expected an address such as “desk@example.org”")
    try:
        return mailbox(written)
    except NoMailbox as error:
        said = f"{error.message}; {error.hint}" if error.hint else error.message
        raise misfit(said) from error


def _domain(written: str) -> str:
    domain = written.lower().removeprefix("@")
    try:
        return _plain_domain(domain)
    except NoMailbox as error:
        raise misfit(
            f"“{written}” is no domain; expected one such as “example.org”, or "
            f"“{EVERY_PART}example.org” for all below it"
        ) from error


def _marks(
    written: dict[str, tuple[str, ...]],
) -> dict[str, tuple[str, ...]]:
    marks = [mark.value for mark in Marking]
    for key in written:
        if key not in marks:
            hint = nearest(key, marks) or f"there are {', '.join(marks)}"
            raise misfit(f"“{key}” is no handling mark; {hint}", key)
    return written


def _plain_domain(domain: str) -> str:
    below = EVERY_PART if domain.startswith(EVERY_PART) else ""
    return below + mailbox(f"x@{domain.removeprefix(EVERY_PART)}").domain


Address = Annotated[Mailbox, BeforeValidator(_mailbox)]
"""`desk@example.org`, or `Central Asia desk <desk@example.org>`."""

Domain = Annotated[
    str, StringConstraints(strip_whitespace=True), AfterValidator(_domain)
]
"""What stands behind the @ of addresses: `example.org`, or `*.example.org`."""


class MailTable(Part):
    """How the house sends mail; nothing of it is needed for drafts."""

    sender: Address | None = Field(
        default=None,
        alias="from",
        description="Who sends; needed for sending.",
        examples=["Central Asia desk <desk@example.org>"],
    )
    reply_to: Address | None = Field(
        default=None,
        description="Where answers go, if not to `from`.",
        examples=["registry@example.org"],
    )
    server: Line | None = Field(
        default=None,
        description="The server that takes outgoing mail; needed for sending.",
        examples=["smtp.example.org"],
    )
    port: int | None = Field(
        default=None,
        ge=1,
        le=65_535,
        description="Where it listens: 587 for `starttls`, 465 for `tls` if not said.",
        examples=[587],
    )
    security: Literal["starttls", "tls", "none"] = Field(
        default="starttls",
        description="How the way to the server is closed to others; `none` only for a "
        "server on the same computer.",
    )
    ca_file: Line | None = Field(
        default=None,
        description="A PEM file with the house's own certificate authority, in the "
        "folder of your briefs.",
        examples=["brand/authority.pem"],
    )
    user: Line | None = Field(
        default=None, description="Who logs in.", examples=["desk"]
    )
    password_command: Line | None = Field(
        default=None,
        description="A command that says the password. Without it the variable "
        "BRIEFMAKER_MAIL_PASSWORD of the environment is asked, then the keyring of "
        "the system.",
        examples=["pass show mail"],
    )
    rate: int = Field(
        default=60,
        ge=1,
        le=6_000,
        description="As many messages a minute at most.",
        examples=[60],
    )
    most_megabytes: Decimal = Field(
        default=Decimal(MOST_MEGABYTES),
        gt=0,
        le=150,
        description="The most that a message may weigh as it is sent.",
        examples=[MOST_MEGABYTES],
    )
    domains: Annotated[dict[Line, tuple[Domain, ...]], AfterValidator(_marks)] = Field(
        default_factory=dict,
        description="By handling mark: the only domains where it may go.",
        examples=[{"TLP:AMBER": ["example.org"]}],
    )
    signature: Annotated[str, StringConstraints(max_length=600)] = Field(
        default="",
        description="Lines under every message.",
        examples=["Central Asia desk, +1 555 0100"],
    )

    @property
    def listens_at(self) -> int:
        """The port of the server."""
        return self.port or PORTS[self.security]

    def may_go(self, marking: Marking, to: Mailbox) -> bool:
        """Whether what carries this mark may go to an address."""
        allowed = self.domains.get(marking)
        return allowed is None or any(_covers(each, to.domain) for each in allowed)

    @model_validator(mode="before")
    @classmethod
    def _no_password(cls, written: Any) -> Any:
        if isinstance(written, dict) and "password" in written:
            raise misfit(
                # Pointing at its line would show it once more.
                "a `password` does not belong in a file that others read: keep it in "
                "the system's keyring or in the variable BRIEFMAKER_MAIL_PASSWORD of "
                "the environment, or give a `password_command` that says it"
            )
        return written

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.security == "none" and self.server not in (None, *LOCAL_SERVERS):
            raise misfit(
                '`security = "none"` is for a server on this computer alone: on the '
                "way to another, everybody could read the message and the password",
                "security",
            )
        if self.password_command and not self.user:
            raise misfit(
                "`password_command` needs a `user` who logs in", "password_command"
            )
        return self


def _covers(allowed: str, domain: str) -> bool:
    if allowed.startswith(EVERY_PART):
        return domain.endswith(allowed.removeprefix("*"))
    return domain == allowed
