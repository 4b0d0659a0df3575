"""Why a source or a passage was not taken into the library, as an exception."""

from enum import Enum


class Blame(Enum):
    """Where the reason lies; the command line chooses the exit status by it."""

    MATERIAL = "material"
    """The source, its page or its text."""
    WORDING = "wording"
    """What was asked for."""
    MACHINE = "machine"
    """The network or the disk."""


class Refused(Exception):  # noqa: N818, a refusal is an answer
    """The library stays as it is.

    Args:
        message: one sentence in an analyst's words, without its full stop.
        hint: what to do about it.
    """

    def __init__(
        self, message: str, hint: str = "", blame: Blame = Blame.MATERIAL
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.blame = blame


def misasked(message: str, hint: str = "") -> Refused:
    """Return the refusal of what cannot be meant as it was asked."""
    return Refused(message, hint, Blame.WORDING)
