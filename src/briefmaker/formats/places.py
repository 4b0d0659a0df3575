"""Which line of the brief a printed block comes from, and the bookmark that says so.

A reviewer's comment in Word is led back to the author's YAML by the bookmark of the
paragraph that it stands in. The name is made of the address alone, so it stays the
same from one edition to the next, and can be made again where nothing else is left.
"""

import hashlib
import re

from briefmaker.problems import Address
from briefmaker.values import Struct

PREFIX = "bm_"
LONGEST = 40
"""Letters of a bookmark's name in Word."""

DIGEST = 8
NO_LETTER = re.compile(r"[^A-Za-z0-9]")


class Place(Struct, frozen=True):
    """Where a printed block stands in the brief.

    Attributes:
        address: the field.
        block: which block of it, from 1; nought if the field is one block.
    """

    address: Address
    block: int = 0

    @property
    def bookmark(self) -> str:
        """The name of its bookmark."""
        return bookmark(self.address, self.block)


def bookmark(address: Address, block: int = 0) -> str:
    """Return the name of the bookmark of a block, valid in Word.

    Args:
        block: which block of the field, from 1; nought if the field is one block.
    """
    parts = [str(part) for part in address] + ([str(block)] if block else [])
    name = PREFIX + "_".join(NO_LETTER.sub("_", part) for part in parts)
    return name if len(name) <= LONGEST else told_apart(name, "/".join(parts))


def told_apart(name: str, whole: str) -> str:
    """Return a name that is too long, or taken, with a digest of what it stands for."""
    digest = hashlib.sha1(whole.encode(), usedforsecurity=False).hexdigest()[:DIGEST]
    return f"{name[: LONGEST - DIGEST - 1]}_{digest}"
