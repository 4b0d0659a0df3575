"""A PDF from anywhere, opened with care: it may be damaged, or made to do harm.

Nothing is repaired: what a repair would make of a file is not what its reader was
handed. What swells when it is unpacked is stopped by limits of qpdf, which pikepdf
stands on; they hold for the whole process and are put back afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import settings

from briefmaker.problems import BriefError, Problem

HEAD = b"%PDF-"
WITHIN = 1024
"""Bytes at the beginning within which a PDF says that it is one (ISO 32000-1, H.3)."""

MOST_BYTES = 64_000_000
"""The most that one part of a file may hold when it is unpacked."""

DAMAGED = Problem(
    "pdf.damaged",
    "the PDF is damaged, or was not sent or downloaded to its end",
    hint="get it again from where it came from",
)


@contextmanager
def opened(data: bytes) -> Iterator[pikepdf.Pdf]:
    """Open a PDF; what turns out to be broken inside it is told as damage.

    Raises:
        BriefError: it is no PDF, is damaged, or is protected with a password.
    """
    if HEAD not in data[:WITHIN]:
        raise BriefError([_no_pdf(data)])
    with unpacking_at_most(MOST_BYTES):
        try:
            with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
                if pdf.is_encrypted:
                    raise BriefError([_PROTECTED])
                yield pdf
        except pikepdf.PasswordError as error:
            raise BriefError([_LOCKED]) from error
        except BROKEN as error:
            raise BriefError([DAMAGED]) from error


@contextmanager
def unpacking_at_most(most: int) -> Iterator[None]:
    """Let nothing in a PDF be unpacked to more than so many bytes."""
    before: dict[str, Any] = settings.set_qpdf_limits(
        flate_max_memory=most,
        run_length_max_memory=most,
        png_max_memory=most,
        tiff_max_memory=most,
        dct_max_memory=most,
    )
    try:
        yield
    finally:
        settings.set_qpdf_limits(**before)


BROKEN = (
    pikepdf.PdfError,
    pikepdf.ForeignObjectError,
    TypeError,
    ValueError,
    KeyError,
    IndexError,
    AttributeError,
    RecursionError,
)
"""How pikepdf says that a file does not hold what it should: it has many ways."""


def _no_pdf(data: bytes) -> Problem:
    if not data:
        return Problem(
            "pdf.no-pdf", "the file is empty", hint="get it again from its sender"
        )
    return Problem(
        "pdf.no-pdf",
        "this is no PDF, whatever its name says",
        hint="name a PDF, as `briefmaker render` makes them",
    )


_LOCKED = Problem(
    "pdf.locked",
    "the PDF opens only with a password",
    hint="ask for a copy that opens without one",
)
_PROTECTED = Problem(
    "pdf.locked",
    "the PDF is protected, as no PDF is that briefmaker made",
    hint="ask for a copy without protection",
)
