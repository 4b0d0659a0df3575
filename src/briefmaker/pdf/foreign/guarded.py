"""A PDF of others opened by a process of its own: what it breaks is not ours."""

from functools import partial
from pathlib import Path

from briefmaker.apart import apart
from briefmaker.limits import Limits, StoppedError
from briefmaker.pdf.foreign import telling
from briefmaker.pdf.foreign.leaf import Foreign
from briefmaker.pdf.foreign.opening import opened
from briefmaker.problems import BriefError

DENSE = 8
"""Bytes of a file that take no longer than one of a text of ours."""


def opened_apart(file: Path, *, grey: bool = False) -> Foreign:
    """Open a PDF of others, as `opened` does, or stop.

    Raises:
        BriefError: it cannot be placed, or opening it came to no end.
        OSError: it cannot be read.
    """
    data = file.read_bytes()
    limits = Limits.usual(len(data) // DENSE)
    try:
        return apart(partial(opened, data, file.name, grey=grey), limits)
    except StoppedError as error:
        raise BriefError([telling.stopped(file.name, error, limits)]) from error
