"""Messages over one connection to a mail server (RFC 5321).

Whatever a server does, each recipient gets an answer of four kinds: sent, refused for
good, try again, or unknown: the connection broke when the server may have had it.
"""

from collections.abc import Callable, Sequence

from briefmaker.delivery.mail.clock import Clock
from briefmaker.delivery.mail.dialogue import BrokenError, Dialogue, dialled
from briefmaker.delivery.mail.obstacles import wants_sign_in
from briefmaker.delivery.mail.server import Server
from briefmaker.delivery.mail.signing_in import sign_in
from briefmaker.delivery.mail.standing import Answer, State
from briefmaker.values import Struct, field

DONE = 250
FORWARDED = 251
START_INPUT = 354
CLOSING = 421
SIGN_IN_FIRST = (530, 538)
"""Answers of RFC 4954, 6, that no other message would change."""

BLOCK = 1 << 16
"""Octets of a message that are handed to the system at a time."""

MEGABYTE = 1_000_000

HandingOver = Callable[[tuple[str, ...]], None]
"""Called with the accepted recipients right before the dot that ends a message."""


class Line(Struct):
    """A connection over which messages go, one after the other.

    Attributes:
        carried: how many messages went over it, or were refused.
    """

    server: Server
    dialogue: Dialogue
    carried: int = 0

    @property
    def open(self) -> bool:
        """Whether another message can go over it, as far as we know."""
        return self.dialogue.open

    def ready(self) -> bool:
        """Whether the server still listens: some hang up on whoever pauses."""
        if not self.open:
            return False
        self.dialogue.allow(self.server.patience.command)
        try:
            code, _ = self.dialogue.ask(self.server.patience.command, "RSET")
        except BrokenError:
            return False
        if code != DONE:
            self.dialogue.close()
        return self.open

    def deliver(
        self,
        sender: str,
        recipients: Sequence[str],
        data: bytes,
        handing_over: HandingOver,
    ) -> dict[str, Answer]:
        """Send a message, and return what came of it for each recipient.

        Raises:
            MailServerError: the server takes no message at all.
            Exception: whatever `handing_over` raises; the message was not handed over.
        """
        self.carried += 1
        self.dialogue.allow(self.server.patience.total)
        transaction = _Transaction(
            self.server, self.dialogue, sender, tuple(recipients), data
        )
        try:
            transaction.carry_out(handing_over)
        except BrokenError as broken:
            transaction.end_with(transaction.if_broken, 0, str(broken))
        except BaseException:
            self.dialogue.close()  # without the dot no message has come to its end
            raise
        return transaction.answers

    def close(self) -> None:
        """Take leave."""
        self.dialogue.part()


def line(server: Server, clock: Clock) -> Line:
    """Return a connection to a server that takes mail from us.

    Raises:
        MailServerError: there is none.
    """
    dialogue = dialled(server, clock)
    try:
        sign_in(dialogue, server)
    except BaseException:
        dialogue.close()
        raise
    return Line(server, dialogue)


class _Transaction(Struct):
    server: Server
    dialogue: Dialogue
    sender: str
    recipients: tuple[str, ...]
    data: bytes
    answers: dict[str, Answer] = field(default_factory=dict)
    if_broken: State = State.WAITING

    def carry_out(self, handing_over: HandingOver) -> None:
        """Send the envelope and the message, and fill in the answers.

        Raises:
            BrokenError: the connection broke; the answers so far stand.
            MailServerError: the server takes no message at all.
        """
        if unfit := self._unfit():
            self.end_with(State.REFUSED, 0, unfit)
            return
        if not self._envelope():
            return
        accepted = tuple(each for each in self.recipients if each not in self.answers)
        code, said = self.dialogue.ask(self.server.patience.command, "DATA")
        if code != START_INPUT:
            self._settle(code, said)
            return
        self._pour()
        handing_over(accepted)
        self.if_broken = State.UNKNOWN
        self.dialogue.pour(b".\r\n", self.server.patience.block)
        code, said = self.dialogue.hear(self.server.patience.end)
        if code == DONE:
            self.end_with(State.SENT, code, said)
        else:
            self._settle(code, said)

    def end_with(self, state: State, code: int, text: str) -> None:
        """Give the same answer to all recipients who have none."""
        for each in self.recipients:
            self.answers.setdefault(each, Answer(state, code, text))

    def _unfit(self) -> str:
        """Return why this message is not for this server; empty if it is."""
        features = self.dialogue.esmtp_features
        most = features.get("size", "").strip()
        if most.isdecimal() and 0 < int(most) < len(self.data):
            return (
                f"the message has {_megabytes(len(self.data))}, the server takes "
                f"{_megabytes(int(most))} at most"
            )
        if not self.data.isascii() and "8bitmime" not in features:
            return "the server takes only plain 7-bit mail"
        if self._international and "smtputf8" not in features:
            return "the server takes no addresses with such letters"
        return ""

    @property
    def _international(self) -> bool:
        return not "".join((self.sender, *self.recipients)).isascii()

    def _envelope(self) -> bool:
        """Name sender and recipients; whether the server wants the message then."""
        options = ""
        if "size" in self.dialogue.esmtp_features:
            options += f" SIZE={len(self.data)}"
        if not self.data.isascii():
            options += " BODY=8BITMIME"
        if self._international:
            options += " SMTPUTF8"
        patience = self.server.patience.command
        from_whom = f"FROM:<{self.sender}>{options}"
        code, said = self.dialogue.ask(patience, "MAIL", from_whom)
        if code in SIGN_IN_FIRST:
            raise wants_sign_in(self.server, code, said)
        if code != DONE:
            self._settle(code, said)
            return False
        for each in self.recipients:
            code, said = self.dialogue.ask(patience, "RCPT", f"TO:<{each}>")
            if code == CLOSING:
                self._settle(code, said)
                return False
            if code not in (DONE, FORWARDED):
                self.answers[each] = Answer(self._meaning(code), code, said)
        return len(self.answers) < len(self.recipients)

    def _pour(self) -> None:
        """Send the message, all but the dot that ends it."""
        first = b"." if self.data.startswith(b".") else b""
        stuffed = first + self.data.replace(b"\r\n.", b"\r\n..")  # RFC 5321, 4.5.2
        for start in range(0, len(stuffed), BLOCK):
            block = stuffed[start : start + BLOCK]
            self.dialogue.pour(block, self.server.patience.block)

    def _settle(self, code: int, said: str) -> None:
        """Give those recipients an answer who have none, after one that ends it all."""
        self.end_with(self._meaning(code), code, said)
        if code == CLOSING or code // 100 not in (4, 5):
            self.dialogue.close()

    def _meaning(self, code: int) -> State:
        """Return what a no means; one that is none, as if there were no answer."""
        by_first_digit = {4: State.WAITING, 5: State.REFUSED}  # RFC 5321, 4.2.1
        return by_first_digit.get(code // 100, self.if_broken)


def _megabytes(octets: int) -> str:
    return f"{octets / MEGABYTE:.1f} MB"
