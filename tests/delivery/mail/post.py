"""Mail servers of the tests' own: one that is real (aiosmtpd), one that misbehaves."""

import asyncio
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from briefmaker.delivery.mail.parcel import Parcel
from briefmaker.delivery.mail.server import Patience, Security, Server

HOST = "localhost"
BRISK = Patience(connect=5.0, command=5.0, block=5.0, end=5.0, total=20.0)
HASTY = Patience(connect=0.5, command=0.4, block=5.0, end=5.0, total=20.0)
HASTY_AT_THE_END = Patience(connect=5.0, command=5.0, block=5.0, end=0.3, total=20.0)

Answers = Callable[[str, str], str | None]
"""Takes a verb and an address or a subject; returns an answer, or None for yes."""


def parcel(
    to: str = "anna@example.org", subject: str = "A memo", **other: str
) -> Parcel:
    """Return a message to one recipient, or to several with commas between them."""
    text = other.get("text", "The bottom line.\r\n.\r\n..and dots\r\n")
    name = f"{subject}.{to}".replace(" ", "-")
    head = f"Subject: {subject}\r\nTo: {to}\r\nMessage-ID: <{name}>\r\n\r\n"
    return Parcel(
        brief=other.get("brief", "BM-2025-001"),
        version=other.get("version", "1.0"),
        content=other.get("content", "0" * 64),
        sender="desk@example.org",
        to=tuple(to.split(",")),
        data=f"{head}{text}".encode(),
    )


@dataclass(slots=True)
class Ticking:
    """A clock on which a pause takes no time."""

    time: float = 1_760_000_000.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def ticks(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds
        self.slept.append(seconds)


@dataclass(frozen=True, slots=True)
class Certificates:
    """What a test's own authority has signed; each a PEM file with its key."""

    authority: Path
    good: Path
    expired: Path
    of_another: Path


def certificates(folder: Path) -> Certificates:
    """Make an authority and certificates with the openssl program."""
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")

    def openssl(*words: str) -> None:
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    def signed(name: str, days: int, alternative: str) -> Path:
        openssl("req", *curve, "-subj", "/CN=test", "-addext",
                f"subjectAltName={alternative}", "-keyout", f"{name}.key",
                "-out", f"{name}.csr")  # fmt: skip
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey",
                "ca.key", "-days", str(days), "-copy_extensions", "copyall",
                "-out", f"{name}.crt")  # fmt: skip
        whole = folder / f"{name}.pem"
        parts = [
            (folder / f"{name}.{each}").read_text("ascii") for each in ("key", "crt")
        ]
        whole.write_text("".join(parts), "ascii")
        return whole

    openssl("req", "-x509", *curve, "-subj", "/CN=Authority of a test", "-days", "2",
            "-keyout", "ca.key", "-out", "ca.pem")  # fmt: skip
    return Certificates(
        authority=folder / "ca.pem",
        good=signed("good", 2, "DNS:localhost,IP:127.0.0.1"),
        expired=signed("expired", -1, "DNS:localhost"),
        of_another=signed("other", 2, "DNS:mail.example.org"),
    )


def context_of(certificate: Path) -> ssl.SSLContext:
    """Return what a server needs to show a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@dataclass(slots=True)
class Office:
    """An aiosmtpd server: what it says, and what has arrived.

    Attributes:
        answer: what it says to RCPT (with the address), DATA (with the subject), and
            before its answer to DATA is sent (`ARRIVED`, the message being kept).
        arrived: envelopes, in the order of arrival.
        names: what clients called themselves.
    """

    port: int = 0
    certificate: Path | None = None
    answer: Answers = lambda _verb, _about: None
    arrived: list[Envelope] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    connections: int = 0

    async def handle_EHLO(  # noqa: N802, aiosmtpd's name
        self, _server: SMTP, session: Session, _envelope: Envelope, name: str,
        responses: list[str],
    ) -> list[str]:  # fmt: skip
        session.host_name = name
        self.names.append(name)
        return responses

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str,
        _options: list[str],
    ) -> str:  # fmt: skip
        said = self.answer("RCPT", address)
        if said is None:
            envelope.rcpt_tos.append(address)
        return said or "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        subject = subject_of(envelope)
        said = self.answer("DATA", subject)
        if said == "":
            server.transport.abort()
            return ""
        if said is None:
            self.arrived.append(envelope)
            if self.answer("ARRIVED", subject) == "":
                server.transport.abort()
                return ""
        return said or "250 2.0.0 Taken"

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str,
        who: LoginPassword,
    ) -> AuthResult:  # fmt: skip
        login = (who.login.decode(), who.password.decode())
        self.logins.append(login)
        return AuthResult(success=login == ("anna", "пароль"), handled=False)

    def server(self, security: Security = Security.STARTTLS, **other: object) -> Server:
        """Return the settings with which this server is reached."""
        wanted: dict[str, object] = {"patience": BRISK, **other}
        return Server(HOST, self.port, security, **wanted)  # type: ignore[arg-type]


def subject_of(envelope: Envelope) -> str:
    """Return the subject of what arrived, a line of its own in these tests."""
    content = envelope.original_content or b""
    return content.partition(b"\r\n")[0].removeprefix(b"Subject: ").decode()


@contextmanager
def office(
    certificate: Path | None = None, *, tls: bool = False, **settings: object
) -> Iterator[Office]:
    """Run a server in a thread, until its user has enough of it.

    Args:
        certificate: for STARTTLS; without one there is no TLS.
        tls: TLS from the beginning instead.
        settings: of `aiosmtpd.smtp.SMTP`.
    """
    running = Office()
    context = context_of(certificate) if certificate else None
    loop = asyncio.new_event_loop()

    def connected() -> SMTP:
        running.connections += 1
        return SMTP(
            running,
            hostname="mx.example.org",
            loop=loop,
            tls_context=None if tls else context,
            require_starttls=bool(context) and not tls,
            authenticator=running.authenticate,
            **settings,  # type: ignore[arg-type]
        )

    started = threading.Event()

    async def serve() -> None:
        made = await loop.create_server(
            connected, "127.0.0.1", 0, ssl=context if tls else None
        )
        running.port = made.sockets[0].getsockname()[1]
        started.set()
        async with made:
            with suppress(asyncio.CancelledError):
                await made.serve_forever()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for each in others:
            each.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    task = loop.create_task(serve())
    thread = threading.Thread(target=loop.run_until_complete, args=(task,))
    thread.start()
    started.wait(10)
    try:
        yield running
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join(10)
        loop.close()


HANG = "hang"
DROP = "drop"

GOOD_MANNERS: Mapping[str, bytes] = {
    "": b"220 mx.example.org ESMTP\r\n",
    "EHLO": b"250-mx.example.org\r\n250 8BITMIME\r\n",
    "MAIL": b"250 OK\r\n",
    "RCPT": b"250 OK\r\n",
    "DATA": b"354 Go on\r\n",
    ".": b"250 OK\r\n",
    "RSET": b"250 OK\r\n",
    "QUIT": b"221 Bye\r\n",
}
"""What a server says to each verb; to nothing at first, and to the end of a message."""


@dataclass(slots=True)
class Rude:
    """A server that says to each verb what the test wants, or hangs, or hangs up.

    Attributes:
        said: answers by verb; a sequence is said one after the other, the last again.
        heard: all that clients said.
        certificate: for the handshake after a `220` to STARTTLS.
        drip: seconds between two bytes of what it says.
    """

    said: Mapping[str, bytes | str | Sequence[bytes | str]]
    certificate: Path | None = None
    drip: float = 0.0
    port: int = 0
    heard: list[bytes] = field(default_factory=list)
    times: dict[str, int] = field(default_factory=dict)
    over: threading.Event = field(default_factory=threading.Event)

    def server(self, security: Security = Security.NONE, **other: object) -> Server:
        """Return the settings with which this server is reached."""
        wanted: dict[str, object] = {"patience": BRISK, **other}
        return Server("127.0.0.1", self.port, security, **wanted)  # type: ignore[arg-type]

    def talk(self, connection: socket.socket) -> None:
        """Serve one client."""
        in_data = False
        verb: str | None = ""
        with suppress(OSError):
            while True:
                said = {**GOOD_MANNERS, **self.said}.get(verb, b"502 What?\r\n")
                if not isinstance(said, bytes | str):
                    nth = self.times.setdefault(verb, 0)
                    self.times[verb] += 1
                    said = said[min(nth, len(said) - 1)]
                if said == HANG:
                    self.over.wait(10)
                if isinstance(said, str):
                    break
                step = 1 if self.drip else len(said)
                for start in range(0, len(said), step):
                    connection.sendall(said[start : start + step])
                    time.sleep(self.drip)
                if verb == "STARTTLS" and self.certificate and said.startswith(b"220"):
                    context = context_of(self.certificate)
                    connection = context.wrap_socket(connection, server_side=True)
                in_data = verb == "DATA" and said.startswith(b"354")
                verb = self._next_verb(connection, in_data)
                if verb is None:
                    break
        with suppress(OSError):
            connection.close()

    def _next_verb(self, connection: socket.socket, in_data: bool) -> str | None:
        end = b"\r\n.\r\n" if in_data else b"\r\n"
        read = b"\r\n" if in_data else b""
        while not read.endswith(end):
            part = connection.recv(1 << 16)
            if not part:
                self.heard.append(read)
                return None
            read += part
        self.heard.append(read)
        return "." if in_data else read[:-2].decode().partition(" ")[0].upper()


@contextmanager
def rude(certificate: Path | None = None, **said: object) -> Iterator[Rude]:
    """Run a server that misbehaves; `GREETING` and `DOT` name what has no verb."""
    names = {"GREETING": "", "DOT": "."}
    running = Rude({names.get(key, key): value for key, value in said.items()})  # type: ignore[misc]
    running.certificate = certificate
    threads = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        running.port = listening.getsockname()[1]
        listening.settimeout(0.05)

        def serve() -> None:
            while not running.over.is_set():
                with suppress(TimeoutError):
                    connection, _ = listening.accept()
                    connection.settimeout(5)
                    thread = threading.Thread(target=running.talk, args=(connection,))
                    threads.append(thread)
                    thread.start()

        accepting = threading.Thread(target=serve)
        accepting.start()
        try:
            yield running
        finally:
            running.over.set()
            accepting.join(10)
            for each in threads:
                each.join(10)
