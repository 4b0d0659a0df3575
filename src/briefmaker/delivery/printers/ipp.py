"""IPP as bytes: questions to a print server, and its answers as plain values.

The Internet Printing Protocol, RFC 8010 (encoding) and RFC 8011 (operations), as far
as it is needed to read a queue and a job. Jobs are handed in by `lp`, which knows the
user's settings and how to prove who they are.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct

VERSION = b"\x02\x00"
"""IPP/2.0, which CUPS and every printer of IPP Everywhere speaks."""

GET_JOB_ATTRIBUTES = 0x0009
GET_JOBS = 0x000A
GET_PRINTER_ATTRIBUTES = 0x000B
CUPS_GET_DEFAULT = 0x4001
CUPS_GET_PRINTERS = 0x4002

OPERATION, JOB, END, PRINTER = 0x01, 0x02, 0x03, 0x04
"""Tags that begin a group of attributes, or end the message (RFC 8010, 3.5.1)."""

LAST_DELIMITER = 0x0F
INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
RANGE, COLLECTION, END_COLLECTION, MEMBER = 0x33, 0x34, 0x37, 0x4A
KEYWORD, URI, CHARSET, LANGUAGE = 0x44, 0x45, 0x47, 0x48
WITH_LANGUAGE = frozenset({0x35, 0x36})
TEXTS = range(0x41, 0x4A)
OUT_OF_BAND = range(0x10, 0x20)
"""Values such as `no-value` and `unknown`, which have no bytes."""

SUCCESSFUL = 0x0100
"""Answers below this did what was asked (RFC 8011, B.1)."""

NOT_FOUND = 0x0406
DEEPEST = 16
"""How many collections may be inside each other before an answer is refused."""

Value: TypeAlias = "int | bool | str | tuple[int, int] | bytes | Attributes"
Attributes: TypeAlias = "Mapping[str, tuple[Value, ...]]"


class Answer(Struct, frozen=True):
    """What a server answered.

    Attributes:
        status: its status code; `SUCCESSFUL` and above are refusals.
        groups: for each group of attributes its tag (`PRINTER`, `JOB` …) and content.
    """

    status: int
    groups: tuple[tuple[int, Attributes], ...]

    @property
    def done(self) -> bool:
        """Whether it did what was asked."""
        return self.status < SUCCESSFUL

    def group(self, tag: int) -> Attributes:
        """Return the first group of attributes of a kind, or an empty one."""
        return next(self.all(tag), {})

    def all(self, tag: int) -> "Iterator[Attributes]":
        """Yield the groups of attributes of a kind."""
        return (content for kind, content in self.groups if kind == tag)


def question(
    operation: int,
    uri: str = "",
    *,
    wanted: Sequence[str] = (),
    job: int | None = None,
) -> bytes:
    """Return a request as bytes.

    Args:
        operation: its number, `GET_PRINTER_ATTRIBUTES` …
        uri: the printer that is asked about; nothing for all of them.
        wanted: names of the attributes to be told.
        job: the number of the job that is asked about.
    """
    parts = [VERSION, struct.pack(">HIB", operation, 1, OPERATION)]
    parts.append(_attribute(CHARSET, "attributes-charset", b"utf-8"))
    parts.append(_attribute(LANGUAGE, "attributes-natural-language", b"en"))
    if uri:
        parts.append(_attribute(URI, "printer-uri", uri.encode()))
    if job is not None:
        parts.append(_attribute(INTEGER, "job-id", struct.pack(">i", job)))
    for at, name in enumerate(wanted):
        called = "requested-attributes" if at == 0 else ""
        parts.append(_attribute(KEYWORD, called, name.encode()))
    parts.append(bytes([END]))
    return b"".join(parts)


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    called = name.encode()
    lengths = struct.pack(">BH", tag, len(called))
    return lengths + called + struct.pack(">H", len(value)) + value


def answer(data: bytes) -> Answer:
    """Return a response as values.

    Raises:
        BriefError: the bytes are no answer of a print server.
    """
    try:
        return _Reader(data).answer()
    except (struct.error, UnicodeDecodeError, IndexError, RecursionError) as error:
        raise BriefError([_GARBLED]) from error


class _Reader:
    """Reads one message from its first byte to its last."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def answer(self) -> Answer:
        _, status, _ = self._take(">HHI")
        groups: list[tuple[int, dict[str, tuple[Value, ...]]]] = []
        name = ""
        while True:
            (tag,) = self._take(">B")
            if tag == END:
                return Answer(status, tuple(groups))
            if tag <= LAST_DELIMITER:
                groups.append((tag, {}))
                continue
            name = self._text() or name
            value = self._value(tag, 0)
            content = groups[-1][1]
            if value is not None:
                content[name] = (*content.get(name, ()), value)
            else:
                content.setdefault(name, ())

    def _value(self, tag: int, depth: int) -> "Value | None":
        """Return the value that begins here; nothing for one that is out of band."""
        data = self._bytes()
        if tag == COLLECTION:
            return self._collection(depth + 1)
        if tag in OUT_OF_BAND:
            return None
        if tag in (INTEGER, ENUM):
            return int(struct.unpack(">i", data)[0])
        if tag == BOOLEAN:
            return data != b"\x00"
        if tag == RANGE:
            low, high = struct.unpack(">ii", data)
            return low, high
        if tag in WITH_LANGUAGE:
            (length,) = struct.unpack_from(">H", data)
            return data[length + 4 :].decode()
        return data.decode() if tag in TEXTS else data

    def _collection(self, depth: int) -> Attributes:
        """Return the members of a collection (RFC 8010, 3.1.6)."""
        if depth > DEEPEST:
            raise IndexError(depth)
        members: dict[str, tuple[Value, ...]] = {}
        name = ""
        while True:
            (tag,) = self._take(">B")
            self._text()
            if tag == END_COLLECTION:
                self._bytes()
                return members
            if tag == MEMBER:
                name = self._bytes().decode()
                continue
            value = self._value(tag, depth)
            if value is not None:
                members[name] = (*members.get(name, ()), value)

    def _take(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return found

    def _bytes(self) -> bytes:
        (length,) = self._take(">H")
        found = self._data[self._at : self._at + length]
        if len(found) < length:
            raise IndexError(length)
        self._at += length
        return found

    def _text(self) -> str:
        return self._bytes().decode()


_GARBLED = Problem(
    "print.garbled",
    "the print server's answer cannot be understood",
    hint="see with `lpstat -t` whether printing works on this computer at all",
)
