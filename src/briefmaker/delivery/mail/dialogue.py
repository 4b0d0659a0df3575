"""What is said over one connection to a mail server: commands, answers, TLS.

smtplib knows the commands. What it lets a server do, this does not: answer without end,
a byte at a time, or put answers in front of those that come under TLS.
"""

import re
import smtplib
import socket
import ssl
from contextlib import suppress

from briefmaker.delivery.mail.clock import Clock
from briefmaker.delivery.mail.obstacles import (
    cannot_connect,
    cannot_trust,
    refuses_to_talk,
    speaks_no_tls,
)
from briefmaker.delivery.mail.server import Security, Server, is_loopback

NAME = "[127.0.0.1]"
"""What we call ourselves.

RFC 5321, 4.1.4, wants the name of the machine, or an address if it has none that means
anything outside (4.1.3). A name or an address inside a ministry's network is nobody's
business; and many servers take a stranger who bears the sender's domain for a forger.
"""

LONGEST_LINE = 4096
MOST_LINES = 128
"""Of one answer; RFC 5321, 4.5.3.1.5, has 512 octets in a line."""

FAREWELL = 5.0
"""Seconds for the answer to QUIT, which nobody needs."""


class BrokenError(Exception):
    """The connection is of no more use; the text says why."""


class Dialogue(smtplib.SMTP):
    """An open connection to a mail server."""

    def __init__(self, connection: socket.socket, clock: Clock) -> None:
        super().__init__(local_hostname=NAME)
        self.sock = connection
        self._clock = clock
        self._unread = b""
        self._end = self._last = float("inf")

    def allow(self, seconds: float) -> None:
        """Let all that is said from now on take so long, together."""
        self._last = self._clock.ticks() + seconds

    @property
    def open(self) -> bool:
        """Whether more can be said."""
        return self.sock is not None

    def ask(self, seconds: float, verb: str, rest: str = "") -> tuple[int, str]:
        """Say a command, and return the code and the text of the answer.

        Raises:
            BrokenError: there is none.
        """
        line = f"{verb} {rest}" if rest else verb
        self.pour(f"{line}\r\n".encode(), seconds)
        return self.hear(seconds)

    def hear(self, seconds: float) -> tuple[int, str]:
        """Return the code and the text of an answer.

        Raises:
            BrokenError: there is none.
        """
        self._end = self._clock.ticks() + seconds
        code, text = self.getreply()
        return code, in_one_line(text)

    def introduce(self, seconds: float) -> tuple[int, str]:
        """Say EHLO, and learn what the server can do, forgetting what it could.

        Raises:
            BrokenError: there is no answer.
        """
        self._end = self._clock.ticks() + seconds
        self._patient()
        try:
            code, text = self.ehlo()
        except OSError as error:
            raise self._broken(error) from error
        return code, in_one_line(text)

    def pour(self, data: bytes, seconds: float) -> None:
        """Send octets as they are.

        Raises:
            BrokenError: they could not all be sent.
        """
        self._end = self._clock.ticks() + seconds
        try:
            self._patient().sendall(data)
        except OSError as error:
            raise self._broken(error) from error

    def getreply(self) -> tuple[int, bytes]:
        """Return an answer that has an end, by smtplib's name for it.

        Raises:
            BrokenError: there is none.
        """
        lines: list[bytes] = []
        while len(lines) < MOST_LINES:
            line = self._line()
            found = re.fullmatch(rb"([2-5]\d\d)(?:([ -])(.*))?", line, re.DOTALL)
            if found is None:
                said = in_one_line(line)
                raise self._broken(f"the server said what no mail server says: {said}")
            lines.append(found[3] or b"")
            if found[2] != b"-":
                return int(found[1]), b"\n".join(lines)
        raise self._broken("the server's answer has no end")

    def secure(self, context: ssl.SSLContext, host: str, seconds: float) -> None:
        """Put TLS on the connection.

        Raises:
            BrokenError: something was said already that TLS would seem to vouch for.
            OSError: there is no TLS with the server, or not with the right one.
        """
        if self._unread:
            raise self._broken("somebody puts words between us and the server")
        self._end = self._clock.ticks() + seconds
        self.sock = context.wrap_socket(self._patient(), server_hostname=host)

    def part(self) -> None:
        """Say QUIT, and close the connection."""
        if self.open:
            self.allow(FAREWELL)
            with suppress(BrokenError):
                self.ask(FAREWELL, "QUIT")
        self.close()

    def _line(self) -> bytes:
        while b"\n" not in self._unread:
            if len(self._unread) > LONGEST_LINE:
                raise self._broken("the server's answer has no end")
            try:
                heard = self._patient().recv(LONGEST_LINE)
            except OSError as error:
                raise self._broken(error) from error
            if not heard:
                raise self._broken("the server closed the connection")
            self._unread += heard
        line, _, self._unread = self._unread.partition(b"\n")
        return line.removesuffix(b"\r")

    def _patient(self) -> socket.socket:
        """Return the connection, which waits as long as there is patience left.

        Raises:
            BrokenError: there is none, or no connection.
        """
        left = min(self._end, self._last) - self._clock.ticks()
        if self.sock is None:
            raise BrokenError("there is no connection")
        if left <= 0:
            raise self._broken(TimeoutError())
        self.sock.settimeout(left)
        return self.sock

    def _broken(self, why: OSError | str) -> BrokenError:
        with suppress(OSError):
            self.close()
        if isinstance(why, str):
            return BrokenError(why)
        if isinstance(why, TimeoutError):
            return BrokenError("the server did not answer in time")
        return BrokenError(f"the connection broke: {why.strerror or 'no reason given'}")


def dialled(server: Server, clock: Clock) -> Dialogue:
    """Return a connection over which mail can be sent, but for signing in.

    Raises:
        MailServerError: there is none.
    """
    context = None if server.security is Security.NONE else _trusting(server)
    try:
        address = (server.host, server.number)
        connection = socket.create_connection(address, server.patience.connect)
    except (OSError, UnicodeError) as error:  # the latter where a name can be none
        raise cannot_connect(server, error) from error
    dialogue = Dialogue(connection, clock)
    dialogue.allow(server.patience.total)
    try:
        # The dot that ends a message must not wait for the answer to what it ends.
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if context is None and not is_loopback(str(connection.getpeername()[0])):
            raise cannot_trust(server, None)
        if context and server.security is Security.TLS:
            _secure(dialogue, server, context)
        _greet(dialogue, server)
        if context and server.security is Security.STARTTLS:
            _start_tls(dialogue, server, context)
    except BrokenError as broken:
        dialogue.close()
        raise refuses_to_talk(server, 0, str(broken)) from broken
    except BaseException:
        dialogue.close()
        raise
    return dialogue


def in_one_line(text: bytes) -> str:
    """Return what a server said as one line that a terminal can show."""
    words = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text.decode("utf-8", "replace"))
    return words.strip()[:300]


def _trusting(server: Server) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if server.authorities:
        try:
            context.load_verify_locations(cafile=server.authorities)
        except OSError as error:
            raise cannot_trust(server, error) from error
    return context


def _secure(dialogue: Dialogue, server: Server, context: ssl.SSLContext) -> None:
    try:
        dialogue.secure(context, server.host, server.patience.connect)
    except ssl.SSLCertVerificationError as error:
        raise cannot_trust(server, error) from error
    except OSError as error:
        raise speaks_no_tls(server, error.strerror or "it does not answer") from error


def _greet(dialogue: Dialogue, server: Server) -> None:
    code, said = dialogue.hear(server.patience.command)
    if code == 220:
        code, said = dialogue.introduce(server.patience.command)
    if code not in (220, 250):
        raise refuses_to_talk(server, code, said)


def _start_tls(dialogue: Dialogue, server: Server, context: ssl.SSLContext) -> None:
    if not dialogue.has_extn("starttls"):
        raise speaks_no_tls(server, "it does not offer STARTTLS")
    code, said = dialogue.ask(server.patience.command, "STARTTLS")
    if code == 454:
        raise refuses_to_talk(server, code, said)
    if code != 220:
        raise speaks_no_tls(server, f"it offers STARTTLS, and then says {code} {said}")
    _secure(dialogue, server, context)
    code, said = dialogue.introduce(server.patience.command)
    if code != 250:
        raise refuses_to_talk(server, code, said)
