"""How the kept copy of a source stands: there, sealed only, changed, gone."""

from enum import StrEnum
from typing import TYPE_CHECKING

from briefmaker.evidence.texts.text import Text
from briefmaker.values import Struct

if TYPE_CHECKING:
    from briefmaker.evidence.passages.seal import Seal


class Standing(StrEnum):
    """What became of a copy when we went to read it."""

    KEPT = "kept"
    """Its bytes are those that the library records."""
    SEALED = "sealed"
    """It is not at hand, but its seal is: passages can be checked against that."""
    CHANGED = "changed"
    """It is there with other bytes than the library records."""
    MISSING = "missing"
    """Neither copy nor seal is at hand, or the library names none."""
    UNREADABLE = "unreadable"
    """It is there, but has no text that we can read."""


class Kept(Struct, frozen=True):
    """The copy of one source, as far as it could be read.

    Attributes:
        text: its words, if it is kept or changed.
        seal: its seal, if its hash is the one that is recorded; not looked for where
            the copy itself is as recorded, or cannot be read.
        data: where its bytes are needed again (a PDF's ink); nothing for a seal.
        reason: one sentence that says what is wrong, without its full stop; of a
            kept copy, that another reader once read another text from it.
        hint: what to do about it.
    """

    source: str
    standing: Standing
    text: Text | None = None
    seal: "Seal | None" = None
    data: bytes = b""
    reason: str = ""
    hint: str = ""
