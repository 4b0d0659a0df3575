"""What is attached to a letter, as the letter names it."""

import hashlib

from briefmaker.values import Struct


class Enclosure(Struct, frozen=True):
    """A file that travels with a letter.

    Attributes:
        name: its file name.
        data_size: in bytes.
        sha256: the digest of its bytes, so that a reader can tell it from another.
        pages: nought for a file without pages.
    """

    name: str
    data_size: int
    sha256: str
    pages: int = 0


def enclosed(name: str, data: bytes, pages: int = 0) -> Enclosure:
    """Return how a letter names a file that goes with it."""
    return Enclosure(name, len(data), hashlib.sha256(data).hexdigest(), pages)
