"""Files inside the PDF: written by the engine, then named as what they are.

WeasyPrint 70.0 lists each file twice among the associated files of PDF/A-3, takes its
media type from tables of the machine, and its dates from the clock. Here each is listed
once, with its relationship to the document (ISO 19005-3, 6.8; ISO 32000-2, 14.13), its
own media type, and the document's dates.
"""

import datetime
from collections.abc import Sequence
from typing import Any

import pydyf

from briefmaker.pdf.fetching import Confined
from briefmaker.pdf.weasy import Attachment
from briefmaker.writing.record import Attached


def attachments(attached: Sequence[Attached], day: datetime.date) -> list[Attachment]:
    """Return files as the engine takes them, sorted as names have to be.

    The order is that of a name tree (ISO 32000-1, 7.9.6).

    Args:
        day: the document's date, which theirs is too.
    """
    date = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    return [
        Attachment(
            string=file.data,
            name=file.name,
            description=file.description,
            created=date,
            modified=date,
            relationship=file.relation,
            url_fetcher=Confined(),
        )
        for file in _sorted(attached)
    ]


def _sorted(files: Sequence[Attached]) -> list[Attached]:
    return sorted(files, key=lambda file: file.name.encode("utf-8"))


def associate(pdf: Any, attached: Sequence[Attached]) -> None:
    """Name each embedded file once among the associated files of the document.

    Args:
        pdf: the engine's file before it is written, which this changes.
        attached: the files that were written.
    """
    specifications: list[Any] = [
        part
        for part in pdf.objects
        if isinstance(part, dict) and part.get("Type") == "/Filespec"
    ]
    for file, specification in zip(_sorted(attached), specifications, strict=True):
        specification["AFRelationship"] = f"/{file.relation}"
        stream = pdf.objects[int(specification["EF"]["F"].split()[0])]
        stream.extra["Subtype"] = pydyf.name(file.media)
    if specifications:
        listed = b" ".join(part.reference for part in specifications)
        pdf.catalog["AF"] = b"[" + listed + b"]"
