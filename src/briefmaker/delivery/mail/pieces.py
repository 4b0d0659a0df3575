"""The bytes of messages that were not sent yet, each attachment stored once.

A message is cut where its parts begin and where their headers end; the same piece in
a thousand messages, as the memo itself, is one row. Put together in order, the pieces
are the message again, byte for byte.
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterator

LARGE = 4096
"""Octets from which on a piece is worth a row of its own."""

# Before each empty line, and before each that may be a boundary (RFC 2046, 5.1.1).
_JOINT = re.compile(rb"\r\n(?=\r\n|--)")


def store(connection: sqlite3.Connection, message: int, data: bytes) -> None:
    """Store the bytes of a message."""
    for place, piece in enumerate(_cut(data)):
        digest = hashlib.sha256(piece).digest()
        connection.execute(
            "INSERT INTO piece VALUES (?, ?) ON CONFLICT DO NOTHING", (digest, piece)
        )
        connection.execute(
            "INSERT INTO layout VALUES (?, ?, ?)", (message, place, digest)
        )


def fetched(connection: sqlite3.Connection, message: int) -> bytes:
    """Return the bytes of a message; none where they were dropped."""
    rows = connection.execute(
        "SELECT data FROM layout JOIN piece ON piece.sha256 = layout.piece "
        "WHERE message = ? ORDER BY place",
        (message,),
    )
    return b"".join(data for (data,) in rows)


def drop(connection: sqlite3.Connection, message: int) -> None:
    """Drop the bytes of a message, and of its pieces those that no other one has."""
    digests = [
        digest
        for (digest,) in connection.execute(
            "SELECT DISTINCT piece FROM layout WHERE message = ?", (message,)
        )
    ]
    connection.execute("DELETE FROM layout WHERE message = ?", (message,))
    for digest in digests:
        connection.execute(
            "DELETE FROM piece WHERE sha256 = ? "
            "AND NOT EXISTS (SELECT 1 FROM layout WHERE piece = ?)",
            (digest, digest),
        )


def _cut(data: bytes) -> Iterator[bytes]:
    """Yield the pieces of a message: large ones, and what lies between them."""
    small, start = b"", 0
    for end in (*(joint.end() for joint in _JOINT.finditer(data)), len(data)):
        piece = data[start:end]
        if len(piece) < LARGE:
            small += piece
        else:
            yield from (each for each in (small, piece) if each)
            small = b""
        start = end
    if small:
        yield small
