"""The mail server that messages are handed to: its settings, and what they lack."""

import ipaddress
import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct


class Security(StrEnum):
    """How the connection is kept from others."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
"""Where servers take mail that people send (RFC 6409, RFC 8314, RFC 5321)."""


# Python's own, which can keep a field out of what it says of itself.
@dataclass(frozen=True, slots=True)
class Login:
    """Who signs in; the password shows up in no text, no error and no log."""

    user: str
    password: str = field(repr=False)

    def hidden(self, text: str) -> str:
        """Return a server's text without the password, should it repeat it."""
        return text.replace(self.password, "…") if self.password else text


class Patience(Struct, frozen=True):
    """How many seconds a server has for each step.

    RFC 5321, 4.5.3.2, would have it wait five minutes for most of them; somebody sits
    before this one. The end of a message has all of the ten minutes that the RFC asks
    for: whoever gives up earlier does not know whether it was taken.

    Attributes:
        connect: until there is a connection, and TLS on it.
        command: for the greeting, and for the answer to a command.
        block: for each 64 KiB of a message.
        end: for the answer to the end of a message.
        total: for a message as a whole.
    """

    connect: float = 30.0
    command: float = 60.0
    block: float = 180.0
    end: float = 600.0
    total: float = 1800.0


class Server(Struct, frozen=True):
    """A mail server, and how it is spoken to.

    Attributes:
        host: its name, which its certificate must bear, or its address.
        port: 0 for the usual one of the security.
        security: none of it only for this computer's own server.
        login: who signs in; None: nobody does.
        authorities: a PEM file of certificates to trust beside the system's.
        patience: how long it may take.
    """

    host: str
    port: int = 0
    security: Security = Security.STARTTLS
    login: Login | None = None
    authorities: Path | None = None
    patience: Patience = Patience()

    @property
    def number(self) -> int:
        """The port that it is reached at."""
        return self.port or PORTS[self.security]

    @property
    def shown(self) -> str:
        """The server as people name it: `smtp.example.org:587`."""
        return f"{self.host}:{self.number}"

    @property
    def local(self) -> bool:
        """Whether it is on this computer, as far as its name tells."""
        return self.host.lower() == "localhost" or is_loopback(self.host)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the settings, before anybody is called."""
        found = []
        if not re.fullmatch(r"[^\s/@\x00-\x1f]+", self.host) or "://" in self.host:
            found.append(
                Problem(
                    "mail.server",
                    f"“{self.host}” is no name of a mail server",
                    hint="write it as in smtp.example.org, without anything around it",
                )
            )
        if not 0 <= self.port <= 65535:
            found.append(
                Problem("mail.server", f"there is no port {self.port}: 1 to 65535 are")
            )
        if self.security is Security.NONE:
            found += self._open_line()
        return tuple(found)

    def _open_line(self) -> list[Problem]:
        found = []
        if not self.local:
            found.append(
                Problem(
                    "mail.no-tls",
                    f"mail would go to {self.host} for all on the way to read",
                    hint="`security` is `starttls` or `tls`; `none` is only for a "
                    "server on this computer",
                )
            )
        if self.login:
            found.append(
                Problem(
                    "mail.no-tls",
                    "the password would go over the line for all to read",
                    hint="sign in only where `security` is `starttls` or `tls`",
                )
            )
        return found


class MailServerError(BriefError):
    """No message can be sent over a server, now or at all.

    Args:
        problem: what stands in the way.
        passing: it may be over in a while.
    """

    def __init__(self, problem: Problem, *, passing: bool = False) -> None:
        self.passing = passing
        super().__init__([problem])


def is_loopback(address: str) -> bool:
    """Whether an address is this computer's own, that nobody else reaches."""
    try:
        return ipaddress.ip_address(address.strip("[]").partition("%")[0]).is_loopback
    except ValueError:
        return False
