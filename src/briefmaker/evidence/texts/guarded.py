"""Copies read within limits: they come from others, and may be made to do harm.

PDFium is a library of the system that a file may break, so PDFs are read by a process
of their own. All other copies are read by Python, which is stopped where it stands.
"""

from functools import partial

from briefmaker.apart import apart
from briefmaker.evidence.texts.reader import PDF, WARC, read_text
from briefmaker.evidence.texts.text import Text, Unreadable
from briefmaker.limits import Cause, Limits, StoppedError, limited

DENSE = 32
"""Bytes of a file that take no longer than one of a text of ours."""


def read_guarded(
    data: bytes, media_type: str, url: str = "", limits: Limits | None = None
) -> Text:
    """Return the text of a copy, as `read_text` does, or stop.

    Args:
        limits: the usual ones for a file of its size if there are none.

    Raises:
        Unreadable: it has no text that we can read, or reading it came to no end.
    """
    limits = limits or usual_limits(data)
    reading = partial(read_text, data, media_type, url)
    kind = media_type.partition(";")[0].strip().lower()
    try:
        if kind not in (PDF, WARC):
            return limited(reading, limits)
        # Loaded once, and not again by each process.
        from briefmaker.evidence.texts import pdfium  # noqa: F401

        return apart(reading, limits)
    except StoppedError as error:
        raise Unreadable(*_why(error, limits)) from error


def usual_limits(data: bytes) -> Limits:
    """Return what the reading of a file of others may take."""
    return Limits.usual(len(data) // DENSE)


def _why(error: StoppedError, limits: Limits) -> tuple[str, str]:
    """Return why reading was stopped, and what to do."""
    hint = "see whether it opens elsewhere; print it as a new PDF there and add that"
    if error.cause is Cause.TIME:
        return f"reading it had not come to an end after {limits.time}", hint
    if error.cause is Cause.MEMORY:
        return f"reading it took more than {limits.room} of memory", hint
    return "reading it ended the reader: it is damaged, or made to do harm", hint
