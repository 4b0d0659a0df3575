"""The print server (CUPS) of this computer, or the one that it prints through."""

import http.client
import socket

from briefmaker.delivery.printers.ipp import Answer, answer
from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct

PORT = 631
"""Where print servers listen (RFC 8010, 5)."""

PATIENCE = 15.0
"""Seconds that a server has for an answer."""


class Server(Struct, frozen=True):
    """A print server.

    Attributes:
        address: as `lpstat -H` says it: `localhost:631`, or the path of a socket.
    """

    address: str

    def uri(self, queue: str) -> str:
        """Return the name that IPP has for one of its queues."""
        host = "localhost" if self.address.startswith("/") else self.address
        return f"ipp://{host}/printers/{queue}"

    def ask(self, question: bytes) -> Answer:
        """Return the server's answer.

        Raises:
            BriefError: it cannot be reached, or does not answer as print servers do.
        """
        connection = self._connection()
        try:
            headers = {"Content-Type": "application/ipp", "Accept-Encoding": "identity"}
            connection.request("POST", "/", question, headers)
            response = connection.getresponse()
            data = response.read()
        except OSError as error:
            why = error.strerror or "it takes too long"
            raise BriefError([self._silent(why)]) from error
        except http.client.HTTPException as error:
            raise BriefError([self._silent("it speaks no IPP")]) from error
        finally:
            connection.close()
        if response.status != http.client.OK:
            raise BriefError([self._silent(f"{response.status} {response.reason}")])
        return answer(data)

    def _connection(self) -> http.client.HTTPConnection:
        if self.address.startswith("/"):
            return _OverSocket(self.address)
        host, _, port = self.address.partition(":")
        number = int(port) if port.isdigit() else PORT
        return http.client.HTTPConnection(host, number, timeout=PATIENCE)

    def _silent(self, why: str) -> Problem:
        return Problem(
            "print.no-server",
            f"the print server at {self.address} does not answer: {why}",
            hint="start printing on this computer (`sudo systemctl start cups`), or "
            "ask whoever looks after it",
        )


class _OverSocket(http.client.HTTPConnection):
    """HTTP over a socket that is a file, as CUPS listens on its own machine."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=PATIENCE)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(self._path)
