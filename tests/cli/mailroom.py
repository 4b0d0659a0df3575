"""A desk with a brief to be mailed, and a mail server that takes it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from socket import socket
from typing import Any

from aiosmtpd.controller import Controller

BRIEF = """kind: memo
title: Meters would show where the water of the valley goes
topic: Water
date: 2025-10-13
cutoff: 2025-10-12
id: WD-2025-007
version: "1.0"
status: final
marking: TLP:AMBER
from: Water desk
to: [Deputy minister]
language: en
policy: release
bottom_line: |
  The lower valley was dry in August. Meter the canals before the season.
decision:
  ask: approve meters on the main canals
  by: 2025-10-20
judgements:
  - text: The valley is {likely}`likely` to be short of water again.
    confidence: low
    because: nobody has counted
sections:
  - heading: What we know
    body: Nobody knows how much water leaves the canals on its way.
  - heading: What we ask of the cabinet
    audience: [cabinet]
    body: The cabinet may say nothing of this before the budget.
  - heading: What the press may hear
    audience: [press]
    body: The ministry looks into meters for the canals.
"""

SETTINGS = """[mail]
from = "Water desk <desk@example.org>"
server = "127.0.0.1"
port = {port}
security = "none"
rate = 6000
"""


@dataclass
class Office:
    """Stands in for a mail server: what came, and how each address is answered.

    Attributes:
        answers: to `RCPT`, by address.
        severed: whose message is taken, but the answer lost.
        after: called when a message is whole, before it is answered.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    severed: str = ""
    after: Callable[[str], None] | None = None
    came: list[tuple[tuple[str, ...], bytes]] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802, named so by aiosmtpd
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if said := self.answers.get(address):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: Any, _session: Any, envelope: Any
    ) -> str:
        self.came.append((tuple(envelope.rcpt_tos), envelope.content))
        if self.after:
            self.after(envelope.rcpt_tos[0])
        if self.severed in envelope.rcpt_tos:
            server.transport.abort()
        return "250 taken"

    @property
    def reached(self) -> list[str]:
        """Who has got something, each time it came."""
        return [each for addresses, _ in self.came for each in addresses]

    def message(self, number: int = 0) -> EmailMessage:
        """Return a message as its reader's program has it."""
        found = message_from_bytes(self.came[number][1], policy=default)
        assert isinstance(found, EmailMessage)
        return found


@contextmanager
def serving(office: Office) -> Iterator[int]:
    """Yield the port of a server that answers so."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def desk(folder: Path, port: int = 1, brief: str = BRIEF, more: str = "") -> Path:
    """Make a workspace with one brief and a server, and return it."""
    (folder / "briefs").mkdir(parents=True, exist_ok=True)
    (folder / "briefs" / "water.yaml").write_text(brief, encoding="utf-8")
    settings = SETTINGS.format(port=port) + more
    (folder / "briefmaker.toml").write_text(settings, encoding="utf-8")
    return folder
