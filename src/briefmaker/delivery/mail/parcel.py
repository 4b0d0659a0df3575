"""A finished message with its envelope, and what makes it the same one again."""

import hashlib
import re

from briefmaker.values import Struct

LONGEST_LINE = 998
"""Octets of a line without its end (RFC 5322, 2.1.1)."""

_NOT_IN_AN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\x9f\s<>]")


class Parcel(Struct, frozen=True):
    """One message for one recipient, or one for all of them.

    Attributes:
        brief: the id of the brief that it carries.
        version: of the brief.
        content: SHA-256 of what its reader gets, without what changes from run to
            run, as the date: the same content is the same message.
        sender: where the server reports what it could not deliver.
        to: the recipients, as bare addresses.
        data: the message itself, its lines ended by CR and LF.

    Raises:
        ValueError: it is none that could be sent as it is.
    """

    brief: str
    version: str
    content: str
    sender: str
    to: tuple[str, ...]
    data: bytes

    def __post_init__(self) -> None:
        if not self.to:
            raise ValueError("a message without a recipient")
        for address in (self.sender, *self.to):
            if not address or _NOT_IN_AN_ADDRESS.search(address):
                raise ValueError(f"not a bare address: {address!r}")
        # What servers take for the end of a line differs for a lone CR or LF: a
        # second message could hide behind one (CVE-2023-51764 and its family).
        ends = {self.data.count(each) for each in (b"\r", b"\n", b"\r\n")}
        if len(ends) > 1 or not self.data.endswith(b"\r\n"):
            raise ValueError("lines of a message end in CR and LF")
        if max(map(len, self.data.split(b"\r\n"))) > LONGEST_LINE:
            raise ValueError("a line of more than 998 octets")

    @property
    def keys(self) -> tuple[str, ...]:
        """What each recipient's copy is remembered by, in the order of `to`."""
        return tuple(
            key_of(self.brief, self.version, self.content, each) for each in self.to
        )

    @property
    def key(self) -> str:
        """What the message is remembered by: a recipient's own, or that of all."""
        if len(self.to) == 1:
            return self.keys[0]
        return _digest(*sorted(self.keys))


def key_of(brief: str, version: str, content: str, recipient: str) -> str:
    """Return what a recipient's copy of a message is remembered by.

    Capitals make no other recipient: a server may tell `Anna@` from `anna@` (RFC 5321,
    2.4), hardly any does, and two copies are worse than one.
    """
    return _digest(brief, version, content, recipient.casefold())


def _digest(*parts: str) -> str:
    # A part cannot hold the separator, so no two lists of parts read the same.
    joined = "\0".join(part.replace("\0", "") for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
