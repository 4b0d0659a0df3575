"""Pages of others in the finished file, in place of what stood in for them.

The file keeps its tags: a picture is one piece of content, and what takes its place has
no structure of its own (ISO 32000-1, 14.7.4).
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name, Pdf, Stream

from briefmaker.pdf.conform import unambiguous
from briefmaker.pdf.foreign.ready import LEAF
from briefmaker.writing.page import Borrowed

SIZE = hashlib.sha256().digest_size
"""Bytes with which a stand-in begins."""


def placed(data: bytes, borrowed: Sequence[Borrowed]) -> bytes:
    """Return a finished file with pages of others where their stand-ins were set.

    The same file always gives the same bytes; without anything borrowed it is returned
    as it is.

    Args:
        data: a file whose stand-ins are pictures of one row.
        borrowed: the pages that take their places, from all documents in the file.

    Raises:
        LookupError: a stand-in is not in the file, so its page would be missing.
    """
    if not borrowed:
        return data
    with pikepdf.open(BytesIO(data)) as pdf:
        standing = dict(_standing(pdf))
        for each in borrowed:
            _place(pdf, each, standing)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return unambiguous(out.getvalue())


def _standing(pdf: Pdf) -> Iterator[tuple[str, Any]]:
    """Yield the pictures that may be stand-ins, by the digests that they show."""
    for part in pdf.objects:
        if not isinstance(part, Stream) or part.get("/Subtype") != Name.Image:
            continue
        if part.get("/Height") == 1:
            yield part.read_bytes()[:SIZE].hex(), part


def _place(pdf: Pdf, borrowed: Borrowed, standing: Mapping[str, Any]) -> None:
    """Let the pages of one file take the places of their stand-ins."""
    with pikepdf.open(BytesIO(borrowed.data)) as source:
        for digest, number in borrowed.places.items():
            if digest not in standing:
                raise LookupError(f"nothing stands in for page {number + 1}")
            leaf = source.pages[number].Resources.XObject[str(LEAF)]
            form: Any = pdf.copy_foreign(leaf)
            place = standing[digest]
            packed, how = form.get("/Filter"), form.get("/DecodeParms")
            place.stream_dict = form.stream_dict
            place.write(form.read_raw_bytes(), filter=packed, decode_parms=how)
