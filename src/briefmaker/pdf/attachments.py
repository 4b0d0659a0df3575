"""Files inside the PDF: written by the engine, then named as what they are.

WeasyPrint 70.0 embeds a file and lists it by name, but says how it relates to the
document only in PDF/A-3, and there it lists each file twice among the associated
files. Here each is listed once, with its relationship (ISO 32000-2, 14.13), which
PDF/UA-1 allows. Dates are the document's: without them the engine would take the
clock's.
"""

import datetime
from typing import Any

from weasyprint import Attachment

from briefmaker.writing.page import Page

DATA = "Data"
"""Data from which what is on the page can be derived, or checked (14.13.2)."""


def attachments(page: Page) -> list[Attachment]:
    """Return the files of a page as the engine takes them."""
    day = page.metadata.created
    date = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    return [
        Attachment(
            string=file.data,
            name=file.name,
            description=file.description,
            created=date,
            modified=date,
            relationship=DATA,
        )
        for file in page.attached
    ]


def associate(_document: Any, pdf: Any) -> None:
    """Name each embedded file once among the associated files of the document.

    Args:
        pdf: the engine's file before it is written, which this changes.
    """
    specifications: list[Any] = [
        part
        for part in pdf.objects
        if isinstance(part, dict) and part.get("Type") == "/Filespec"
    ]
    for specification in specifications:
        specification["AFRelationship"] = f"/{DATA}"
    if specifications:
        listed = b" ".join(part.reference for part in specifications)
        pdf.catalog["AF"] = b"[" + listed + b"]"
