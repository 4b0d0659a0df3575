"""A Word file as bytes: the same document always gives the same."""

import zipfile
from io import BytesIO

from docx.document import Document

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name."""

TYPES = "[Content_Types].xml"
"""The part that must come first, for programs that look at the first bytes only."""


def packed(document: Document) -> bytes:
    """Return a document as a file, its parts in a fixed order and without times."""
    raw, written = BytesIO(), BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as before, zipfile.ZipFile(written, "w") as after:
        for name in sorted(before.namelist(), key=lambda name: (name != TYPES, name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            after.writestr(entry, before.read(name))
    return written.getvalue()
